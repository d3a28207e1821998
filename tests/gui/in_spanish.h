// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/language.h"

namespace attune::test {

/// Speaks Spanish while it lives; the other tests read English.
struct InSpanish {
    InSpanish() { ui::speak(QStringLiteral("es")); }
    ~InSpanish() { ui::speak(QStringLiteral("en")); }
    InSpanish(const InSpanish&) = delete;
    InSpanish& operator=(const InSpanish&) = delete;
};

} // namespace attune::test
