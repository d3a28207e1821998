// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QApplication>

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    attune::ui::Theme theme;
    return 0;
}
