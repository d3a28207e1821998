// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rounds/room_form.h"

#include "ui/rounds/round_parts.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"

#include <QDateEdit>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>

namespace attune::ui {

RoomForm::RoomForm(const Theme& theme, Session& session, const QString& prefix, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_session(session), m_save(makeButton({}, "primary")), m_prefix(prefix),
      m_problem(makeParagraph({}, "", "warn")) {
    setObjectName(prefix + QStringLiteral("Editor"));
    m_problem->setObjectName(prefix + QStringLiteral(".problem"));
    m_save->setObjectName(prefix + QStringLiteral(".save"));
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(24, 16, 24, 24);
    m_form = new QFormLayout;
    column->addLayout(m_form);
    column->addStretch(); // a short form stays together at the top
    m_form->setHorizontalSpacing(24);
    m_form->setVerticalSpacing(12);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(makeScroll(page));
}

void RoomForm::addRow(const QString& words, QWidget* field) { m_form->addRow(makeLabel(words, "label", "2"), field); }

void RoomForm::addRow(const QString& words, QLayout* field) { m_form->addRow(makeLabel(words, "label", "2"), field); }

void RoomForm::addWide(QWidget* widget) { m_form->addRow(widget); }

void RoomForm::addProblem() { m_form->addRow(m_problem); }

void RoomForm::addButtons() {
    QPushButton* back = makeButton(tr("Cancel"), "quiet");
    back->setObjectName(m_prefix + QStringLiteral(".cancel"));
    connect(back, &QPushButton::clicked, this, &RoomForm::cancelled);
    m_form->addRow(makeBeside({m_save, back}));
}

void RoomForm::refuse(const QString& sentence, QWidget* where) {
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    if (where)
        where->setFocus();
}

QDateEdit* makeDay(const QString& name, const QString& words) {
    auto* day = new QDateEdit;
    nameWidget(day, name, words);
    day->setDisplayFormat(QStringLiteral("d MMM yyyy"));
    day->setLocale(Words::locale());
    day->setCalendarPopup(true);
    return day;
}

} // namespace attune::ui
