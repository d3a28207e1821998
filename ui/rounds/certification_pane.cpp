// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rounds/certification_pane.h"

#include "base/clock.h"
#include "base/file.h"
#include "report/certificate.h"
#include "report/number_text.h"
#include "report/pdf_document.h"
#include "ui/calibrate/tables.h"
#include "ui/file_choice.h"
#include "ui/rounds/round_parts.h"
#include "ui/rounds/round_words.h"
#include "ui/store_work.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QTableWidget>
#include <algorithm>

namespace attune::ui {
namespace {

QString text(const std::string& words) { return QString::fromStdString(words); }

QString clauseInWords(const ClauseResult& clause) {
    const QString limit = text(numberText(clause.threshold, numberStyleOf(clause.estimate)));
    const QString name = Words::of(estimateNameInWords(clause.estimate));
    if (clause.comparison == "atMost")
        return CertificationPane::tr("%1 at most %2").arg(name, limit);
    if (clause.comparison == "absAtMost")
        return CertificationPane::tr("%1 within ±%2").arg(name, limit);
    return CertificationPane::tr("%1 at least %2").arg(name, limit);
}

QString focusInWords(const PracticeFocus& focus) {
    const QString where = focus.direction == "higher"  ? CertificationPane::tr("scores too high")
                          : focus.direction == "lower" ? CertificationPane::tr("scores too low")
                                                       : CertificationPane::tr("scores to both sides");
    QStringList clips;
    for (const ClipId& clip : focus.clips)
        clips << text(clip.value);
    return clips.isEmpty() ? CertificationPane::tr("%1: %2").arg(text(focus.dimension.value), where)
                           : CertificationPane::tr("%1: %2. Practise on %3")
                                 .arg(text(focus.dimension.value), where, clips.join(QStringLiteral(", ")));
}

} // namespace

QString standingInWords(const Standing& standing) {
    const QString until = standing.validUntil ? dayInWords(*standing.validUntil) : QString();
    switch (standing.state) {
    case CertificateState::Certified:
        return CertificationPane::tr("certified until %1").arg(until);
    case CertificateState::ExpiresSoon:
        return CertificationPane::tr("expires soon, on %1: plan a new test").arg(until);
    case CertificateState::Expired:
        return CertificationPane::tr("expired on %1").arg(until);
    case CertificateState::Practising:
        return standing.nextAttempt
                   ? CertificationPane::tr("practising, next attempt from %1").arg(dayInWords(*standing.nextAttempt))
                   : CertificationPane::tr("practising");
    case CertificateState::NoAttemptsLeft:
        return CertificationPane::tr("no attempts left under this rule");
    }
    return {};
}

Result<QString> saveCertificate(Session& session, const CertificationRecord& record, QWidget* parent) {
    Library& library = *session.library();
    const auto rounds = library.rounds(session.viewer());
    const auto schemes = library.schemes();
    for (const Error* error : {rounds ? nullptr : &rounds.error(), schemes ? nullptr : &schemes.error()})
        if (error)
            return std::unexpected(*error);
    const auto html = certificateHtml(record, certificateText(record, session.libraryTitle(), *rounds, *schemes));
    if (!html)
        return std::unexpected(html.error());
    const auto pdf = pdfOfDocument(*html);
    if (!pdf)
        return std::unexpected(pdf.error());
    const QString place = chooseFileToSave(parent, CertificationPane::tr("Save the certificate"),
                                           CertificationPane::tr("certificate-%1.pdf").arg(text(record.rater.value)),
                                           CertificationPane::tr("PDF (*.pdf)"));
    if (place.isEmpty())
        return QString();
    if (auto ok = writeFileAtomic(place.toStdString(), *pdf, Overwrite::Allow); !ok)
        return std::unexpected(ok.error());
    if (auto ok = library.note(session.viewer(), "exported", {}, "certificate of line " + std::to_string(record.seq));
        !ok)
        return std::unexpected(ok.error());
    return CertificationPane::tr("The certificate is in %1.").arg(place);
}

CertificationPane::CertificationPane(const Theme& theme, Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_work(new Background(this)), m_round(new QComboBox), m_rater(new QComboBox),
      m_judge(makeButton(tr("Judge and write down"), "primary")),
      m_paper(makeButton(tr("Certificate as PDF…"), "", theme.icon(QStringLiteral("certificate")))),
      m_again(makeButton(tr("Compute anew"))),
      m_people(makeTable({tr("Rater"), tr("Rule"), tr("Attempts"), tr("Where they stand")}, {2}, 3)),
      m_lines(makeTable({tr("Line"), tr("Day"), tr("Rater"), tr("Outcome"), tr("Reference")}, {0}, 3)),
      m_clauses(makeTable({tr("Where"), tr("The rule asks"), tr("Reached"), tr("Verdict")}, {2}, 1)),
      m_verdict(makeParagraph({}, "strong")), m_focus(makeParagraph({}, "small", "2")),
      m_rule(makeParagraph({}, "small", "3")) {
    setObjectName(QStringLiteral("certification"));
    const auto name = [](QWidget* widget, const char* id, const QString& words) {
        nameWidget(widget, QStringLiteral("certify.") + QString::fromLatin1(id), words);
    };
    name(m_round, "round", tr("Test round"));
    name(m_rater, "rater", tr("Rater to judge"));
    name(m_judge, "judge", tr("Judge and write down"));
    name(m_paper, "paper", tr("Certificate as PDF"));
    name(m_again, "again", tr("Compute anew"));
    name(m_people, "people", tr("Where everybody stands"));
    name(m_lines, "lines", tr("Ledger"));
    name(m_clauses, "clauses", tr("Clauses of the verdict"));
    m_verdict->setObjectName(QStringLiteral("certify.verdict"));
    m_focus->setObjectName(QStringLiteral("certify.focus"));
    m_again->setToolTip(tr("With the reference as it is now; counts as no attempt"));

    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(24, 16, 24, 24);
    column->setSpacing(12);
    column->addWidget(makeLabel(tr("Judge a test"), "section"));
    auto* asking = new QHBoxLayout;
    asking->setSpacing(8);
    asking->addWidget(m_round, 2);
    asking->addWidget(m_rater, 1);
    asking->addWidget(m_judge);
    column->addLayout(asking);
    column->addWidget(m_rule);
    column->addWidget(makeLabel(tr("Where everybody stands"), "section"));
    column->addWidget(m_people);
    auto* head = new QHBoxLayout;
    head->addWidget(makeLabel(tr("Ledger"), "section"));
    head->addWidget(makeLabel(tr("lines are only ever added"), "small", "3"));
    head->addStretch();
    head->addWidget(m_again);
    head->addWidget(m_paper);
    column->addLayout(head);
    column->addWidget(m_lines);
    column->addWidget(m_verdict);
    column->addWidget(m_clauses);
    column->addWidget(m_focus);
    column->addWidget(makeParagraph(tr("A verdict is agreement with the reference of this site under the rule named. "
                                       "It is no certificate of the authors of a published instrument."),
                                    "small", "3"));
    column->addStretch();
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(makeScroll(page));
    for (QTableWidget* table : {m_people, m_lines})
        keepTableHeight(theme, table, 132);
    keepTableHeight(theme, m_clauses, 196);
    connect(m_round, &QComboBox::currentIndexChanged, this, &CertificationPane::showRaters);
    connect(m_judge, &QPushButton::clicked, this, &CertificationPane::judge);
    connect(m_again, &QPushButton::clicked, this, &CertificationPane::recomputeLine);
    connect(m_lines, &QTableWidget::itemSelectionChanged, this, &CertificationPane::showRecord);
    connect(m_paper, &QPushButton::clicked, this, [this] {
        if (!record())
            return;
        const auto saved = saveCertificate(m_session, *record(), this);
        if (!saved || !saved->isEmpty())
            emit notice(saved ? *saved : Words::of(saved.error()), !saved);
    });
    setFocusProxy(m_round);
}

bool CertificationPane::busy() const { return m_work->busy(); }

void CertificationPane::refresh() {
    Library& library = *m_session.library();
    auto rounds = library.rounds(m_session.viewer());
    auto ledger = library.certifications(m_session.viewer());
    auto now = standings(library, m_session.viewer(), isoTime(wallClockMs()).substr(0, 10));
    for (const Error* error :
         {rounds ? nullptr : &rounds.error(), ledger ? nullptr : &ledger.error(), now ? nullptr : &now.error()})
        if (error)
            return notice(Words::of(*error), true);
    std::erase_if(*rounds, [](const Round& round) { return !round.plan.certification; });
    std::ranges::reverse(*ledger);
    const QString before = m_round->currentText();
    m_rounds = std::move(*rounds);
    m_ledger = std::move(*ledger);
    m_standings = std::move(*now);
    {
        const QSignalBlocker quiet(m_round);
        m_round->clear();
        for (const Round& round : m_rounds)
            m_round->addItem(text(round.title));
        m_round->setCurrentIndex(std::max(0, m_round->findText(before)));
    }
    showRaters();
    m_people->setRowCount(static_cast<int>(m_standings.size()));
    for (int row = 0; const Standing& one : m_standings) {
        m_people->setItem(row, 0, new QTableWidgetItem(text(one.rater.value)));
        m_people->setItem(row, 1, new QTableWidgetItem(Words::of(one.rule)));
        setNumber(m_people, row, 2, QString::number(one.attempts));
        QString where = standingInWords(one);
        if (one.stale)
            where += tr("; the reference has changed since: compute anew");
        m_people->setItem(row++, 3, new QTableWidgetItem(where));
    }
    m_lines->setRowCount(static_cast<int>(m_ledger.size()));
    for (int row = 0; const CertificationRecord& one : m_ledger) {
        setNumber(m_lines, row, 0, QString::number(one.seq));
        m_lines->setItem(row, 1, new QTableWidgetItem(dayInWords(one.wallMs)));
        m_lines->setItem(row, 2, new QTableWidgetItem(text(one.rater.value)));
        m_lines->setItem(
            row, 3,
            new QTableWidgetItem(
                one.recomputes
                    ? tr("%1 (line %2 anew)").arg(Words::of(outcomeInWords(one.verdict.outcome))).arg(*one.recomputes)
                    : tr("%1 (attempt %2)").arg(Words::of(outcomeInWords(one.verdict.outcome))).arg(one.attempt)));
        m_lines->setItem(row++, 4, new QTableWidgetItem(tr("version %1").arg(one.referenceVersion)));
    }
    if (!m_ledger.empty())
        m_lines->selectRow(0);
    showRecord();
}

void CertificationPane::showRaters() {
    m_rater->clear();
    const int at = m_round->currentIndex();
    const bool has = at >= 0 && at < static_cast<int>(m_rounds.size());
    m_judge->setEnabled(has);
    if (!has) {
        m_rule->setText(tr("No round has a rule yet. Make a test round and choose a rule under “Certify by”."));
        return;
    }
    const Round& round = m_rounds[static_cast<std::size_t>(at)];
    for (const RaterId& rater : round.raters)
        m_rater->addItem(text(rater.value));
    const CertificationPolicy& policy = *round.plan.certification;
    m_rule->setText(tr("%1 attempts, %2 days between two, a pass holds %3 months. Judging is written to the ledger and "
                       "counts as an attempt.")
                        .arg(policy.attempts)
                        .arg(policy.coolingDays)
                        .arg(policy.validMonths));
}

const CertificationRecord* CertificationPane::record() const {
    const int row = m_lines->currentRow();
    return row < 0 || row >= static_cast<int>(m_ledger.size()) ? nullptr : &m_ledger[static_cast<std::size_t>(row)];
}

void CertificationPane::showRecord() {
    const CertificationRecord* one = record();
    m_paper->setEnabled(one && one->verdict.outcome == VerdictOutcome::Pass);
    const bool stale =
        one && std::ranges::any_of(m_standings, [&](const Standing& s) { return s.stale && s.last.seq == one->seq; });
    m_again->setEnabled(stale);
    m_clauses->setRowCount(0);
    m_focus->clear();
    m_verdict->setText(one ? tr("%1 under “%2”: %3, %4 clips")
                                 .arg(text(one->rater.value), Words::of(one->verdict.rule),
                                      Words::of(outcomeInWords(one->verdict.outcome)))
                                 .arg(one->clips)
                           : tr("Nobody has been judged yet."));
    m_clauses->setVisible(one != nullptr);
    if (!one)
        return;
    m_clauses->setRowCount(static_cast<int>(one->verdict.clauses.size()));
    for (int row = 0; const ClauseResult& clause : one->verdict.clauses) {
        m_clauses->setItem(row, 0,
                           new QTableWidgetItem(clause.dimension ? text(*clause.dimension) : tr("all dimensions")));
        m_clauses->setItem(row, 1, new QTableWidgetItem(clauseInWords(clause)));
        setNumber(m_clauses, row, 2,
                  clause.value ? text(numberText(*clause.value, numberStyleOf(clause.estimate)))
                               : Words::of(reasonInWords(clause.reason)));
        m_clauses->setItem(row++, 3,
                           new QTableWidgetItem(clause.held == true    ? tr("met")
                                                : clause.held == false ? tr("not met")
                                                                       : tr("not estimable")));
    }
    QStringList focus;
    for (const PracticeFocus& f : one->focus)
        focus << focusInWords(f);
    if (!focus.isEmpty())
        m_focus->setText(tr("What to practise next:\n") + focus.join(QLatin1Char('\n')));
}

void CertificationPane::work(std::function<Result<CertificationRecord>(Library&)> what) {
    m_judge->setEnabled(false);
    runOnStore<CertificationRecord>(*m_work, m_session, std::move(what), [this](Result<CertificationRecord>& outcome) {
        refresh();
        if (!outcome)
            emit notice(Words::of(outcome.error()), true);
        else
            emit notice(tr("%1: %2. Line %3 of the ledger.")
                            .arg(text(outcome->rater.value), Words::of(outcomeInWords(outcome->verdict.outcome)))
                            .arg(outcome->seq),
                        false);
    });
}

int CertificationPane::missingOf(const Round& round, const RaterId& rater) const {
    const auto board = roundBoard(*m_session.library(), m_session.viewer());
    if (board)
        for (const RoundCard& card : *board)
            for (const RaterProgress& one : card.raters)
                if (card.round.id == round.id && one.rater == rater)
                    return one.clips - one.submitted - static_cast<int>(one.spared.size());
    return 0;
}

void CertificationPane::judge() {
    const int at = m_round->currentIndex();
    if (at < 0 || m_rater->currentText().isEmpty())
        return;
    const Round& round = m_rounds[static_cast<std::size_t>(at)];
    CertifyRequest request{round.id, RaterId(m_rater->currentText().toStdString()), m_session.person().id};
    if (const int missing = missingOf(round, request.rater); missing > 0 && isOverdue(round)) {
        if (!askFirst(this,
                      tr("%1 has not submitted %2 of the clips of “%3”, and its last day is over. Judge now? What is "
                         "missing is then counted, and this is an attempt.")
                          .arg(text(request.rater.value))
                          .arg(missing)
                          .arg(text(round.title)),
                      tr("Judge, as an attempt"), tr("Wait")))
            return;
        request.countMissing = true;
    }
    work([request](Library& library) { return certify(library, request); });
}

void CertificationPane::recomputeLine() {
    if (record())
        work([seq = record()->seq, judge = m_session.person().id](Library& library) {
            return recompute(library, seq, judge);
        });
}

} // namespace attune::ui
