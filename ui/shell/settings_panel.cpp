// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settings_panel.h"

#include "ui/preferences.h"
#include "ui/theme/widgets.h"

#include <QGridLayout>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>

namespace attune::ui {

SettingsPanel::SettingsPanel(Theme& theme, Preferences& preferences, std::optional<int> breakMinutes)
    : m_theme(theme), m_preferences(preferences), m_percent(makeLabel({})) {
    setObjectName(QStringLiteral("settings"));
    setAccessibleName(QStringLiteral("Settings"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(32, 16, 16, 16);
    top->addWidget(makeLabel(QStringLiteral("Settings"), "title"));
    top->addStretch();
    QPushButton* close = makeIconButton(theme, QStringLiteral("close"), QStringLiteral("Close (Esc)"));
    close->setObjectName(QStringLiteral("settings.close"));
    connect(close, &QPushButton::clicked, this, &SettingsPanel::closeRequested);
    top->addWidget(close);
    column->addLayout(top);
    column->addWidget(makeLine());

    auto* grid = new QGridLayout;
    grid->setContentsMargins(32, 24, 32, 24);
    grid->setHorizontalSpacing(32);
    grid->setVerticalSpacing(24);
    grid->setColumnStretch(1, 1);

    QList<QPushButton*> looks;
    for (const auto& [name, words, value] : {std::tuple{"system", "Like the desktop", Appearance::System},
                                             {"light", "Light", Appearance::Light},
                                             {"dark", "Dark", Appearance::Dark}}) {
        QPushButton* button = makeButton(QString::fromLatin1(words));
        button->setObjectName(QStringLiteral("settings.") + QString::fromLatin1(name));
        looks.append(button);
        connect(button, &QPushButton::clicked, this, [this, value = value] {
            m_preferences.setAppearance(value);
            m_theme.setAppearance(value);
        });
        if (value == preferences.appearance())
            button->setProperty("firstFocus", true);
    }
    QLayout* segments = makeSegments(looks);
    for (QPushButton* button : looks)
        button->setChecked(button->property("firstFocus").toBool());
    auto* looksRow = new QHBoxLayout;
    looksRow->addLayout(segments);
    looksRow->addStretch();
    grid->addWidget(makeLabel(QStringLiteral("Appearance"), "label"), 0, 0);
    grid->addLayout(looksRow, 0, 1);

    auto* size = new QHBoxLayout;
    size->setSpacing(8);
    QPushButton* smaller = makeIconButton(theme, QStringLiteral("minus"), QStringLiteral("Smaller text"), "icon");
    QPushButton* bigger = makeIconButton(theme, QStringLiteral("plus"), QStringLiteral("Bigger text"), "icon");
    smaller->setObjectName(QStringLiteral("settings.smaller"));
    bigger->setObjectName(QStringLiteral("settings.bigger"));
    m_percent->setObjectName(QStringLiteral("settings.textScale"));
    m_percent->setAlignment(Qt::AlignCenter);
    m_percent->setMinimumWidth(56);
    size->addWidget(smaller);
    size->addWidget(m_percent);
    size->addWidget(bigger);
    size->addStretch();
    connect(smaller, &QPushButton::clicked, this, [this] { setScale(m_theme.textScale() - 10); });
    connect(bigger, &QPushButton::clicked, this, [this] { setScale(m_theme.textScale() + 10); });
    grid->addWidget(makeLabel(QStringLiteral("Text size"), "label"), 1, 0);
    grid->addLayout(size, 1, 1);

    auto* keys = new QHBoxLayout;
    QPushButton* showKeys = makeButton(QStringLiteral("Show all keys…"));
    showKeys->setObjectName(QStringLiteral("settings.keys"));
    connect(showKeys, &QPushButton::clicked, this, &SettingsPanel::keysRequested);
    keys->addWidget(showKeys);
    keys->addStretch();
    grid->addWidget(makeLabel(QStringLiteral("Keys"), "label"), 2, 0);
    grid->addLayout(keys, 2, 1);

    if (breakMinutes) {
        auto* rest = new QHBoxLayout;
        auto* minutes = new QSpinBox;
        minutes->setObjectName(QStringLiteral("settings.break"));
        minutes->setAccessibleName(QStringLiteral("Minutes of coding until a break"));
        minutes->setRange(0, 240);
        minutes->setSingleStep(5);
        minutes->setSuffix(QStringLiteral(" min"));
        minutes->setSpecialValueText(QStringLiteral("never"));
        minutes->setValue(*breakMinutes);
        connect(minutes, &QSpinBox::valueChanged, this, &SettingsPanel::breakChosen);
        rest->addWidget(minutes);
        rest->addStretch();
        grid->addWidget(makeLabel(QStringLiteral("Remind me of a break after"), "label"), 3, 0);
        grid->addLayout(rest, 3, 1);
        auto* layout = new QHBoxLayout;
        QPushButton* reset = makeButton(QStringLiteral("Back to the usual layout"));
        reset->setObjectName(QStringLiteral("settings.resetLayout"));
        connect(reset, &QPushButton::clicked, this, &SettingsPanel::layoutReset);
        layout->addWidget(reset);
        layout->addStretch();
        grid->addWidget(makeLabel(QStringLiteral("My layout"), "label"), 4, 0);
        grid->addLayout(layout, 4, 1);
    }
    column->addLayout(grid);
    column->addStretch();
    column->addWidget(makeLine());
    auto* foot = makeParagraph(QStringLiteral("Everything takes effect at once. Appearance and text size belong to "
                                              "this computer; keys and layout to you."),
                               "small", "3");
    foot->setContentsMargins(32, 12, 32, 12);
    column->addWidget(foot);
    setScale(theme.textScale());
}

void SettingsPanel::setScale(int percent) {
    if (percent != m_theme.textScale()) {
        m_theme.setTextScale(percent);
        m_preferences.setTextScale(m_theme.textScale());
    }
    m_percent->setText(QStringLiteral("%1 %").arg(m_theme.textScale()));
}

} // namespace attune::ui
