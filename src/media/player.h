// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "media/audio_sink.h"
#include "media/clip_options.h"
#include "media/clock.h"
#include "media/frame.h"
#include "media/frame_index.h"
#include "media/scrub_cache.h"
#include "models/time_span.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace attune {

enum class PlayState {
    Empty,   ///< nothing is open
    Opening, ///< a file is being read
    Paused,
    Playing,
};

/// What leads the time while playing.
enum class TimeLead { Steady, Sound };

/// A consistent look at a player.
struct PlayerStatus {
    PlayState state = PlayState::Empty;
    std::int64_t frame = -1; ///< the frame shown last; -1 none yet (or no picture in the file)
    MediaTime time;          ///< paused: the shown frame's own time; playing: the clock
    double speed = 1;        ///< as set; negative = backwards
    std::optional<TimeSpan> loop;
    double volume = 1; ///< 0..1
    bool muted = false;
    bool seeking = false; ///< asked for a frame that is not shown yet
    bool preview = false; ///< what is on the screen is a preview (ShownFrame::preview)
    bool atEnd = false;   ///< paused because the end was reached
    TimeLead lead = TimeLead::Steady;
    std::int64_t droppedFrames = 0; ///< frames not shown in time while playing forward at up to 1x, since opening
    std::int64_t shownFrames = 0;   ///< frames shown since opening
    double backgroundDone = 1;  ///< share of the background pass over the clip, 0..1; 1 also when there is none to make
    MediaDuration secondOffset; ///< second view: its time = the clip's time + this
    std::int64_t secondFrame = -1; ///< the frame shown last in the second view; -1 none
};

/// A frame that should be on the screen now. The number is the one that came with the pixels.
struct ShownFrame {
    VideoFramePtr frame; ///< index, time and more; null only in secondShown, where the second file has no picture
    ImagePtr image;      ///< upright, ready to paint; of a preview smaller than the frame will be
    /// Shown while scrubbing, to be followed by the frame asked for in full: a small picture of that very frame, or,
    /// while there is none yet, the key frame before it (frame->index() says which).
    bool preview = false;
};

/// Set once, before open(). All are called on the player's own threads, never two at a time for one player, and with no
/// lock held: a window hops to its own thread (queued call) and may call any function of the player except its
/// destructor and open() from inside. None may block for long: playing waits for it.
struct PlayerCallbacks {
    std::function<void(const ShownFrame&)> frameShown;
    /// Open, play, pause, speed, loop, lead of time, seek done: ask status() again. Not called for every frame.
    std::function<void()> stateChanged;
    /// The file is open (or could not be, see error): an index is there, of any stage.
    std::function<void(const MediaIndexPtr&)> opened;
    /// A later stage of the index took its place (index() gives the same). When the frame on the screen has another
    /// number in it, frameShown follows.
    std::function<void(const MediaIndexPtr&)> indexChanged;
    /// The background pass went on, 0..1; on a thread of its own, beside the others.
    std::function<void(double)> backgroundProgress;
    /// The second view: open, and each of its frames; on a thread of its own, beside the others. Outside its file the
    /// frame is null. What goes wrong with it comes by error().
    std::function<void(const MediaIndexPtr&)> secondOpened;
    std::function<void(const ShownFrame&)> secondShown;
    std::function<void(double)> openProgress; ///< 0..1
    std::function<void(const Error&)>
        error;                      ///< opening failed, or a frame could not be decoded; the player stays usable
    std::function<void()> finished; ///< the end was reached while playing; the last frame stays
    /// The sound device failed or stalled; playing goes on by the steady clock. Once a file.
    std::function<void()> soundLost;
};

struct PlayerOptions {
    std::size_t cacheBytes = 0;      ///< as DecoderOptions
    std::shared_ptr<AudioSink> sink; ///< null: no sound
    TimeSource* time = nullptr;      ///< null: the steady clock of the machine; must outlive the player
};

/// Plays one file exactly. Every function may be called from any thread, returns at once, and never throws; the work is
/// done on the player's own threads: one demultiplexes and decodes the picture and decides when which frame is shown,
/// one feeds the sound. Commands replace one another: of several seeks only the newest is carried out, steps add up.
class Player {
  public:
    explicit Player(PlayerCallbacks callbacks, PlayerOptions options = {});
    /// Stops the threads; no callback comes after it.
    ~Player();
    Player(const Player&) = delete;
    Player& operator=(const Player&) = delete;

    /// Closes what is open (the second view too) and opens a file, paused on its first frame, which is shown before
    /// all of the file has been read. Ends with opened() or error(). A seek to what is not read yet waits for it.
    void open(const std::filesystem::path& path, const ClipOptions& options = {});
    /// The same with an index that is already there.
    void open(MediaIndexPtr index, const ClipOptions& options = {});
    void close();

    /// Stops the background pass of the open file; it is taken up again when the file is next opened.
    void cancelBackground();

    /// A second file on the same clock: paused or playing it shows its own frame at the clip's time + offset (floor).
    void openSecond(const std::filesystem::path& path, MediaDuration offset, const ClipOptions& options = {});
    void setSecondOffset(MediaDuration offset);
    void closeSecond();

    /// Exactly this frame; clamped to the clip. Playing goes on from there.
    void seekToFrame(std::int64_t frame);
    /// The frame on screen at this time (floor); clamped to the clip. Without a picture: this time.
    void seekToTime(MediaTime time);
    /// As seekToFrame and seekToTime while the playhead is being dragged: previews come at once, the newest wish wins,
    /// and the exact frame follows when the dragging rests. Pauses.
    void scrubToFrame(std::int64_t frame);
    void scrubToTime(MediaTime time);
    /// n frames on (back when negative) from the frame shown or sought; pauses. Steps that come faster than pictures
    /// add up.
    void stepBy(std::int64_t n);

    /// From the frame shown; from the beginning (or the loop's) when at the end.
    void play();
    /// Stops on the frame that is on the screen: pausing never changes the picture.
    void pause();
    void togglePlay();
    /// Plays once from the playhead - before to the playhead + after, then comes back to the frame it started from.
    /// Any other command ends it.
    void playAround(MediaDuration before, MediaDuration after);
    /// Media seconds a second: 0.25..2 with sound at unchanged pitch, up to 8 without, negative backwards without, 0 is
    /// ignored. Clamped to -8..8. Takes effect while playing.
    void setSpeed(double speed);
    /// Plays [begin, end) over and over, at speeds in both directions; nothing: to the end. Does not seek by itself.
    void setLoop(std::optional<TimeSpan> loop);
    /// 0..1, as amplitude.
    void setVolume(double volume);
    void setMuted(bool muted);

    [[nodiscard]] PlayerStatus status() const;
    /// Null until opened() was called.
    [[nodiscard]] MediaIndexPtr index() const;
    [[nodiscard]] MediaIndexPtr secondIndex() const;
    /// Small pictures of all frames, as far as they are made; null when none are kept. For a filmstrip
    /// (ThumbnailOptions::scrub).
    [[nodiscard]] std::shared_ptr<const ScrubCache> scrubCache() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace attune
