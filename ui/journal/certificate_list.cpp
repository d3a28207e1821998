// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/certificate_list.h"

#include "base/clock.h"
#include "ui/rounds/certification_pane.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/session.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QPushButton>

namespace attune::ui {

CertificateList::CertificateList(const Theme& theme, Session& session, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_session(session), m_column(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("journal.certificates"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(8);
}

void CertificateList::addCard(const QString& title, const QString& words, bool isPass,
                              const std::function<void()>& save) {
    auto* card = new QFrame;
    card->setProperty("look", isPass ? QStringLiteral("card-2") : QStringLiteral("empty"));
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(16, 14, 16, 14);
    row->setSpacing(12);
    row->addWidget(makeIcon(m_theme, QStringLiteral("certificate")), 0, Qt::AlignTop);
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(makeParagraph(title, "label"));
    column->addWidget(makeParagraph(words, "small", "2"));
    if (save) {
        QPushButton* paper = makeButton(tr("Save as PDF…"), "link");
        paper->setObjectName(QStringLiteral("journal.certificate.save"));
        connect(paper, &QPushButton::clicked, this, save);
        column->addWidget(paper, 0, Qt::AlignLeft);
    }
    row->addLayout(column, 1);
    m_column->addWidget(card);
}

void CertificateList::refresh() {
    clearLayout(m_column);
    std::vector<Standing> mine;
    if (m_session.library()) {
        auto all = standings(*m_session.library(), m_session.viewer(), isoTime(wallClockMs()).substr(0, 10));
        if (!all) {
            emit said(Words::of(all.error()), true);
            return;
        }
        for (Standing& one : *all)
            if (one.rater == m_session.person().id)
                mine.push_back(std::move(one));
    }
    for (const Standing& one : mine) {
        const bool passed = one.last.verdict.outcome == VerdictOutcome::Pass;
        QString words = standingInWords(one);
        if (!words.isEmpty())
            words[0] = words[0].toUpper();
        if (!passed)
            for (const PracticeFocus& focus : one.last.focus)
                words += tr("\nPractise %1: your scores lie %2.")
                             .arg(QString::fromStdString(focus.dimension.value),
                                  focus.direction == "higher"  ? tr("too high")
                                  : focus.direction == "lower" ? tr("too low")
                                                               : tr("to both sides"));
        addCard(QString::fromStdString(one.rule), words, passed,
                passed ? std::function<void()>([this, record = one.last] {
                    const auto saved = saveCertificate(m_session, record, this);
                    if (!saved || !saved->isEmpty())
                        emit said(saved ? *saved : Words::of(saved.error()), !saved);
                })
                       : std::function<void()>());
    }
    if (mine.empty())
        addCard(tr("No certificate yet"),
                tr("A certificate names the rule it was given under, and until when it holds."), false, {});
}

} // namespace attune::ui
