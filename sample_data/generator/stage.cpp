// SPDX-License-Identifier: GPL-3.0-or-later
// How things move: springs for faces and bodies, minimum-jerk ways for hands, gravity for toys.
#include "stage.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace attune::scenes {
namespace {

constexpr double kAdultX = -24;
constexpr double kChildX = 96;

double length(QPointF p) { return std::hypot(p.x(), p.y()); }

/// 0..1 with no jerk at either end.
double ease(double x) {
    x = std::clamp(x, 0.0, 1.0);
    return x * x * x * (x * (6 * x - 15) + 10);
}

} // namespace

void Spring::step(double dt) {
    const double pull = rate * rate * (goal - value) - 2 * rate * speed;
    speed += pull * dt;
    value += speed * dt;
}

QPointF Actor::hip() const {
    return adult ? QPointF(512 + kAdultX + scoot.value, 742 + lift.value)
                 : QPointF(1085 + kChildX + scoot.value, 752 + lift.value);
}

QPointF Actor::onTorso(QPointF upright) const {
    const QPointF base = adult ? QPointF(512, 742) : QPointF(1085, 752);
    const double angle = leanDegrees() * std::numbers::pi / 180;
    const double height = base.y() - upright.y(); // a lean shears the body, so that it stays seated
    return hip() + QPointF(upright.x() - base.x() + height * std::sin(angle), -height * std::cos(angle));
}

QPointF Actor::shoulder(int hand) const {
    if (adult) {
        return onTorso(hand == 0 ? QPointF(558, 508) : QPointF(612, 498));
    }
    return onTorso(hand == 0 ? QPointF(1090, 614) : QPointF(1034, 610));
}

QPointF Actor::head() const {
    if (adult) {
        const QPointF neck = onTorso({590, 424});
        return neck + QPointF(0, -118) + QPointF(lean.value * 26, lean.value * lean.value * 10);
    }
    const QPointF neck = onTorso({1078, 560});
    return neck + QPointF(0, -102) + QPointF(-lean.value * 18, 0);
}

Stage::Stage(const Script& script, SoundTrack* sound) : m_script(script), m_sound(sound), m_random(script.seed) {
    m_adult.name = "adult";
    m_adult.adult = true;
    m_adult.facing = 1;
    m_child.name = "child";
    m_child.facing = -1;
    for (Actor* actor : {&m_adult, &m_child}) {
        actor->lean.rate = 5.5;
        actor->scoot.rate = 3.4;
        actor->turned.rate = 5;
        actor->yaw.rate = actor->pitch.rate = 9;
        actor->pupilX.rate = actor->pupilY.rate = 24;
        actor->roll.rate = 6;
        actor->lift.rate = 14;
        for (Spring* spring :
             {&actor->face.smile, &actor->face.browRaise, &actor->face.browTilt, &actor->face.squint}) {
            spring->rate = 10;
        }
        actor->face.open.rate = 14;
        actor->face.blush.rate = 3;
        actor->look = actor->adult ? "child" : "toy";
        for (int hand = 0; hand < 2; ++hand) {
            actor->hands[hand].at = actor->hands[hand].from = restPoint(*actor, hand);
            actor->hands[hand].goal = [this, actor, hand] { return restPoint(*actor, hand); };
        }
        actor->nextBlink = uniform(.8, 2.5);
    }
    setUpProps();
}

Stage::~Stage() = default;

double Stage::uniform(double low, double high) {
    return low + (high - low) * static_cast<double>(m_random() >> 11) * 0x1.0p-53;
}

double Stage::floorFor(const Prop& prop) {
    const double ground = prop.layer < 0 ? 738 : 758;
    if (prop.kind == "board") {
        return 740;
    }
    if (prop.kind == "book") {
        return 690;
    }
    return ground - prop.size / 2;
}

void Stage::setUpProps() {
    const auto add = [this](const char* id, const char* kind, int colour, double size, double x, int layer) {
        auto made = std::make_unique<Prop>();
        made->id = id;
        made->kind = kind;
        made->colour = colour;
        made->size = size;
        made->layer = layer;
        made->at = {x, floorFor(*made)};
        m_props.push_back(std::move(made));
    };
    if (m_script.toy == "blocks") {
        add("b1", "block", 0, 62, 900, 0);
        add("b2", "block", 1, 60, 836, 0);
        add("b3", "block", 2, 56, 966, 0);
        add("b4", "block", 3, 52, 800, -1);
        add("b5", "block", 4, 50, 1004, -1);
    } else if (m_script.toy == "ball") {
        add("ball", "ball", 0, 92, 880, 0);
    } else if (m_script.toy == "cups") {
        add("c1", "cup", 1, 68, 868, 0);
        add("c2", "cup", 2, 62, 800, 0);
        add("c3", "cup", 3, 56, 1000, -1);
        add("c4", "cup", 0, 50, 952, -1);
    } else if (m_script.toy == "puzzle") {
        add("board", "board", 0, 206, 886, -1);
        add("p1", "piece", 0, 50, 768, 0);
        add("p2", "piece", 1, 48, 1010, -1);
        add("p3", "piece", 2, 48, 968, 0);
    } else if (m_script.toy == "book") {
        add("book", "book", 1, 200, 884, 0);
    }
}

Prop* Stage::prop(const std::string& id) {
    for (auto& each : m_props) {
        if (each->id == id) {
            return each.get();
        }
    }
    return nullptr;
}

QPointF Stage::restPoint(const Actor& actor, int hand) const {
    const QPointF base = actor.hip();
    if (actor.adult) {
        return base + (hand == 0 ? QPointF(172, -84) : QPointF(218, -96));
    }
    return base + (hand == 0 ? QPointF(-78, -76) : QPointF(-122, -82));
}

QPointF Stage::lookPoint(const Actor& actor, const std::string& target) {
    const Actor& other = partnerOf(actor);
    const QPointF head = actor.head();
    if (target == "adult" || target == "child" || target == "face") {
        return target == actor.name ? actor.hands[0].at : other.head();
    }
    if (target == "hands") {
        return other.hands[0].at;
    }
    if (target == "own") {
        return actor.hands[0].at;
    }
    if (target == "away") {
        return head + QPointF(-actor.facing * 420, 40);
    }
    if (target == "aside") {
        return head + QPointF(-actor.facing * 120, 150);
    }
    if (target == "down") {
        return head + QPointF(actor.facing * 110, 420);
    }
    if (target == "up") {
        return head + QPointF(actor.facing * 110, -300);
    }
    if (target == "window") {
        return {300, 220};
    }
    if (target == "camera") {
        return head + QPointF(actor.facing * 10, 10);
    }
    if (const Prop* thing = prop(target)) {
        return thing->at;
    }
    return {890, 715};
}

void Stage::later(double seconds, std::function<void()> what) { m_events.emplace(m_now + seconds, std::move(what)); }

void Stage::noise(const std::string& kind, double gain, double seconds) {
    if (m_sound != nullptr) {
        m_sound->noise(m_now, kind, gain, seconds);
    }
}

QPointF Stage::gripOffset(const Actor& actor, const Prop& prop) const {
    if (prop.kind == "ball") {
        return {actor.facing * prop.size * .52, 2};
    }
    if (prop.kind == "book") {
        return {actor.facing * 84, -34};
    }
    if (prop.kind == "phone") {
        return {actor.facing * 8, -26};
    }
    return {actor.facing * prop.size * .34, prop.size * .06};
}

double Stage::stackTop(const Prop& base) const { return base.at.y() - base.size / 2; }

int Stage::handFor(const Actor& actor, const Cue& cue, const Prop* held) const {
    for (std::size_t i = 0; i + 1 < cue.words.size(); ++i) {
        if (cue.words[i] == "with") {
            return cue.words[i + 1] == "far" ? 1 : 0;
        }
    }
    if (held != nullptr && held->holder == &actor) {
        return held->holderHand;
    }
    return actor.hands[0].held == nullptr ? 0 : 1;
}

void Stage::order(Actor& actor, int hand, std::function<QPointF()> goal, double seconds, Pose pose, double arc) {
    Hand& h = actor.hands[hand];
    h.from = h.at;
    h.goal = std::move(goal);
    h.begin = m_now;
    h.seconds = seconds;
    h.arc = arc;
    h.motion.clear();
    if (h.held == nullptr) {
        h.pose = pose;
    }
    ++h.task;
}

void Stage::release(Prop& prop) {
    if (prop.holder != nullptr) {
        Hand& hand = prop.holder->hands[prop.holderHand];
        hand.held = nullptr;
        hand.pose = Pose::Open;
        prop.holder = nullptr;
    }
}

void Stage::hold(Actor& actor, int hand, Prop& prop) {
    Actor* before = prop.holder;
    const int beforeHand = prop.holderHand;
    release(prop);
    if (before != nullptr && before != &actor) {
        const int task = before->hands[beforeHand].task;
        later(.30, [this, before, beforeHand, task] {
            if (before->hands[beforeHand].task == task) {
                order(
                    *before, beforeHand, [this, before, beforeHand] { return restPoint(*before, beforeHand); }, .8,
                    Pose::Rest);
            }
        });
    }
    prop.holder = &actor;
    prop.holderHand = hand;
    prop.falling = false;
    prop.fitted = false;
    prop.rollBegin = -1;
    prop.speed = {};
    prop.settle = 0;
    actor.hands[hand].held = &prop;
    actor.hands[hand].pose = Pose::Grip;
}

Status Stage::advance(double seconds) {
    for (;;) {
        while (m_nextCue < m_script.cues.size() && m_script.cues[m_nextCue].at <= m_now + 1e-9) {
            if (auto done = perform(m_script.cues[m_nextCue]); !done) {
                return done;
            }
            ++m_nextCue;
        }
        while (!m_events.empty() && m_events.begin()->first <= m_now + 1e-9) {
            const auto what = m_events.begin()->second;
            m_events.erase(m_events.begin());
            what();
        }
        const double dt = std::min(.01, seconds - m_now);
        if (dt < 1e-9) {
            return {};
        }
        step(dt);
        m_now += dt;
    }
}

void Stage::step(double dt) {
    for (Actor* actor : {&m_adult, &m_child}) {
        stepActor(*actor, dt);
    }
    for (auto& each : m_props) {
        stepProp(*each, dt);
    }
}

void Stage::stepActor(Actor& actor, double dt) {
    const double reach = actor.adult ? 372 : 244;
    double lean = actor.leanOrder;
    for (int hand = 0; hand < 2; ++hand) {
        Hand& h = actor.hands[hand];
        if (m_now < h.begin + h.seconds + 1.5 && h.goal) {
            const double wasLean = actor.lean.value;
            actor.lean.value = 0;
            const double distance = length(h.goal() - actor.shoulder(hand));
            actor.lean.value = wasLean;
            const double shift = actor.adult ? 84 : 50;
            lean = std::max(lean, std::clamp((distance - .93 * reach) / shift, 0.0, 1.7));
        }
    }
    actor.lean.goal = lean - (actor.turned.goal > .5 ? .4 : 0);
    actor.lean.step(dt);
    actor.scoot.step(dt);
    actor.turned.step(dt);
    // Bouncing, and the small hop of scooting along.
    double lift = 1.6 * std::sin(m_now * (actor.adult ? 1.5 : 2.0) + (actor.adult ? 0 : 1));
    if (m_now < actor.bounceUntil) {
        lift -= 13 * std::abs(std::sin(m_now * 8.2));
    }
    lift -= std::min(20.0, std::abs(actor.scoot.speed) * .12) * std::abs(std::sin(m_now * 9));
    actor.lift.goal = lift;
    actor.lift.step(dt);

    QPointF d = lookPoint(actor, actor.look) - actor.head();
    if (actor.turned.goal > .5 && actor.look != "camera" && d.x() * actor.facing > 0) {
        d = QPointF(-actor.facing * 300, 120);
    }
    const double sway = .03 * std::sin(m_now * .9 + (actor.adult ? 0 : 2)) + .02 * std::sin(m_now * 1.7);
    actor.yaw.goal = std::clamp(d.x() / 240, -1.0, 1.0) * 44 + sway * 40;
    actor.pitch.goal = std::clamp(d.y() / 420, -.8, 1.0) * 26 + sway * 20;
    actor.pupilX.goal = std::clamp(d.x() / 200, -1.0, 1.0);
    actor.pupilY.goal = std::clamp(d.y() / 260, -1.0, 1.0);
    if (m_now < actor.nodUntil) {
        const double wave = std::sin((m_now - actor.nodBegin) * 2 * std::numbers::pi * 2.1);
        (actor.nodSideways ? actor.yaw.goal : actor.pitch.goal) += wave * (actor.nodSideways ? 16 : 12);
    }
    actor.roll.goal = actor.leanDegrees() * .35 + 2.2 * std::sin(m_now * .7 + (actor.adult ? 1 : 0));
    for (Spring* spring :
         {&actor.yaw, &actor.pitch, &actor.pupilX, &actor.pupilY, &actor.roll, &actor.face.smile, &actor.face.open,
          &actor.face.browRaise, &actor.face.browTilt, &actor.face.squint, &actor.face.blush}) {
        spring->step(dt);
    }
    if (m_now >= actor.nextBlink) {
        actor.blinkBegin = m_now;
        actor.nextBlink = m_now + (uniform(0, 1) < .15 ? .35 : uniform(1.8, 4.6));
    }
    const double b = (m_now - actor.blinkBegin) / .20;
    actor.blink = b >= 0 && b < 1 ? std::sin(b * std::numbers::pi) : 0;

    actor.mouth = 0;
    for (const auto& [begin, loudness] : actor.speech) {
        const double place = (m_now - begin) * 100;
        if (place >= 0 && place + 1 < static_cast<double>(loudness.size())) {
            actor.mouth = std::max(actor.mouth, static_cast<double>(loudness[static_cast<std::size_t>(place)]));
        }
    }
    for (int hand = 0; hand < 2; ++hand) {
        stepHand(actor, hand);
    }
}

void Stage::stepHand(Actor& actor, int index) {
    Hand& hand = actor.hands[index];
    const double x = hand.begin < 0 ? 1 : (m_now - hand.begin) / hand.seconds;
    const double s = ease(x);
    const QPointF goal = hand.goal();
    QPointF at = hand.from + (goal - hand.from) * s;
    at.ry() -= hand.arc * std::sin(std::clamp(x, 0.0, 1.0) * std::numbers::pi);
    if (m_now < hand.motionUntil) {
        const double t = m_now;
        const double f = std::numbers::pi * 2;
        if (hand.motion == "shake") {
            at += QPointF(9 * std::sin(t * f * 5), 12 * std::sin(t * f * 5 + 1));
        } else if (hand.motion == "bang") {
            at.ry() -= 34 * std::abs(std::sin(t * f * 1.25));
        } else if (hand.motion == "clap") {
            at.rx() += (index == 0 ? 1 : -1) * actor.facing * 20 * std::sin(t * f * 2.4);
        } else if (hand.motion == "pat") {
            at += QPointF(actor.facing * 7 * std::sin(t * f * 1.6), -7 * std::abs(std::sin(t * f * 1.6)));
        } else if (hand.motion == "stroke") {
            at.ry() += 22 * std::sin(t * f * .7);
        } else if (hand.motion == "wave") {
            at.rx() += 24 * std::sin(t * f * 1.8);
        } else if (hand.motion == "wiggle") {
            at += QPointF(6 * std::sin(t * f * 2.2), 5 * std::sin(t * f * 1.6));
        }
    } else {
        hand.motion.clear();
    }
    at += QPointF(1.6 * std::sin(m_now * 1.3 + index), 1.6 * std::sin(m_now * 1.1 + 2 * index));
    const QPointF shoulder = actor.shoulder(index);
    const double longest = actor.adult ? 404 : 268;
    const QPointF d = at - shoulder;
    if (length(d) > longest) {
        at = shoulder + d * (longest / length(d));
    }
    hand.at = at;
}

void Stage::stepProp(Prop& prop, double dt) {
    if (prop.holder != nullptr) {
        const QPointF goal = prop.holder->hands[prop.holderHand].at + gripOffset(*prop.holder, prop);
        prop.settle += dt;
        prop.at += (goal - prop.at) * std::min(1.0, (prop.settle < .25 ? 14 : 60) * dt);
        const double upright = prop.kind == "phone" ? -prop.holder->facing * 14 : 0;
        prop.angle += (upright - prop.angle) * std::min(1.0, 8 * dt);
        return;
    }
    if (prop.rollBegin >= 0) {
        const double x = (m_now - prop.rollBegin) / prop.rollSeconds;
        const double s = 1 - std::pow(1 - std::clamp(x, 0.0, 1.0), 1.7);
        const double before = prop.at.x();
        prop.at.setX(prop.rollFrom + (prop.rollTo - prop.rollFrom) * s);
        prop.at.setY(prop.at.y() + (floorFor(prop) - prop.at.y()) * std::min(1.0, 10 * dt));
        prop.angle += (prop.at.x() - before) / (prop.size / 2) * 180 / std::numbers::pi;
        if (x >= 1) {
            prop.rollBegin = -1;
        }
    } else if (prop.falling) {
        prop.speed.ry() += 1900 * dt;
        prop.at += prop.speed * dt;
        prop.angle += prop.spin * dt;
        const double ground = floorFor(prop);
        if (prop.at.y() >= ground && prop.speed.y() > 0) {
            prop.at.setY(ground);
            if (prop.speed.y() > 160) {
                noise(prop.kind == "ball" || prop.kind == "book" ? "thud" : "clack",
                      std::min(1.0, prop.speed.y() / 800));
            }
            if (prop.landX != 0) {
                prop.at.setX(prop.landX);
            }
            prop.speed = {prop.landX != 0 ? 0 : prop.speed.x() * .45, -prop.speed.y() * .22};
            prop.spin *= .3;
            if (std::abs(prop.speed.y()) < 70) {
                prop.falling = false;
                prop.landX = 0;
            }
        }
    } else if (prop.kind == "block" || prop.kind == "cup" || prop.kind == "piece") {
        // Come to rest on a flat side.
        const double flat = std::round(prop.angle / 90) * 90;
        prop.angle += (flat - prop.angle) * std::min(1.0, 9 * dt);
    }
    if (prop.pageBegin >= 0) {
        prop.page = std::clamp((m_now - prop.pageBegin) / .75, 0.0, 1.0);
        if (prop.page >= 1) {
            prop.page = 0;
            prop.pageBegin = -10;
            ++prop.pages;
        }
    }
}

} // namespace attune::scenes
