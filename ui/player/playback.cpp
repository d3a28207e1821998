// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/playback.h"

#include "ui/player/picture_keys.h"
#include "ui/player/picture_view.h"
#include "ui/player/player_bridge.h"
#include "ui/player/transport.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace attune::ui {
namespace {

constexpr std::int64_t second = 1'000'000'000;
constexpr std::int64_t aroundNs = 2 * second;
constexpr double slowSpeed = 0.25;
constexpr std::array<double, 7> speeds{0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0};

} // namespace

Playback::Playback(PlayerBridge* bridge, PictureView* picture, Transport* transport, QObject* parent)
    : QObject(parent), m_bridge(bridge), m_picture(picture), m_transport(transport) {
    connect(bridge, &PlayerBridge::frameShown, this, &Playback::frameShown);
    connect(bridge, &PlayerBridge::stateChanged, this, &Playback::stateChanged);
    connect(bridge, &PlayerBridge::opened, this, &Playback::stateChanged);
    connect(bridge, &PlayerBridge::indexChanged, this, [this] {
        stateChanged();
        if (const ShownFrame& shown = m_bridge->shown(); shown.frame && m_transport)
            m_transport->setFrame(shown.frame->time(), shown.frame->index(), isCounted());
    });
    if (!transport)
        return;
    connect(transport, &Transport::actionRequested, this, &Playback::perform);
    connect(transport, &Transport::speedChosen, this, &Playback::setSpeed);
    connect(transport, &Transport::volumeChosen, this, [this](double volume) {
        if (Player* player = m_bridge->player()) {
            player->setVolume(volume);
            player->setMuted(false);
        }
    });
    connect(transport, &Transport::muteToggled, this, [this] {
        if (Player* player = m_bridge->player())
            player->setMuted(!player->status().muted);
        stateChanged();
    });
}

const FrameTable* Playback::frames() const {
    const MediaIndexPtr index = m_bridge->index();
    return index && index->hasVideo() ? &index->frames : nullptr; // the bridge keeps the index alive
}

bool Playback::isCounted() const {
    const MediaIndexPtr index = m_bridge->index();
    return !index || index->stage != IndexStage::Provisional;
}

void Playback::reset() {
    endSpan();
    setMarks({}, {});
    if (m_transport) {
        m_transport->setFrame({}, -1);
        m_transport->setPlaying(false);
        m_transport->setLooping(false);
        m_transport->setSpeed(1);
    }
}

void Playback::frameShown() {
    const ShownFrame& shown = m_bridge->shown();
    m_picture->setFrame(shown);
    if (!shown.frame)
        return;
    if (m_transport) {
        m_transport->setFrame(shown.frame->time(), shown.frame->index(), isCounted());
        m_transport->setDropped(m_bridge->status().droppedFrames);
    }
    stopAtEnd();
}

void Playback::stopAtEnd() {
    const ShownFrame& shown = m_bridge->shown();
    const FrameTable* table = frames();
    if (!m_stopAt || !table || shown.frame->time() + table->durationOf(shown.frame->index()) < *m_stopAt)
        return;
    const std::int64_t last = table->frameAt(*m_stopAt - MediaDuration(1));
    endSpan();
    m_bridge->player()->pause();
    m_bridge->player()->seekToFrame(last);
}

void Playback::endSpan() { m_stopAt.reset(); }

void Playback::stateChanged() {
    const PlayerStatus status = m_bridge->status();
    const bool playing = status.state == PlayState::Playing;
    m_picture->setSmooth(!playing);
    if (!m_transport)
        return;
    m_transport->setPlaying(playing);
    m_transport->setSpeed(status.speed);
    m_transport->setLooping(status.loop.has_value());
    m_transport->setVolume(status.volume, status.muted);
    m_transport->setDropped(status.droppedFrames);
    const MediaIndexPtr index = m_bridge->index();
    m_transport->setUsable(index != nullptr);
    if (index && !index->hasVideo())
        m_transport->setFrame(status.time, -1);
}

MediaTime Playback::time() const {
    const ShownFrame& shown = m_bridge->shown();
    return shown.frame ? shown.frame->time() : m_bridge->status().time;
}

void Playback::seek(MediaTime time) {
    if (Player* player = m_bridge->player()) {
        endSpan();
        player->seekToTime(time);
    }
}

void Playback::scrub(MediaTime time) {
    if (Player* player = m_bridge->player()) {
        endSpan();
        player->scrubToTime(time);
    }
}

void Playback::seekFrame(qint64 frame) {
    if (Player* player = m_bridge->player()) {
        endSpan();
        player->seekToFrame(frame);
    }
}

void Playback::playSpan(TimeSpan span, bool loop) {
    Player* player = m_bridge->player();
    if (!player)
        return;
    endSpan();
    if (!loop)
        m_stopAt = span.end;
    player->setLoop(loop ? std::optional(span) : std::nullopt);
    if (player->status().speed <= 0)
        player->setSpeed(1);
    player->seekToTime(span.begin);
    player->play();
    emit looping(loop);
}

void Playback::stopLoop() {
    if (Player* player = m_bridge->player())
        player->setLoop({});
    emit looping(false);
}

bool Playback::isLooping() const { return m_bridge->status().loop.has_value(); }

void Playback::setMarks(std::optional<MediaTime> in, std::optional<MediaTime> out) {
    if (in && out && *in > *out)
        std::swap(in, out);
    m_in = in;
    m_out = out;
    if (m_transport)
        m_transport->setMarks(in, out);
    Player* player = m_bridge->player();
    if (player && isLooping()) {
        if (const auto span = selection())
            player->setLoop(span);
        else
            stopLoop();
    }
    emit marksChanged();
}

std::optional<TimeSpan> Playback::selection() const {
    if (!m_in || !m_out || *m_in == *m_out)
        return {};
    return TimeSpan{*m_in, *m_out};
}

void Playback::setSpeed(double speed) {
    if (Player* player = m_bridge->player())
        player->setSpeed(speed);
    stateChanged();
}

void Playback::shuttle(int direction) {
    Player* player = m_bridge->player();
    const PlayerStatus status = player->status();
    const bool same = status.state == PlayState::Playing && (status.speed > 0) == (direction > 0);
    goOn(direction * (same ? std::clamp(std::abs(status.speed) * 2, 1.0, 8.0) : 1.0));
}

void Playback::goOn(double speed) {
    Player* player = m_bridge->player();
    endSpan();
    player->setSpeed(speed);
    player->play();
}

void Playback::goSlowly(double speed) {
    const double before = m_bridge->status().speed;
    if (!m_speedBefore)
        m_speedBefore = before < 0 || before > 2 ? 1 : before;
    goOn(speed);
}

bool Playback::performPicture(const QString& id) {
    const bool done = performOn(*m_picture, id);
    if (done && m_secondPicture)
        performOn(*m_secondPicture, id);
    return done;
}

bool Playback::canPerform(const QString& id) const {
    const bool ours = id.startsWith(QLatin1String("play.")) || id.startsWith(QLatin1String("shuttle.")) ||
                      id.startsWith(QLatin1String("step.")) || id.startsWith(QLatin1String("speed.")) ||
                      id.startsWith(QLatin1String("mark.")) || id.startsWith(QLatin1String("go.")) ||
                      (id.startsWith(QLatin1String("picture.")) && id != QLatin1String("picture.subtitles"));
    return ours && m_bridge->index() != nullptr;
}

bool Playback::perform(const QString& id) {
    Player* player = m_bridge->player();
    if (!player || !canPerform(id))
        return false;
    const PlayerStatus status = player->status();
    // Where the next step starts from: what was asked for, or what is shown.
    const MediaTime now = time();
    if (id == QLatin1String("play.toggle")) {
        endSpan();
        if (status.state != PlayState::Playing && status.speed < 0)
            player->setSpeed(1);
        player->togglePlay();
    } else if (id == QLatin1String("play.pause")) {
        endSpan();
        player->pause();
        if (m_speedBefore)
            player->setSpeed(*std::exchange(m_speedBefore, {}));
        else if (status.speed < 0 || status.speed > 2)
            player->setSpeed(1);
    } else if (id == QLatin1String("shuttle.back")) {
        shuttle(-1);
    } else if (id == QLatin1String("shuttle.forward")) {
        shuttle(1);
    } else if (id == QLatin1String("shuttle.slowBack")) {
        goSlowly(-slowSpeed);
    } else if (id == QLatin1String("shuttle.slowForward")) {
        goSlowly(slowSpeed);
    } else if (id == QLatin1String("step.back")) {
        endSpan();
        player->stepBy(-1);
    } else if (id == QLatin1String("step.forward")) {
        endSpan();
        player->stepBy(1);
    } else if (id == QLatin1String("step.backSecond")) {
        seek(now - MediaDuration(second));
    } else if (id == QLatin1String("step.forwardSecond")) {
        seek(now + MediaDuration(second));
    } else if (id == QLatin1String("play.replay")) {
        endSpan();
        if (status.speed < 0)
            player->setSpeed(1);
        player->seekToTime(MediaTime(std::max<std::int64_t>(0, now.ns - 5 * second)));
        player->play();
    } else if (id == QLatin1String("play.around")) {
        endSpan();
        if (status.speed <= 0)
            player->setSpeed(1);
        player->playAround(MediaDuration(aroundNs), MediaDuration(aroundNs));
    } else if (id == QLatin1String("play.selection")) {
        if (const auto span = selection())
            playSpan(*span, false);
        else
            return false;
    } else if (id == QLatin1String("play.loop")) {
        if (isLooping())
            stopLoop();
        else if (const auto span = selection())
            playSpan(*span, true);
        else
            return false;
    } else if (id == QLatin1String("mark.in")) {
        setMarks(now, m_out && *m_out > now ? m_out : std::nullopt);
    } else if (id == QLatin1String("mark.out")) {
        // Out is the end of the frame on the screen, so that it belongs to the selection.
        MediaTime end = now;
        if (const FrameTable* table = frames(); table && m_bridge->shown().frame)
            end = now + table->durationOf(m_bridge->shown().frame->index());
        setMarks(m_in && *m_in < end ? m_in : std::nullopt, end);
    } else if (id == QLatin1String("go.in") && m_in) {
        seek(*m_in);
    } else if (id == QLatin1String("go.out") && m_out) {
        seek(*m_out - MediaDuration(1));
    } else if (id == QLatin1String("speed.normal")) {
        setSpeed(1);
    } else if (id == QLatin1String("speed.faster")) {
        const auto next = std::find_if(speeds.begin(), speeds.end(), [&](double s) { return s > status.speed + 1e-9; });
        setSpeed(next == speeds.end() ? speeds.back() : *next);
    } else if (id == QLatin1String("speed.slower")) {
        const auto next =
            std::find_if(speeds.rbegin(), speeds.rend(), [&](double s) { return s < status.speed - 1e-9; });
        setSpeed(next == speeds.rend() ? speeds.front() : *next);
    } else {
        return performPicture(id);
    }
    return true;
}

} // namespace attune::ui
