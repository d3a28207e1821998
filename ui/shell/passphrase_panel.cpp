// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/passphrase_panel.h"

#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/session.h"

#include <QApplication>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>

namespace attune::ui {

PassphrasePanel::PassphrasePanel(const Theme& theme, Session& session)
    : m_session(session), m_new(new QLineEdit), m_again(new QLineEdit), m_problem(makeParagraph({}, "", "warn")) {
    setObjectName(QStringLiteral("passphrasePanel"));
    setAccessibleName(tr("My passphrase"));
    const bool has = session.hasPassphrase();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(32, 16, 16, 24);
    column->setSpacing(12);
    auto* top = new QHBoxLayout;
    top->addWidget(makeLabel(tr("My passphrase"), "title"));
    top->addStretch();
    QPushButton* close = makeIconButton(theme, QStringLiteral("close"), tr("Close (Esc)"));
    connect(close, &QPushButton::clicked, this, &PassphrasePanel::closeRequested);
    top->addWidget(close);
    column->addLayout(top);
    column->addWidget(makeParagraph(
        has ? tr("Your private notes and the key that signs what you hand in are locked by your passphrase.")
            : tr("With a passphrase nobody else can open the library as you, and your private notes and the key that "
                 "signs what you hand in are locked. Nobody can bring a forgotten passphrase back: the notes are then "
                 "lost."),
        "", "2"));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto add = [&](QLineEdit* field, const char* name, const QString& words) {
        field->setObjectName(QStringLiteral("passphrasePanel.") + QString::fromLatin1(name));
        field->setAccessibleName(words);
        field->setEchoMode(QLineEdit::Password);
        grid->addWidget(makeLabel(words, "label", "2"), row, 0);
        grid->addWidget(field, row++, 1);
        connect(field, &QLineEdit::returnPressed, this, &PassphrasePanel::change);
    };
    if (has)
        add(m_old = new QLineEdit, "old", tr("Present one"));
    add(m_new, "new", has ? tr("New one") : tr("Passphrase"));
    add(m_again, "again", tr("Once more"));
    (m_old ? m_old : m_new)->setProperty("firstFocus", true);
    column->addLayout(grid);
    column->addWidget(
        makeParagraph(tr("Eight letters or more; several words are easier to keep in mind."), "small", "3"));
    m_problem->setObjectName(QStringLiteral("passphrasePanel.problem"));
    m_problem->hide();
    column->addWidget(m_problem);
    column->addStretch();
    auto* buttons = new QHBoxLayout;
    if (has) {
        QPushButton* away = makeButton(tr("Take it away"), "warn");
        away->setObjectName(QStringLiteral("passphrasePanel.remove"));
        away->setToolTip(tr("Notes and key are then open to whoever has the file; needs the present one"));
        connect(away, &QPushButton::clicked, this, &PassphrasePanel::takeAway);
        buttons->addWidget(away);
    }
    buttons->addStretch();
    QPushButton* keep = makeButton(has ? tr("Change it") : tr("Use this passphrase"), "primary");
    keep->setObjectName(QStringLiteral("passphrasePanel.save"));
    connect(keep, &QPushButton::clicked, this, &PassphrasePanel::change);
    buttons->addWidget(keep);
    buttons->addSpacing(16);
    column->addLayout(buttons);
}

void PassphrasePanel::refuse(const QString& sentence, QLineEdit* where) {
    m_problem->setText(sentence);
    m_problem->show();
    where->selectAll();
    where->setFocus();
}

void PassphrasePanel::change() {
    if (m_new->text().isEmpty())
        return refuse(tr("Write a new passphrase."), m_new);
    if (m_new->text() != m_again->text())
        return refuse(tr("The two are not the same: write it once more."), m_again);
    QApplication::setOverrideCursor(Qt::WaitCursor);
    const auto changed =
        m_session.setPassphrase(m_old ? m_old->text().toStdString() : std::string(), m_new->text().toStdString());
    QApplication::restoreOverrideCursor();
    if (!changed)
        return refuse(Words::of(changed.error()), m_old && changed.error().code == ErrorCode::Denied ? m_old : m_new);
    emit done(tr("Your passphrase is set. It is asked for when you open the library."));
}

void PassphrasePanel::takeAway() {
    QApplication::setOverrideCursor(Qt::WaitCursor);
    const auto changed = m_session.setPassphrase(m_old->text().toStdString(), {});
    QApplication::restoreOverrideCursor();
    if (!changed)
        return refuse(Words::of(changed.error()), m_old);
    emit done(tr("The passphrase is gone; your notes are no longer locked."));
}

} // namespace attune::ui
