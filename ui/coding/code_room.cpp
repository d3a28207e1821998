// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/coding/code_room.h"

#include "ui/coding/code_bar.h"
#include "ui/coding/code_keys.h"
#include "ui/coding/file_check.h"
#include "ui/coding/learn_strip.h"
#include "ui/coding/rating_panel.h"
#include "ui/coding/two_views.h"
#include "ui/coding/watched_line.h"
#include "ui/coding/work_timer.h"
#include "ui/controls/key_text.h"
#include "ui/controls/pane_edge.h"
#include "ui/player/clip_player.h"
#include "ui/player/picture_view.h"
#include "ui/player/playback.h"
#include "ui/player/player_bridge.h"
#include "ui/player/qt_audio_sink.h"
#include "ui/player/subtitles.h"
#include "ui/player/time_text.h"
#include "ui/player/transport.h"
#include "ui/player/views_bar.h"
#include "ui/player/work_words.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"
#include "ui/timeline/clip_signals.h"
#include "ui/timeline/timeline_list.h"
#include "ui/timeline/timeline_map.h"
#include "ui/timeline/timeline_panel.h"
#include "ui/timeline/timeline_view.h"
#include "ui/words.h"
#include "workspace/clip_context.h"
#include "workspace/learn_desk.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <algorithm>
#include <utility>

namespace attune::ui {
namespace {

/// "en · at home · mother, sister · foster": what surrounds the clip, as far as this person may know it.
QString contextInWords(const Session& session, const ClipId& clip) {
    if (!session.library())
        return {};
    const auto found = contextOf(*session.library(), session.viewer(), clip);
    if (!found)
        return {};
    const ClipContext& context = found->context;
    QStringList out;
    for (const std::string* words :
         {&context.language, &context.setting, &context.present, &context.relation, &context.family})
        if (!words->empty() && !(words == &context.setting && found->clip.title.empty())) // it is the title then
            out << QString::fromStdString(*words);
    return out.join(QStringLiteral(" · "));
}

} // namespace

CodeRoom::CodeRoom(AppContext context, QWidget* parent)
    : Room(context, parent), m_bridge(new PlayerBridge(std::make_shared<QtAudioSink>(), this)),
      m_picture(new PictureView(context.theme)), m_transport(new Transport(context.theme)),
      m_playback(new Playback(m_bridge, m_picture, m_transport, this)), m_panel(new RatingPanel(context.theme)),
      m_learn(new LearnStrip(context.theme)), m_timeline(new TimelinePanel(context.theme)), m_codes(new CodeKeys(this)),
      m_views(new TwoViews(context, m_bridge, m_picture, this)), m_subtitles(new Subtitles(m_bridge, m_picture, this)),
      m_timer(new WorkTimer(this)), m_watched(new WatchedLine(context.theme)), m_fileCheck(new FileCheck(this)) {
    setProperty("focusRing", QStringLiteral("none")); // hands the keyboard on
    m_picture->setObjectName(QStringLiteral("picture"));
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    auto* pictures = new QHBoxLayout;
    pictures->setSpacing(0);
    pictures->addWidget(m_picture, 1);
    pictures->addWidget(m_views->picture(), 1);
    left->addLayout(pictures, 1);
    left->addWidget(m_views->bar());
    left->addWidget(m_transport);
    m_playback->setSecondPicture(m_views->picture());
    connect(m_views, &TwoViews::swapped, this, [pictures](bool secondFirst) {
        pictures->setDirection(secondFirst ? QBoxLayout::RightToLeft : QBoxLayout::LeftToRight);
    });
    connect(m_views, &TwoViews::notice, this, &Room::notice);
    connect(m_subtitles, &Subtitles::notice, this, &Room::notice);
    auto* upper = new QHBoxLayout;
    upper->setSpacing(0);
    upper->addLayout(left, 1);
    auto* side = new QWidget;
    auto* rating = new QVBoxLayout(side);
    rating->setContentsMargins(0, 0, 0, 0);
    rating->setSpacing(0);
    rating->addWidget(m_panel, 1);
    rating->addWidget(m_learn);
    rating->addWidget(m_watched);
    upper->addWidget(new PaneEdge(theme(), session(), side, PaneEdge::Side::Right, "code.rating", {516, 61},
                                  tr("Edge of the rating")));
    upper->addWidget(side);
    auto* work = new QWidget;
    auto* column = new QVBoxLayout(work);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->setSizeConstraint(QLayout::SetNoConstraint);
    m_pages = new QStackedLayout(this);
    m_pages->setSizeConstraint(QLayout::SetNoConstraint);
    m_pages->addWidget(makeNoClipPage());
    m_pages->addWidget(work);
    column->addLayout(upper, 1);
    column->addWidget(new CodeBar(context.theme, m_codes));
    auto* edge = new PaneEdge(theme(), session(), m_timeline, PaneEdge::Side::Below, "code.timeline", {452, 100},
                              tr("Edge of the timeline"));
    edge->apply = [this](int px) { m_timeline->setMost(px); };
    column->addWidget(edge);
    column->addWidget(m_timeline);

    TimelineView* view = m_timeline->view();
    m_panel->markSpan = [this] { return markSpan(); };
    connect(m_bridge, &PlayerBridge::frameShown, this, &CodeRoom::frameShown);
    connect(m_bridge, &PlayerBridge::opened, this, &CodeRoom::indexArrived);
    connect(m_bridge, &PlayerBridge::indexChanged, this, &CodeRoom::indexArrived);
    connect(m_bridge, &PlayerBridge::backgroundProgress, this, [this](double share) {
        m_timeline->clipSignals()->setPassProgress(share);
        showWork();
    });
    connect(m_timeline, &TimelinePanel::stopRequested, this, [this] { m_bridge->player()->cancelBackground(); });
    connect(m_bridge, &PlayerBridge::stateChanged, this, [this] {
        if (!m_bridge->isPlaying()) {
            m_coverage.interrupt();
            keepCoverage();
        }
        emit statusChanged();
    });
    connect(m_bridge, &PlayerBridge::failed, this, [this](const QString& sentence) {
        if (!m_bridge->shown().frame && !m_bridge->index())
            m_picture->showMessage(sentence);
        emit notice(sentence, true);
    });
    connect(m_bridge, &PlayerBridge::openProgress, this, [this](double share) {
        if (!m_bridge->shown().frame && share < 1 && m_desk)
            m_picture->showMessage(tr("Reading %1, %2 %")
                                       .arg(QString::fromStdString(m_desk->clip().alias))
                                       .arg(static_cast<int>(share * 100)));
    });
    connect(m_bridge, &PlayerBridge::soundLost, this, [this] {
        if (!std::exchange(m_toldSound, true))
            emit notice(tr("No sound device answers; the picture plays without sound. Connect one and play again."),
                        false);
    });
    for (PictureView* picture : {m_picture, m_views->picture()})
        connect(picture, &PictureView::clicked, this, [this] { perform(QStringLiteral("play.toggle")); });
    connect(m_playback, &Playback::marksChanged, this,
            [this, view] { view->setMarks(m_playback->markIn(), m_playback->markOut()); });
    connect(m_panel, &RatingPanel::timeChosen, m_playback, &Playback::seek);
    connect(m_panel, &RatingPanel::failed, this, [this](const QString& sentence) { emit notice(sentence, true); });
    connect(m_learn, &LearnStrip::failed, this, [this](const QString& sentence) { emit notice(sentence, true); });
    connect(m_panel, &RatingPanel::submitted, this, [this] {
        emit notice(tr("Submitted. Your rating is locked; the comparison is open."), false);
        m_codes->stop();
        showBar();
        emit statusChanged();
    });
    connect(m_panel, &RatingPanel::compareRequested, this, [this] {
        if (m_clip)
            emit clipRequested(*m_clip, QStringLiteral("compare"));
    });
    connect(m_panel, &RatingPanel::evidenceRequested, this, [this, view](const EvidenceId& id) {
        if (!m_desk || !m_desk->coding().evidence.contains(id))
            return;
        view->select({}, id);
        m_playback->seek(m_desk->coding().evidence.at(id).span.begin);
    });
    connectTimeline();
    connect(m_fileCheck, &FileCheck::changed, this, [this] {
        ClipCard card = cardOf(*m_clip);
        card.mediaMissing = card.mediaChanged = true;
        openMedia(card);
        emit notice(ClipPlayer::whyNot(card), true);
    });
    connect(m_timer, &WorkTimer::minutePassed, this, &Room::statusChanged);
    connect(m_timer, &WorkTimer::breakDue, this, [this](int minutes) {
        emit notice(tr("%1 minutes without a break. Five minutes away from the screen keep the eye fresh; everything "
                       "is saved.")
                        .arg(minutes),
                    false);
    });
    layRows();
    m_transport->setUsable(false);
}

/// What there is to see before a clip is chosen.
QWidget* CodeRoom::makeNoClipPage() {
    auto* page = new QWidget;
    setGround(page, "surround");
    QLabel* words = makeLabel(tr("Choose a clip in Clips to rate it here."), "section");
    words->setObjectName(QStringLiteral("code.noClip"));
    auto* go = makeButton(tr("Go to Clips"), "primary");
    go->setObjectName(QStringLiteral("code.goToClips"));
    go->setToolTip(withKey(tr("Go to Clips"), "room.clips"));
    connect(go, &QPushButton::clicked, this, [this] { emit roomRequested(QStringLiteral("clips")); });
    auto* column = new QVBoxLayout(page);
    column->setSpacing(theme().px(16));
    column->addStretch(1);
    column->addWidget(words, 0, Qt::AlignHCenter);
    column->addWidget(go, 0, Qt::AlignHCenter);
    column->addStretch(2);
    return page;
}

CodeRoom::~CodeRoom() {
    if (m_desk)
        m_desk->onChanged = nullptr; // the desk belongs to the session and outlives this room
}

QWidget* CodeRoom::makeBar(QWidget* parent) {
    auto* bar = new QWidget(parent);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(theme().px(16));
    m_alias = new QLabel(bar);
    m_alias->setObjectName(QStringLiteral("bar.clip"));
    m_alias->setProperty("look", "section");
    m_title = new QLabel(bar);
    m_title->setProperty("tone", "2");
    m_facts = new ElidedLabel;
    m_facts->setObjectName(QStringLiteral("bar.facts"));
    m_facts->setProperty("tone", "3");
    m_place = new QLabel(bar);
    m_place->setProperty("look", "chip");
    row->addWidget(m_alias);
    row->addWidget(m_title);
    row->addWidget(m_facts, 1);
    row->addWidget(m_place, 0, Qt::AlignVCenter);
    showBar();
    return bar;
}

void CodeRoom::showBar() {
    if (!m_alias)
        return;
    if (!m_desk) {
        m_alias->setText(tr("Code"));
        m_title->setText(tr("no clip is open"));
        m_facts->clear();
        m_place->hide();
        return;
    }
    const Clip& clip = m_desk->clip();
    m_alias->setText(QString::fromStdString(clip.alias));
    m_title->setText(QString::fromStdString(clip.title.empty() ? clip.setting : clip.title));
    QStringList facts;
    if (clip.ageMonths)
        facts << (clip.ageMonths->first == clip.ageMonths->second
                      ? tr("child %1 months").arg(clip.ageMonths->first)
                      : tr("child %1 to %2 months").arg(clip.ageMonths->first).arg(clip.ageMonths->second));
    facts << clockText(MediaTime(clip.duration.ns));
    if (m_desk->readOnly())
        facts << tr("locked");
    if (const QString context = contextInWords(session(), clip.id); !context.isEmpty())
        facts << context;
    m_facts->setText(facts.join(QStringLiteral("    ")));
    m_facts->setToolTip(m_facts->text());
    m_place->hide();
    if (const auto round = session().round()) {
        const auto at = std::find(round->clips.begin(), round->clips.end(), clip.id);
        if (at != round->clips.end()) {
            m_place->setText(tr("%1, clip %2 of %3")
                                 .arg(QString::fromStdString(round->title))
                                 .arg(at - round->clips.begin() + 1)
                                 .arg(round->clips.size()));
            m_place->show();
        }
    }
}

void CodeRoom::enter() {
    m_timer->setBreakAfter(QString::fromStdString(session().setting("break.minutes").value_or("45")).toInt());
    showBar();
    if (m_desk)
        deskChanged();
}

void CodeRoom::leave() {
    if (m_bridge->isPlaying())
        m_bridge->player()->pause();
    m_codes->closeAll();
    keepCoverage();
}

void CodeRoom::frameShown() {
    const ShownFrame& shown = m_bridge->shown();
    if (!shown.frame)
        return;
    const PlayerStatus status = m_bridge->status();
    const bool playing = status.state == PlayState::Playing;
    m_timeline->view()->setPlayhead(shown.frame->time(), playing);
    m_timeline->map()->update();
    m_timer->worked();
    // The last frames may come here when the engine has stopped at the end already.
    if ((!playing && !status.atEnd) || status.speed <= 0)
        return;
    m_coverage.shownPlaying(shown.frame->time(), status.speed);
    if (const MediaIndexPtr index = m_bridge->index()) {
        // The last frame stays on until the end.
        if (shown.frame->index() + 1 == index->frames.frameCount())
            m_coverage.shownPlaying(index->frames.end(), status.speed);
        if (const int percent = watchedPercent(m_coverage.parts(), index->info.duration, 0); percent != m_percent) {
            m_percent = percent;
            m_timeline->map()->setWatched(m_coverage.parts());
            showWatched();
            emit statusChanged();
        }
    }
}

void CodeRoom::keepCoverage() {
    if (!m_clip)
        return;
    m_timeline->map()->setWatched(m_coverage.parts());
    if (m_coverage.parts() != m_watchedKept)
        session().noteWatched(*m_clip, m_coverage.parts());
    m_watchedKept = m_coverage.parts();
}

void CodeRoom::showWatched() {
    const LearnDesk* round = learnDesk(m_desk);
    const int fastest = round ? round->fastestWatchedPercent() : 0;
    m_watched->show(watchedPercent(m_coverage.parts(), m_desk->clip().duration, fastest),
                    round ? round->minWatchedPercent() : 0, fastest);
}

QSize CodeRoom::minimumSizeHint() const { return {theme().px(516 + 320), theme().px(360)}; }

void CodeRoom::resizeEvent(QResizeEvent*) {
    // Pictures and sound give way first, then motion; never the rows one works in.
    const int high = height();
    m_timeline->setRows(high >= theme().px(700), high >= theme().px(640), high >= theme().px(590));
}

void CodeRoom::focusInEvent(QFocusEvent*) {
    if (m_desk)
        m_panel->focusDimension(m_panel->focusedIndex());
}

bool CodeRoom::isReady() const {
    if (!m_bridge->player() || m_bridge->status().state == PlayState::Empty)
        return true;
    const MediaIndexPtr index = m_bridge->index();
    return index && (m_bridge->shown().frame || !index->hasVideo()) && m_timeline->clipSignals()->finished();
}

QString CodeRoom::blindText() const {
    if (!m_clip || session().person().role != RaterRole::Trainee || session().isBlind(*m_clip))
        return {};
    return tr("Not blind: feedback for %1 is open").arg(QString::fromStdString(m_desk->clip().alias));
}

QString CodeRoom::statusText() const {
    if (!m_desk)
        return {};
    if (m_codes->isOn())
        return m_codes->text();
    const QString watched =
        tr("Watched %1 % of the clip").arg(watchedPercent(m_coverage.parts(), m_desk->clip().duration, 0));
    return m_timer->minutes() == 0 ? watched : tr("%1, %2 min of work").arg(watched).arg(m_timer->minutes());
}

void CodeRoom::deskChanged() {
    m_timer->worked();
    m_timeline->setCoding(&m_desk->coding(), &m_desk->scheme(), m_desk->readOnly());
    m_panel->refresh();
    m_learn->refresh();
    showWatched();
    showHistory();
    emit statusChanged();
}

void CodeRoom::report(const Status& status) {
    if (status)
        return;
    emit notice(Words::of(status.error()), true);
    if (m_desk)
        deskChanged(); // show what is, not what was tried
}

DimensionId CodeRoom::focusedDimension() const {
    const auto rated = m_desk ? m_desk->rated() : std::vector<DimensionId>{};
    const int at = m_panel->focusedIndex();
    return at < 0 || at >= static_cast<int>(rated.size()) ? DimensionId() : rated[static_cast<std::size_t>(at)];
}

bool CodeRoom::canPerform(const QString& id) const {
    if (!m_desk)
        return false;
    if (id == QLatin1String("edit.undo"))
        return m_desk->undoText().has_value();
    if (id == QLatin1String("edit.redo"))
        return m_desk->redoText().has_value();
    if (id == QLatin1String("segment.previous") || id == QLatin1String("segment.next") ||
        id == QLatin1String("segment.selectRow"))
        return true;
    if (id.startsWith(QLatin1String("segment.")) || id.startsWith(QLatin1String("edge.")) ||
        id.startsWith(QLatin1String("code.")))
        return !m_desk->readOnly();
    if (id == QLatin1String("note.insertTime"))
        return !m_desk->readOnly();
    if (id == QLatin1String("history.show") || id == QLatin1String("note.goToTime"))
        return true;
    if (id == QLatin1String("learn.commit"))
        return m_learn->canCommit(focusedDimension());
    if (id.startsWith(QLatin1String("timeline.")))
        return true;
    if (id == QLatin1String("picture.subtitles"))
        return m_bridge->index() != nullptr;
    return m_views->canPerform(id) || m_panel->canPerform(id) || m_playback->canPerform(id);
}

bool CodeRoom::perform(const QString& id) {
    if (id == QLatin1String("layout.reset")) {
        m_timeline->view()->setHeights({});
        m_timeline->view()->setFolded({});
        keepRows();
        return true;
    }
    if (!canPerform(id))
        return false;
    m_timer->worked();
    TimelineView* view = m_timeline->view();
    if (id == QLatin1String("coding.submit"))
        keepCoverage(); // what has played until now counts
    // While the second view is moved alone, steps are its own.
    if (m_views->perform(id) || performOnMarks(id) || performOnNotes(id))
        return true;
    if (id == QLatin1String("picture.subtitles")) {
        m_subtitles->next();
    } else if (id == QLatin1String("learn.commit")) {
        m_learn->commit(focusedDimension());
    } else if (id == QLatin1String("edit.undo") || id == QLatin1String("edit.redo")) {
        report(id == QLatin1String("edit.undo") ? m_desk->undo() : m_desk->redo());
    } else if (id == QLatin1String("timeline.zoomIn")) {
        view->zoomBy(1.5);
    } else if (id == QLatin1String("timeline.zoomOut")) {
        view->zoomBy(1 / 1.5);
    } else if (id == QLatin1String("timeline.fit")) {
        view->fit();
    } else if (id == QLatin1String("timeline.list")) {
        m_timeline->setAsList(!m_timeline->isList());
    } else if (id == QLatin1String("step.previousEdge") || id == QLatin1String("step.nextEdge")) {
        stepEdge(id == QLatin1String("step.nextEdge") ? 1 : -1);
    } else if ((id == QLatin1String("play.selection") || id == QLatin1String("play.loop")) &&
               !m_playback->selection() && view->selectedSegment()) {
        // A selected segment is the selection when nothing else is.
        const TimeSpan span = m_desk->coding().segments.at(*view->selectedSegment()).span;
        m_playback->setMarks(span.begin, span.end);
        return m_playback->perform(id);
    } else if (m_panel->canPerform(id)) {
        return m_panel->perform(id);
    } else if (m_playback->perform(id)) {
        return true;
    } else if (id == QLatin1String("play.selection") || id == QLatin1String("play.loop")) {
        emit notice(tr("Nothing is selected: mark an in and an out with I and O, or choose a segment."), false);
        m_transport->setLooping(false);
    } else {
        return false;
    }
    return true;
}

} // namespace attune::ui
