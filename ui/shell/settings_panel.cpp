// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settings_panel.h"

#include "ui/language.h"
#include "ui/preferences.h"
#include "ui/theme/widgets.h"

#include <QComboBox>
#include <QGridLayout>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <algorithm>

namespace attune::ui {

SettingsPanel::SettingsPanel(Theme& theme, Preferences& preferences, std::optional<int> breakMinutes)
    : m_theme(theme), m_preferences(preferences), m_percent(makeLabel({})) {
    setObjectName(QStringLiteral("settings"));
    setAccessibleName(tr("Settings"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(32, 16, 16, 16);
    top->addWidget(makeLabel(tr("Settings"), "title"));
    top->addStretch();
    QPushButton* close = makeIconButton(theme, QStringLiteral("close"), tr("Close (Esc)"));
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
    for (const auto& [name, words, value] : {std::tuple{"system", QT_TR_NOOP("Like the desktop"), Appearance::System},
                                             {"light", QT_TR_NOOP("Light"), Appearance::Light},
                                             {"dark", QT_TR_NOOP("Dark"), Appearance::Dark}}) {
        QPushButton* button = makeButton(tr(words));
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
    grid->addWidget(makeLabel(tr("Appearance"), "label"), 0, 0);
    grid->addLayout(looksRow, 0, 1);

    auto* language = new QComboBox;
    language->setObjectName(QStringLiteral("settings.language"));
    language->setAccessibleName(tr("Language"));
    language->addItem(tr("Like the desktop"), QString());
    for (const Language& one : languages())
        language->addItem(one.name, one.code);
    language->setCurrentIndex(std::max(0, language->findData(preferences.language())));
    // Not at once: with the arrow keys one comes past languages one does not read.
    QPushButton* change = makeButton(tr("Change"));
    change->setObjectName(QStringLiteral("settings.speak"));
    change->setToolTip(tr("The window closes and opens again in this language"));
    change->setEnabled(false);
    connect(language, &QComboBox::currentIndexChanged, this, [this, language, change] {
        change->setEnabled(language->currentData().toString() != m_preferences.language());
    });
    connect(change, &QPushButton::clicked, this, [this, language] {
        m_preferences.setLanguage(language->currentData().toString());
        emit languageChosen();
    });
    auto* languageRow = new QHBoxLayout;
    languageRow->setSpacing(8);
    languageRow->addWidget(language);
    languageRow->addWidget(change);
    languageRow->addStretch();
    grid->addWidget(makeLabel(tr("Language"), "label"), 1, 0);
    grid->addLayout(languageRow, 1, 1);

    auto* size = new QHBoxLayout;
    size->setSpacing(8);
    QPushButton* smaller = makeIconButton(theme, QStringLiteral("minus"), tr("Smaller text"), "icon");
    QPushButton* bigger = makeIconButton(theme, QStringLiteral("plus"), tr("Bigger text"), "icon");
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
    grid->addWidget(makeLabel(tr("Text size"), "label"), 2, 0);
    grid->addLayout(size, 2, 1);

    auto* keys = new QHBoxLayout;
    QPushButton* showKeys = makeButton(tr("Show all keys…"));
    showKeys->setObjectName(QStringLiteral("settings.keys"));
    connect(showKeys, &QPushButton::clicked, this, &SettingsPanel::keysRequested);
    keys->addWidget(showKeys);
    keys->addStretch();
    grid->addWidget(makeLabel(tr("Keys"), "label"), 3, 0);
    grid->addLayout(keys, 3, 1);

    if (breakMinutes) {
        auto* rest = new QHBoxLayout;
        auto* minutes = new QSpinBox;
        minutes->setObjectName(QStringLiteral("settings.break"));
        minutes->setAccessibleName(tr("Minutes of coding until a break"));
        minutes->setRange(0, 240);
        minutes->setSingleStep(5);
        minutes->setSuffix(tr(" min"));
        minutes->setSpecialValueText(tr("never"));
        minutes->setValue(*breakMinutes);
        connect(minutes, &QSpinBox::valueChanged, this, &SettingsPanel::breakChosen);
        rest->addWidget(minutes);
        rest->addStretch();
        grid->addWidget(makeLabel(tr("Remind me of a break after"), "label"), 4, 0);
        grid->addLayout(rest, 4, 1);
        auto* layout = new QHBoxLayout;
        QPushButton* reset = makeButton(tr("Back to the usual layout"));
        reset->setObjectName(QStringLiteral("settings.resetLayout"));
        connect(reset, &QPushButton::clicked, this, &SettingsPanel::layoutReset);
        layout->addWidget(reset);
        layout->addStretch();
        grid->addWidget(makeLabel(tr("My layout"), "label"), 5, 0);
        grid->addLayout(layout, 5, 1);
    }
    column->addLayout(grid);
    column->addStretch();
    column->addWidget(makeLine());
    auto* foot = makeParagraph(tr("Everything takes effect at once. Appearance, language and text size belong "
                                  "to this computer; keys and layout to you."),
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
