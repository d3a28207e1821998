// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calibrate/filter_bar.h"

#include "base/clock.h"
#include "ui/controls/flow_layout.h"
#include "ui/theme/widgets.h"

#include <QComboBox>
#include <QPushButton>
#include <algorithm>

namespace attune::ui {
namespace {

constexpr std::int64_t dayMs = 86'400'000;
const QString byPurpose = QStringLiteral("purpose:");

} // namespace

FilterBar::FilterBar(Session& session) : m_session(session), m_all(makeButton(tr("Show all"), "quiet")) {
    setObjectName(QStringLiteral("calibrate.filters"));
    setGround(this, "surface-2");
    auto* row = new FlowLayout(this);
    row->setContentsMargins(24, 8, 16, 8);
    row->setSpacing(8);
    row->addWidget(makeLabel(tr("Show"), "small", "2"));
    m_round = make("round", tr("Round"));
    connect(m_round, &QComboBox::activated, this, [this] { emit roundChosen(m_round->currentData().toString()); });
    m_rater = add("rater", tr("Rater"));
    m_dimension = add("dimension", tr("Dimension"));
    m_clips = add("clips", tr("Clips"));
    m_since = add("since", tr("Submitted"));
    m_all->setObjectName(QStringLiteral("calibrate.filter.all"));
    row->addWidget(m_all);
    connect(m_all, &QPushButton::clicked, this, [this] {
        {
            for (QComboBox* each : m_choices) {
                const QSignalBlocker quiet(each);
                each->setCurrentIndex(0);
            }
        }
        m_all->hide();
        emit changed();
    });
    m_all->hide();
}

QComboBox* FilterBar::make(const char* name, const QString& words) {
    auto* choice = new QComboBox;
    choice->setObjectName(QStringLiteral("calibrate.filter.") + QString::fromLatin1(name));
    choice->setAccessibleName(words);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    layout()->addWidget(choice);
    return choice;
}

QComboBox* FilterBar::add(const char* name, const QString& words) {
    QComboBox* choice = make(name, words);
    m_choices.append(choice);
    connect(choice, &QComboBox::activated, this, [this] {
        m_all->setVisible(!filter().empty());
        emit changed();
    });
    return choice;
}

void FilterBar::refresh() {
    const auto round = m_session.round();
    setVisible(m_session.library() && round);
    if (isHidden())
        return;
    m_round->clear();
    auto rounds = m_session.library()->rounds(m_session.viewer()).value_or(std::vector<Round>{});
    std::ranges::reverse(rounds); // the newest first
    for (const Round& one : rounds)
        m_round->addItem(QString::fromStdString(one.title), QString::fromStdString(one.id.value));
    m_round->setCurrentIndex(m_round->findData(QString::fromStdString(round->id.value)));
    m_round->setVisible(rounds.size() > 1);
    QList<QVariant> before;
    for (QComboBox* each : m_choices) {
        before.append(each->currentData());
        each->clear();
    }
    m_rater->addItem(tr("all raters"), QString());
    for (const RaterId& rater : round->raters)
        m_rater->addItem(QString::fromStdString(rater.value), QString::fromStdString(rater.value));
    m_dimension->addItem(tr("all dimensions"), QString());
    for (const Dimension& dimension : m_session.scheme().clipScores())
        m_dimension->addItem(QString::fromStdString(dimension.name), QString::fromStdString(dimension.id.value));
    m_clips->addItem(tr("all clips"), QString());
    auto clips = m_session.library()->clips(m_session.viewer()).value_or(std::vector<Clip>{});
    std::erase_if(clips,
                  [&](const Clip& clip) { return std::ranges::find(round->clips, clip.id) == round->clips.end(); });
    std::ranges::stable_sort(clips, {}, &Clip::alias);
    for (const auto& [purpose, words] : {std::pair{"practice", tr("practice clips")},
                                         {"test", tr("test clips")},
                                         {"drift", tr("drift clips")},
                                         {"exemplar", tr("exemplars")}})
        if (std::ranges::any_of(clips, [&](const Clip& clip) { return clip.purpose == purpose; }))
            m_clips->addItem(words, byPurpose + QString::fromLatin1(purpose));
    for (const Clip& clip : clips)
        m_clips->addItem(QString::fromStdString(clip.alias), QString::fromStdString(clip.id.value));
    m_since->addItem(tr("at any time"), 0);
    for (const int weeks : {1, 4, 8, 26})
        m_since->addItem(weeks == 1 ? tr("in the last week") : tr("in the last %1 weeks").arg(weeks), weeks);
    for (qsizetype i = 0; i < m_choices.size(); ++i)
        m_choices[i]->setCurrentIndex(std::max(0, m_choices[i]->findData(before[i])));
    m_all->setVisible(!filter().empty());
}

RoundFilter FilterBar::filter() const {
    RoundFilter out;
    out.rater = RaterId(m_rater->currentData().toString().toStdString());
    out.dimension = DimensionId(m_dimension->currentData().toString().toStdString());
    const QString clips = m_clips->currentData().toString();
    if (clips.startsWith(byPurpose))
        out.purpose = clips.mid(byPurpose.size()).toStdString();
    else
        out.clip = ClipId(clips.toStdString());
    if (const int weeks = m_since->currentData().toInt(); weeks > 0)
        out.from = isoTime(wallClockMs() - std::int64_t{weeks} * 7 * dayMs).substr(0, 10);
    return out;
}

} // namespace attune::ui
