// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/key_text.h"

#include "workspace/action_table.h"

namespace attune::ui {

QString keyText(const char* actionId) {
    const ActionInfo* action = findAction(actionId);
    if (!action || action->keys.empty())
        return {};
    QString text = QString::fromStdString(action->keys.front());
    text.replace(QStringLiteral("Return"), QStringLiteral("Enter"));
    text.replace(QStringLiteral("Left"), QStringLiteral("←"));
    text.replace(QStringLiteral("Right"), QStringLiteral("→"));
    text.replace(QStringLiteral(", "), QStringLiteral(" "));
    text.replace(QStringLiteral(" -"), QStringLiteral(" −"));
    return text;
}

QString withKey(const QString& text, const char* actionId) {
    const QString key = keyText(actionId);
    return key.isEmpty() ? text : QStringLiteral("%1  (%2)").arg(text, key);
}

} // namespace attune::ui
