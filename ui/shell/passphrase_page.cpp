// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/passphrase_page.h"

#include "ui/shell/people_page.h"
#include "ui/theme/widgets.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>

namespace attune::ui {

PassphrasePage::PassphrasePage(const QString& code, QWidget* parent)
    : QWidget(parent), m_field(new QLineEdit), m_problem(makeParagraph({}, "", "warn")) {
    setObjectName(QStringLiteral("passphrase"));
    QVBoxLayout* column = makeQuestionPage(this);
    column->addWidget(makeParagraph(tr("Passphrase of %1").arg(code), "display"));
    column->addWidget(makeParagraph(tr("It opens your private notes and signs what you hand in. Nobody can read or "
                                       "replace it for you; without it your notes stay closed."),
                                    "lead", "2"));
    column->addSpacing(16);
    m_field->setObjectName(QStringLiteral("passphrase.field"));
    m_field->setAccessibleName(tr("Passphrase of %1").arg(code));
    m_field->setEchoMode(QLineEdit::Password);
    column->addWidget(m_field);
    m_problem->setObjectName(QStringLiteral("passphrase.problem"));
    m_problem->hide();
    column->addWidget(m_problem);
    column->addSpacing(8);
    auto* buttons = new QHBoxLayout;
    QPushButton* open = makeButton(tr("Open"), "primary");
    open->setObjectName(QStringLiteral("passphrase.open"));
    QPushButton* other = makeButton(tr("I am somebody else"), "quiet");
    other->setObjectName(QStringLiteral("passphrase.other"));
    buttons->addWidget(open);
    buttons->addWidget(other);
    buttons->addStretch();
    column->addLayout(buttons);
    column->addStretch(2);
    connect(m_field, &QLineEdit::returnPressed, this, &PassphrasePage::give);
    connect(open, &QPushButton::clicked, this, &PassphrasePage::give);
    connect(other, &QPushButton::clicked, this, &PassphrasePage::left);
    setFocusProxy(m_field);
}

void PassphrasePage::give() {
    if (m_field->text().isEmpty())
        refuse(tr("Write the passphrase first."));
    else
        emit given(m_field->text());
}

void PassphrasePage::refuse(const QString& sentence) {
    m_problem->setText(sentence);
    m_problem->show();
    m_field->clear();
    m_field->setFocus();
}

} // namespace attune::ui
