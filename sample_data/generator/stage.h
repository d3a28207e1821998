// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "script.h"
#include "voice.h"

#include <QPointF>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace attune::scenes {

/// A value that follows its goal like a critically damped spring: soft start, soft stop, deterministic.
struct Spring {
    double value = 0;
    double speed = 0;
    double goal = 0;
    double rate = 8; ///< larger is quicker
    void step(double dt);
    void snap(double v) { value = goal = v, speed = 0; }
};

enum class Pose { Rest, Open, Grip, Point };

struct Prop;

/// A hand on its way from where it was to a goal that may itself move.
struct Hand {
    QPointF at;
    QPointF from;
    std::function<QPointF()> goal;
    double begin = -1;
    double seconds = .01;
    double arc = 0; ///< how far the way bends up, in stage units
    Pose pose = Pose::Rest;
    Prop* held = nullptr;
    std::string motion; ///< shake, bang, clap, pat, wave, stroke; empty is none
    double motionUntil = -1;
    int task = 0; ///< counts orders, so that a late event of an overruled order does nothing
};

/// What a face does; every number eases.
struct Face {
    Spring smile{.1}, open{0}, browRaise{0}, browTilt{0}, squint{0}, blush{.3};
};

struct Actor {
    std::string name;
    bool adult = false;
    double facing = 1; ///< +1 looks right, the adult; -1 the child
    Face face;
    Spring lean, scoot, turned, yaw, pitch, pupilX, pupilY, roll, lift;
    Hand hands[2]; ///< near, far
    std::string look;
    double nodBegin = -1, nodUntil = -1;
    bool nodSideways = false;
    double bounceUntil = -1;
    double blink = 0; ///< 0 open, 1 shut
    double nextBlink = 1;
    double blinkBegin = -10;
    double leanOrder = 0;
    double mouth = 0; ///< from the voice, 0..1
    std::vector<std::pair<double, std::vector<float>>> speech;

    double leanDegrees() const { return lean.value * 20 * facing; }
    QPointF hip() const;
    QPointF onTorso(QPointF upright) const; ///< a point of the upright body, leaning now
    QPointF shoulder(int hand) const;
    QPointF head() const;
    double headRadius() const { return adult ? 101 : 106; }
};

/// A toy, lying, held, falling or rolling. `at` is its middle.
struct Prop {
    std::string id, kind;
    int colour = 0;
    double size = 60;
    QPointF at;
    double angle = 0; ///< degrees
    QPointF speed;
    double spin = 0;
    bool falling = false;
    bool fitted = false;
    Actor* holder = nullptr;
    int holderHand = 0;
    double landX = 0; ///< where a tumbling toy comes down; 0 is wherever it flies
    double rollBegin = -1, rollSeconds = 1, rollFrom = 0, rollTo = 0;
    double page = 0; ///< book: 0..1 while a leaf turns
    double pageBegin = -10;
    int pages = 0;
    double open = 1;   ///< book
    int layer = 0;     ///< 0 front of the rug, -1 behind
    double settle = 0; ///< seconds since a hand took it
    bool hidden = false;
};

/// Everything on the rug at one instant, moved on by the screenplay in steps of one frame.
class Stage {
  public:
    /// `sound` may be null: then nothing is heard but mouths stay shut; both passes must be given one.
    Stage(const Script& script, SoundTrack* sound);
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;
    ~Stage();

    /// Moves on to `seconds`; must not go back. Errors name the line of play that cannot be done.
    Status advance(double seconds);

    double now() const { return m_now; }
    const Actor& adult() const { return m_adult; }
    const Actor& child() const { return m_child; }
    const std::vector<std::unique_ptr<Prop>>& props() const { return m_props; }
    const Script& script() const { return m_script; }

    /// Where the floor is for a thing of that height (its middle).
    static double floorFor(const Prop& prop);

  private:
    void setUpProps();
    Status perform(const Cue& cue);
    bool performFace(Actor& actor, const Cue& cue);
    bool performBody(Actor& actor, const Cue& cue);
    Result<bool> performHands(Actor& actor, const Cue& cue);
    bool performWorld(const Cue& cue);
    void step(double dt);
    void stepActor(Actor& actor, double dt);
    void stepHand(Actor& actor, int index);
    void stepProp(Prop& prop, double dt);

    Actor& partnerOf(const Actor& actor) { return &actor == &m_adult ? m_child : m_adult; }
    Prop* prop(const std::string& id);
    QPointF lookPoint(const Actor& actor, const std::string& target);
    QPointF restPoint(const Actor& actor, int hand) const;
    int handFor(const Actor& actor, const Cue& cue, const Prop* held) const;
    void order(Actor& actor, int hand, std::function<QPointF()> goal, double seconds, Pose pose, double arc = 0);
    void release(Prop& prop);
    void hold(Actor& actor, int hand, Prop& prop);
    void later(double seconds, std::function<void()> what);
    void noise(const std::string& kind, double gain = 1, double seconds = .4);
    double uniform(double low, double high);
    QPointF gripOffset(const Actor& actor, const Prop& prop) const;
    double stackTop(const Prop& base) const;

    const Script& m_script;
    SoundTrack* m_sound;
    Actor m_adult, m_child;
    std::vector<std::unique_ptr<Prop>> m_props;
    std::multimap<double, std::function<void()>> m_events;
    std::size_t m_nextCue = 0;
    double m_now = 0;
    std::mt19937_64 m_random;
};

} // namespace attune::scenes
