// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rounds/retest_editor.h"

#include "base/clock.h"
#include "ui/rounds/round_parts.h"
#include "ui/rounds/round_words.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/round_board.h"
#include "workspace/session.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <algorithm>

namespace attune::ui {
namespace {

constexpr std::int64_t weekMs = std::int64_t{7} * 86'400'000;
constexpr std::int64_t soon = 4; ///< weeks within which a clip is often remembered

QString retest(const char* name) { return QStringLiteral("retest.") + QString::fromLatin1(name); }

} // namespace

RetestEditor::RetestEditor(const Theme& theme, Session& session, QWidget* parent)
    : RoomForm(theme, session, QStringLiteral("retest"), parent), m_heading(makeParagraph({}, "title")),
      m_outcome(makeParagraph({}, "", "2")), m_title(new QLineEdit),
      m_people(new CheckList(retest("people"), tr("Raters who code again"))), m_hasDue(new QCheckBox(tr("Last day"))),
      m_due(makeDay(retest("due"), tr("Last day"))) {
    nameWidget(m_title, retest("title"), tr("Name of the new round"));
    m_hasDue->setObjectName(retest("hasDue"));
    m_outcome->setObjectName(retest("outcome"));
    m_save->setText(tr("Make the round"));
    addWide(m_heading);
    addWide(makeParagraph(tr("The clips of this round a second time, to see whether raters agree with themselves. Each "
                             "clip gets another name and another place, without title and setting, so that nobody "
                             "knows that they have had it; results stay closed until you release them. Afterwards "
                             "Calibrate shows both codings under “Coded twice”."),
                          "small", "2"));
    addRow(tr("Name"), m_title);
    addRow(tr("Raters"), m_people);
    addRow(tr("Due"), makeBeside({m_hasDue, m_due}));
    addProblem();
    addWide(m_outcome);
    addButtons();
    connect(m_people, &QListWidget::itemChanged, this, &RetestEditor::preview);
    connect(m_hasDue, &QCheckBox::toggled, m_due, &QWidget::setEnabled);
    connect(m_save, &QPushButton::clicked, this, &RetestEditor::save);
    setFocusProxy(m_title);
}

void RetestEditor::begin(const RoundId& id) {
    m_round = id;
    m_seed = QDateTime::currentMSecsSinceEpoch() % 1'000'000;
    m_hasDue->setChecked(false);
    m_due->setEnabled(false);
    m_due->setDate(QDate::currentDate().addDays(14));
    const auto board = roundBoard(*m_session.library(), m_session.viewer());
    const auto none = std::vector<RoundCard>{};
    const auto& cards = board ? *board : none;
    const auto card = std::ranges::find(cards, id, [](const RoundCard& one) { return one.round.id; });
    {
        const QSignalBlocker quiet(m_people);
        m_people->clear();
        const QString title = card == cards.end() ? QString() : QString::fromStdString(card->round.title);
        m_heading->setText(tr("Give the clips of “%1” again").arg(title));
        if (card != cards.end())
            for (const RaterProgress& one : card->raters)
                if (one.submitted > 0)
                    m_people->add(
                        QStringLiteral("%1   %2").arg(QString::fromStdString(one.rater.value), progressInWords(one)),
                        one.rater.value, true);
        m_title->setText(tr("%1, again").arg(title));
    }
    m_title->selectAll();
    preview();
    if (!board)
        refuse(Words::of(board.error()));
}

RetestRequest RetestEditor::request() const {
    RetestRequest out{m_round, {}, m_title->text().simplified().toStdString(), {}, m_seed};
    for (const std::string& code : m_people->checked())
        out.raters.emplace_back(code);
    if (m_hasDue->isChecked())
        out.due = m_due->date().toString(Qt::ISODate).toStdString();
    return out;
}

void RetestEditor::preview() {
    const RetestRequest asked = request();
    m_outcome->clear();
    m_save->setEnabled(false);
    if (asked.raters.empty())
        return refuse(tr("Choose at least one rater."));
    const auto plan = planRetest(*m_session.library(), m_session.viewer(), asked);
    if (!plan)
        return refuse(Words::of(plan.error()));
    refuse({});
    m_save->setEnabled(true);
    const auto clips = plan->twins.size();
    const QString span = dayInWords(plan->firstMs) == dayInWords(plan->lastMs)
                             ? tr("on %1").arg(dayInWords(plan->firstMs))
                             : tr("between %1 and %2").arg(dayInWords(plan->firstMs), dayInWords(plan->lastMs));
    QString words = (clips == 1 ? tr("%1 clip that all of these raters submitted %2, as %3.")
                                : tr("%1 clips that all of these raters submitted %2, as %3 to %4."))
                        .arg(clips)
                        .arg(span, QString::fromStdString(plan->twins.front().alias));
    if (clips > 1)
        words = words.arg(QString::fromStdString(plan->twins.back().alias));
    if (const std::int64_t weeks = (wallClockMs() - plan->lastMs) / weekMs; weeks < soon)
        words += QLatin1Char(' ') + tr("The last of them was coded less than %1 weeks ago and may be remembered; "
                                       "memory makes raters look steadier than they are.")
                                        .arg(soon);
    if (clips < 10)
        words +=
            QLatin1Char(' ') + tr("With fewer than 10 clips the figures will be too uncertain to judge anybody by.");
    m_outcome->setText(words);
}

void RetestEditor::save() {
    const auto made = addRetest(*m_session.library(), m_session.viewer(), request());
    if (!made)
        return refuse(Words::of(made.error()), m_title);
    emit this->made(tr("The round is kept. Choose a rater and hand it out."));
}

} // namespace attune::ui
