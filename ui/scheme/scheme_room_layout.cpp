// SPDX-License-Identifier: GPL-3.0-or-later
// What stands where in the scheme editor.
#include "ui/controls/flow_layout.h"
#include "ui/controls/row_drag.h"
#include "ui/scheme/example_player.h"
#include "ui/scheme/scheme_room.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <algorithm>

namespace attune::ui {
namespace {

/// Something that works, to begin with.
CodingScheme blankScheme() {
    CodingScheme out;
    out.ref = {SchemeId("my-scheme"), 1};
    out.title = "My scheme";
    out.persons = {"adult", "child"};
    Dimension dimension;
    dimension.id = DimensionId("dimension-1");
    dimension.name = "Dimension 1";
    out.dimensions = {dimension};
    return out;
}

} // namespace

QWidget* SchemeRoom::makeLeft() {
    auto* left = new QWidget;
    setGround(left, "surface-2");
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(makeSchemeButtons());
    column->addWidget(makeLine());
    m_parts->setObjectName(QStringLiteral("schemes.parts"));
    m_parts->setAccessibleName(tr("Parts of the scheme"));
    m_parts->setStyleSheet(
        QStringLiteral("QListWidget { background: transparent; } QListWidget::item { padding: 6px 12px; }"));
    m_parts->setMinimumHeight(48); // it scrolls; the buttons do not
    column->addWidget(m_parts, 1);
    column->addWidget(makeLine());
    auto* buttons = new QVBoxLayout;
    buttons->setContentsMargins(12, 12, 12, 12);
    buttons->setSpacing(8);
    const auto button = [&](const QString& text, const char* object, const char* kind = "") {
        QPushButton* out = makeButton(text, kind);
        out->setObjectName(QLatin1String(object));
        return out;
    };
    m_addDimension = button(tr("Add a dimension"), "schemes.addDimension");
    m_addRow = button(tr("Add a row of codes"), "schemes.addRow");
    m_up = button(tr("Up"), "schemes.up", "quiet");
    m_down = button(tr("Down"), "schemes.down", "quiet");
    m_remove = button(tr("Remove"), "schemes.remove", "quiet");
    m_try = button(tr("As the trainee sees it"), "schemes.try");
    m_try->setCheckable(true);
    auto* order = new FlowLayout;
    order->setSpacing(4);
    for (QPushButton* b : {m_up, m_down, m_remove})
        order->addWidget(b);
    buttons->addWidget(m_addDimension);
    buttons->addWidget(m_addRow);
    buttons->addLayout(order);
    buttons->addWidget(m_try);
    column->addLayout(buttons);
    connect(m_addDimension, &QPushButton::clicked, this, [this] { addPart(false); });
    connect(m_addRow, &QPushButton::clicked, this, [this] { addPart(true); });
    connect(m_up, &QPushButton::clicked, this, [this] { movePart(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { movePart(1); });
    connect(m_remove, &QPushButton::clicked, this, &SchemeRoom::removePart);
    connect(m_try, &QPushButton::clicked, this, &SchemeRoom::tryOut);
    auto* drag = new RowDrag(m_parts, theme());
    drag->mayMove = [this](int from, int to) {
        const QListWidgetItem *a = m_parts->item(from), *b = m_parts->item(to);
        return a->data(partRole) == b->data(partRole) && a->data(indexRole).isValid() && b->data(indexRole).isValid() &&
               canMovePart(b->data(indexRole).toInt() - a->data(indexRole).toInt());
    };
    connect(drag, &RowDrag::moved, this, [this](int from, int to) {
        movePart(m_parts->item(to)->data(indexRole).toInt() - m_parts->item(from)->data(indexRole).toInt());
    });
    connect(m_parts, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (m_filling || !item)
            return;
        m_part = static_cast<Part>(item->data(partRole).toInt());
        m_index = static_cast<std::size_t>(item->data(indexRole).toInt());
        showPart();
    });
    return left;
}

/// What is done with whole schemes, above the list of a scheme's parts.
QLayout* SchemeRoom::makeSchemeButtons() {
    auto* row = new FlowLayout;
    row->setContentsMargins(12, 12, 12, 12);
    row->setSpacing(4);
    const auto button = [&](const QString& text, const char* object, auto done) {
        QPushButton* out = makeButton(text, "quiet");
        out->setObjectName(QLatin1String(object));
        connect(out, &QPushButton::clicked, this, done);
        row->addWidget(out);
        return out;
    };
    button(tr("New"), "schemes.new", [this] { beginDraft(blankScheme()); });
    button(tr("Open…"), "schemes.open", [this] { openFile(); });
    button(tr("Save as…"), "schemes.save", [this] { saveFile(); });
    m_copy = button(tr("Copy"), "schemes.copy", [this] {
        CodingScheme copy = m_scheme;
        copy.ref = {SchemeId(copy.ref.id.value + "-copy"), 1};
        copy.title += " (copy)";
        beginDraft(std::move(copy));
    });
    m_version = button(tr("New version"), "schemes.newVersion", [this] {
        CodingScheme next = m_scheme;
        for (const ShelvedScheme& version : m_versions)
            if (version.scheme.ref.id == next.ref.id)
                next.ref.version = std::max(next.ref.version, version.scheme.ref.version);
        ++next.ref.version;
        beginDraft(std::move(next));
    });
    return row;
}

QWidget* SchemeRoom::makeRight() {
    auto* right = new QWidget;
    setGround(right, "surface-2");
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    const auto list = [](QListWidget* out, const char* object, const QString& name) {
        out->setObjectName(QLatin1String(object));
        out->setAccessibleName(name);
        out->setWordWrap(true);
        out->setTextElideMode(Qt::ElideNone);
        out->setStyleSheet(
            QStringLiteral("QListWidget { background: transparent; } QListWidget::item { padding: 4px 0; }"));
    };
    list(m_checks, "schemes.checks", tr("What is wrong"));
    list(m_changes, "schemes.changes", tr("What changed"));
    m_checkTitle->setObjectName(QStringLiteral("schemes.checkTitle"));
    m_changeTitle->setObjectName(QStringLiteral("schemes.changeTitle"));
    m_private->setObjectName(QStringLiteral("schemes.private"));
    const auto go = [this](const QListWidgetItem* item) {
        const auto at = static_cast<std::size_t>(item->data(indexRole).toInt());
        if (at < m_faults.size())
            goToFault(m_faults[at]);
    };
    connect(m_checks, &QListWidget::itemClicked, this, go);
    connect(m_checks, &QListWidget::itemActivated, this, go);
    m_loadTexts = makeButton(tr("Load private words…"));
    m_loadTexts->setObjectName(QStringLiteral("schemes.loadTexts"));
    m_dropTexts = makeButton(tr("Forget them"), "quiet");
    m_dropTexts->setObjectName(QStringLiteral("schemes.dropTexts"));
    connect(m_loadTexts, &QPushButton::clicked, this, &SchemeRoom::loadTexts);
    connect(m_dropTexts, &QPushButton::clicked, this, [this] {
        if (may(m_shelf->dropTextPack(m_scheme.ref.id)))
            showPrivate();
    });
    column->addWidget(m_example);
    column->addWidget(m_checkTitle);
    column->addWidget(m_checks, 2);
    column->addWidget(makeLine());
    column->addWidget(m_changeTitle);
    column->addWidget(m_changes, 3);
    column->addWidget(makeLine());
    column->addWidget(makeLabel(tr("Licensed wording"), "label"));
    column->addWidget(m_private);
    column->addWidget(m_loadTexts);
    column->addWidget(m_dropTexts);
    return right;
}

QWidget* SchemeRoom::makeBar(QWidget* parent) {
    auto* bar = new QWidget(parent);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(8);
    m_choice = new QComboBox(bar);
    m_choice->setObjectName(QStringLiteral("schemes.choice"));
    m_choice->setAccessibleName(tr("Scheme and version"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_state = makeLabel({}, "chip", "accent");
    m_state->setObjectName(QStringLiteral("schemes.state"));
    m_sentence = new ElidedLabel;
    m_sentence->setProperty("tone", "2");
    m_sentence->setObjectName(QStringLiteral("schemes.sentence"));
    row->addWidget(m_choice);
    row->addWidget(m_state, 0, Qt::AlignVCenter);
    row->addWidget(m_sentence, 1);
    m_use = makeButton(tr("Put into use…"), "primary");
    m_use->setObjectName(QStringLiteral("schemes.use"));
    connect(m_use, &QPushButton::clicked, this, [this] { putIntoUse(); });
    row->addWidget(m_use);
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (!m_filling)
            choose(index);
    });
    return bar;
}

} // namespace attune::ui
