// SPDX-License-Identifier: GPL-3.0-or-later
// What each verb of a screenplay does. The verbs are listed in README.md beside this file.
#include "base/text.h"
#include "looks.h"
#include "stage.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace attune::scenes {
namespace {

struct Mood {
    const char* name;
    double smile, open, browRaise, browTilt, squint, blush;
};

// browTilt: + the inner ends rise (worry), - they fall (anger). squint: - the eyes widen.
constexpr std::array<Mood, 16> kMoods{{
    {"neutral", .10, 0, 0, 0, 0, .25},
    {"soft", .48, 0, .10, .15, .10, .35},
    {"smile", .85, 0, .20, .08, .30, .5},
    {"joy", 1.0, .62, .45, .08, .85, .7},
    {"flat", -.04, 0, -.06, 0, .22, .1},
    {"frown", -.50, 0, -.30, -.45, .12, .2},
    {"stern", -.48, 0, -.50, -.95, .25, .3},
    {"sad", -.70, .04, .25, .9, .05, .3},
    {"cry", -.95, .55, .10, 1.0, .9, .8},
    {"worried", -.32, 0, .40, .8, -.05, .25},
    {"surprise", .10, .5, .95, .1, -.5, .4},
    {"curious", .26, .08, .55, .1, -.15, .3},
    {"focus", .02, 0, -.15, -.25, .18, .25},
    {"tense", -.22, 0, .25, .45, -.25, .2},
    {"eager", .70, .30, .60, .08, -.2, .5},
    {"shy", .36, 0, .20, .35, .15, .6},
}};

double numberAt(const Cue& cue, std::size_t index, double otherwise) {
    if (index >= cue.words.size()) {
        return otherwise;
    }
    return parseNumber(cue.words[index]).value_or(otherwise);
}

/// The last word when it is a number: the seconds an action takes.
double secondsOf(const Cue& cue, double otherwise) {
    return cue.words.empty() ? otherwise : parseNumber(cue.words.back()).value_or(otherwise);
}

} // namespace

Status Stage::perform(const Cue& cue) {
    const std::string place = m_script.clip + " at " + formatNumber(cue.at) + " s";
    if (cue.who == "scene") {
        if (!performWorld(cue)) {
            return fail(ErrorCode::Invalid, "the scene cannot " + cue.verb, place, "use one of its verbs and toys");
        }
        return {};
    }
    if (cue.who != "adult" && cue.who != "child") {
        return fail(ErrorCode::Invalid, "nobody is called " + cue.who, place, "use adult, child or scene");
    }
    Actor& actor = cue.who == "adult" ? m_adult : m_child;
    if (performFace(actor, cue) || performBody(actor, cue)) {
        return {};
    }
    const auto done = performHands(actor, cue);
    if (!done) {
        return std::unexpected(Error{done.error().code, done.error().what, place, done.error().todo});
    }
    if (!*done) {
        return fail(ErrorCode::Invalid, cue.who + " cannot " + cue.verb, place, "use a verb of the list");
    }
    return {};
}

bool Stage::performFace(Actor& actor, const Cue& cue) {
    if (cue.words.empty() && cue.verb != "nod" && cue.verb != "shake" && cue.verb != "blink") {
        return false;
    }
    if (cue.verb == "look") {
        actor.look = cue.words[0];
        if (m_now - actor.blinkBegin > .8 && uniform(0, 1) < .5) {
            actor.nextBlink = m_now;
        }
        return true;
    }
    if (cue.verb == "mood") {
        const auto found =
            std::find_if(kMoods.begin(), kMoods.end(), [&](const Mood& m) { return cue.words[0] == m.name; });
        if (found == kMoods.end()) {
            return false;
        }
        actor.face.smile.goal = found->smile;
        actor.face.open.goal = found->open;
        actor.face.browRaise.goal = found->browRaise;
        actor.face.browTilt.goal = found->browTilt;
        actor.face.squint.goal = found->squint;
        actor.face.blush.goal = found->blush;
        return true;
    }
    if (cue.verb == "say") {
        if (m_sound != nullptr) {
            const Family& family = familyOf(m_script.family);
            actor.speech.emplace_back(m_now,
                                      m_sound->say(m_now, cue.words[0], numberAt(cue, 1, 1.0), numberAt(cue, 2, 1.0),
                                                   actor.adult ? family.adultVoice : family.childVoice));
        }
        return true;
    }
    if (cue.verb == "nod" || cue.verb == "shake") {
        actor.nodBegin = m_now;
        actor.nodUntil = m_now + numberAt(cue, 0, 1.0);
        actor.nodSideways = cue.verb == "shake";
        return true;
    }
    if (cue.verb == "blink") {
        actor.nextBlink = m_now;
        return true;
    }
    return false;
}

bool Stage::performBody(Actor& actor, const Cue& cue) {
    if (cue.verb == "lean") {
        actor.leanOrder = numberAt(cue, 0, 0);
    } else if (cue.verb == "scoot") {
        actor.scoot.goal = actor.facing * numberAt(cue, 0, 0); // + towards the other
    } else if (cue.verb == "turn") {
        actor.turned.goal = !cue.words.empty() && cue.words[0] == "back" ? 0 : 1;
    } else if (cue.verb == "bounce") {
        actor.bounceUntil = m_now + numberAt(cue, 0, 1.0);
    } else {
        return false;
    }
    return true;
}

Result<bool> Stage::performHands(Actor& actor, const Cue& cue) {
    Actor* me = &actor;
    Prop* thing = cue.words.empty() ? nullptr : prop(cue.words[0]);
    const int hand = handFor(actor, cue, thing);
    const auto needThing = [&]() -> Status {
        if (thing == nullptr) {
            return fail(ErrorCode::Invalid, cue.who + " " + cue.verb + " names no toy", {}, "name a toy of this scene");
        }
        return {};
    };
    const auto needHeld = [&]() -> Status {
        if (thing == nullptr || thing->holder != me) {
            return fail(ErrorCode::Invalid, cue.who + " " + cue.verb + ": does not hold the toy", {},
                        "let it be taken first");
        }
        return {};
    };
    const auto homeAfter = [this, me](int which, double seconds) {
        const int task = me->hands[which].task;
        later(seconds, [this, me, which, task] {
            if (me->hands[which].task == task && me->hands[which].held == nullptr) {
                order(*me, which, [this, me, which] { return restPoint(*me, which); }, .75, Pose::Rest);
            }
        });
    };

    if (cue.verb == "rest") {
        const bool near = cue.words.empty() || cue.words[0] != "far";
        const bool far = cue.words.empty() || cue.words[0] != "near";
        for (int which = 0; which < 2; ++which) {
            if (which == 0 ? near : far) {
                order(actor, which, [this, me, which] { return restPoint(*me, which); }, .8, Pose::Rest);
            }
        }
        return true;
    }
    if (cue.verb == "take" || cue.verb == "grab") {
        if (auto ok = needThing(); !ok) {
            return std::unexpected(ok.error());
        }
        const double seconds = secondsOf(cue, cue.verb == "grab" ? .30 : .75);
        order(actor, hand, [this, me, thing] { return thing->at - gripOffset(*me, *thing); }, seconds, Pose::Open, 18);
        const int task = actor.hands[hand].task;
        later(seconds, [this, me, hand, task, thing] {
            if (me->hands[hand].task == task) {
                hold(*me, hand, *thing);
                me->hands[hand].goal = [at = me->hands[hand].at] { return at; };
            }
        });
        return true;
    }
    if (cue.verb == "put" || cue.verb == "stack" || cue.verb == "fit" || cue.verb == "misfit" || cue.verb == "slam") {
        if (auto ok = needHeld(); !ok) {
            return std::unexpected(ok.error());
        }
        Prop* base = cue.words.size() > 1 ? prop(cue.words[1]) : nullptr;
        const bool toPlace = cue.verb == "put" || cue.verb == "slam"; // its number is a place, seconds come after it
        const double usual = cue.verb == "slam" ? .28 : .75;
        const double seconds = toPlace ? numberAt(cue, 2, usual) : secondsOf(cue, usual);
        const double x = toPlace ? numberAt(cue, 1, 880) : 0;
        Prop* board = prop("board");
        std::function<QPointF()> place;
        if (cue.verb == "stack") {
            if (base == nullptr) {
                return fail(ErrorCode::Invalid, "stack names no toy to stack on", {}, "name it");
            }
            place = [this, thing, base] {
                return QPointF(base->at.x() + (thing->colour % 3 - 1) * 3, stackTop(*base) - thing->size / 2);
            };
        } else if (cue.verb == "fit" || cue.verb == "misfit") {
            if (board == nullptr) {
                return fail(ErrorCode::Invalid, "there is no board to fit a piece into", {}, "use the puzzle");
            }
            const double off = cue.verb == "misfit" ? 34 : 0;
            place = [thing, board, off] { return board->at + QPointF((thing->colour - 1) * 63 + off, -4 - off * .5); };
        } else {
            place = [thing, x] { return QPointF(x, floorFor(*thing)); };
        }
        order(
            actor, hand, [this, me, thing, place] { return place() - gripOffset(*me, *thing); }, seconds, Pose::Grip,
            26);
        const int task = actor.hands[hand].task;
        const std::string verb = cue.verb;
        if (verb == "misfit") {
            later(seconds, [this, me, hand] {
                me->hands[hand].motion = "wiggle";
                me->hands[hand].motionUntil = m_now + 1.2;
                noise("clack", .5);
            });
            later(seconds + .5, [this] { noise("clack", .5); });
            later(seconds + 1.0, [this] { noise("clack", .4); });
            return true;
        }
        later(seconds, [this, me, hand, task, thing, place, verb, homeAfter] {
            if (me->hands[hand].task != task || thing->holder != me) {
                return;
            }
            release(*thing);
            thing->at = place();
            thing->fitted = verb == "fit";
            noise(verb == "fit"           ? "pop"
                  : verb == "slam"        ? "thud"
                  : thing->kind == "ball" ? "pat"
                                          : "clack",
                  verb == "slam" ? 1.2 : .9);
            if (verb == "slam") {
                noise("clack", 1.2);
            }
            me->hands[hand].goal = [at = me->hands[hand].at] { return at; };
            homeAfter(hand, .22);
        });
        return true;
    }
    if (cue.verb == "offer" || cue.verb == "show" || cue.verb == "hug" || cue.verb == "carry") {
        if (auto ok = needHeld(); !ok) {
            return std::unexpected(ok.error());
        }
        const double seconds = cue.verb == "carry" ? .7 : secondsOf(cue, .8);
        if (cue.verb == "carry") {
            const QPointF to(numberAt(cue, 1, 880), numberAt(cue, 2, 640));
            order(actor, hand, [to] { return to; }, seconds, Pose::Grip, 10);
        } else if (cue.verb == "hug") {
            order(
                actor, hand, [me] { return me->onTorso(me->adult ? QPointF(640, 590) : QPointF(1016, 650)); }, seconds,
                Pose::Grip, 0);
            order(
                actor, 1 - hand, [me] { return me->onTorso(me->adult ? QPointF(668, 610) : QPointF(984, 672)); },
                seconds, Pose::Open, 0);
        } else {
            const bool offer = cue.verb == "offer";
            order(
                actor, hand,
                [me, offer] {
                    const double out = me->adult ? (offer ? 372 : 292) : (offer ? 216 : 168);
                    const double up = me->adult ? (offer ? -128 : -212) : (offer ? -150 : -208);
                    return me->hip() + QPointF(me->facing * out, up);
                },
                seconds, Pose::Grip, 12);
        }
        return true;
    }
    if (cue.verb == "drop") {
        if (auto ok = needHeld(); !ok) {
            return std::unexpected(ok.error());
        }
        release(*thing);
        thing->falling = true;
        thing->speed = {actor.facing * 30, 0};
        thing->spin = 60;
        homeAfter(hand, .3);
        return true;
    }
    if (cue.verb == "toss") {
        if (auto ok = needHeld(); !ok) {
            return std::unexpected(ok.error());
        }
        release(*thing);
        thing->falling = true;
        thing->speed = {actor.facing * numberAt(cue, 1, 160), -240};
        thing->spin = actor.facing * 300;
        homeAfter(hand, .3);
        return true;
    }
    if (cue.verb == "roll") {
        if (auto ok = needThing(); !ok) {
            return std::unexpected(ok.error());
        }
        const double to = actor.adult ? 1000 : 790;
        order(actor, hand, [this, me, thing] { return thing->at - gripOffset(*me, *thing); }, .45, Pose::Open, 0);
        later(.45, [this, me, hand, thing, to, homeAfter] {
            if (thing->holder != nullptr) {
                release(*thing);
            }
            thing->rollBegin = m_now;
            thing->rollFrom = thing->at.x();
            thing->rollTo = to;
            thing->rollSeconds = 1.25;
            noise("roll", 1, 1.2);
            const QPointF push = me->hands[hand].at + QPointF(me->facing * 60, 0);
            order(*me, hand, [push] { return push; }, .3, Pose::Open);
            homeAfter(hand, .45);
        });
        return true;
    }
    if (cue.verb == "rattle" || cue.verb == "bang") {
        if (auto ok = needHeld(); !ok) {
            return std::unexpected(ok.error());
        }
        const double seconds = numberAt(cue, 1, 1.2);
        actor.hands[hand].motion = cue.verb == "rattle" ? "shake" : "bang";
        actor.hands[hand].motionUntil = m_now + seconds;
        if (cue.verb == "rattle") {
            noise("rattle", .8, seconds);
        } else {
            for (double t = .2; t < seconds; t += .4) {
                later(t, [this] { noise("clack", .8); });
            }
        }
        return true;
    }
    if (cue.verb == "point" || cue.verb == "reach" || cue.verb == "touch") {
        if (cue.words.empty()) {
            return false;
        }
        const std::string target = cue.words[0];
        const double seconds = secondsOf(cue, .7);
        const bool point = cue.verb == "point";
        order(
            actor, hand,
            [this, me, target, point]() -> QPointF {
                Actor& other = partnerOf(*me);
                if (target == "hand") {
                    return other.hands[0].at + QPointF(-me->facing * 16, -10);
                }
                if (target == "arm") {
                    return (other.hands[0].at * .6 + other.shoulder(0) * .4) + QPointF(-me->facing * 8, 0);
                }
                if (target == "shoulder") {
                    return other.shoulder(0) + QPointF(-me->facing * 26, 8);
                }
                if (target == "cheek") {
                    return other.head() + QPointF(-me->facing * 60, 40);
                }
                if (target == "adult" || target == "child") {
                    return me->hip() + QPointF(me->facing * (me->adult ? 330 : 200), me->adult ? -190 : -180);
                }
                if (target == "middle") {
                    return QPointF(890, 640);
                }
                if (target == "window") {
                    return me->head() + QPointF(-60, me->adult ? 30 : 70);
                }
                const Prop* goal = prop(target);
                const QPointF at = goal == nullptr ? QPointF(888, 690) : goal->at;
                return at - QPointF(me->facing * (point ? 62 : 34), point ? 34 : 24);
            },
            seconds, point ? Pose::Point : Pose::Open, 20);
        return true;
    }
    if (cue.verb == "pat" || cue.verb == "stroke" || cue.verb == "wave" || cue.verb == "tap") {
        const double seconds = numberAt(cue, 0, 1.4);
        actor.hands[hand].motion = cue.verb == "tap" ? "pat" : cue.verb;
        actor.hands[hand].motionUntil = m_now + seconds;
        if (cue.verb == "pat" || cue.verb == "tap") {
            for (double t = .2; t < seconds; t += .5) {
                later(t, [this] { noise("pat", .6); });
            }
        }
        return true;
    }
    if (cue.verb == "clap") {
        const double seconds = numberAt(cue, 0, 1.3);
        for (int which = 0; which < 2; ++which) {
            order(
                actor, which,
                [me, which] {
                    return me->hip() +
                           QPointF(me->facing * (me->adult ? 214 : 130) + (which == 0 ? -1 : 1) * me->facing * 20,
                                   me->adult ? -196 : -160);
                },
                .4, Pose::Open);
            const int task = actor.hands[which].task;
            later(.4, [this, me, which, seconds, task] {
                if (me->hands[which].task == task) {
                    me->hands[which].motion = "clap";
                    me->hands[which].motionUntil = m_now + seconds;
                }
            });
            homeAfter(which, .5 + seconds);
        }
        for (double t = .5; t < seconds + .3; t += 1 / 2.4) {
            later(t, [this] { noise("clap", .8); });
        }
        return true;
    }
    if (cue.verb == "page") {
        Prop* book = prop("book");
        if (book == nullptr) {
            return fail(ErrorCode::Invalid, "there is no book", {}, "use the book");
        }
        const double from = actor.adult ? 78 : -78;
        order(actor, hand, [book, from] { return book->at + QPointF(-from, 18); }, .5, Pose::Open, 10);
        later(.5, [this, me, hand, book, from, homeAfter] {
            book->pageBegin = m_now;
            noise("page");
            order(*me, hand, [book, from] { return book->at + QPointF(from * .6, 0); }, .6, Pose::Grip, 60);
            homeAfter(hand, .75);
        });
        return true;
    }
    return false;
}

bool Stage::performWorld(const Cue& cue) {
    if (cue.verb == "noise") {
        noise(cue.words.empty() ? "clack" : cue.words[0], numberAt(cue, 1, 1), numberAt(cue, 2, .5));
        return true;
    }
    if (cue.verb == "bring") { // bring KIND X | bring phone adult
        if (cue.words.size() < 2) {
            return false;
        }
        auto made = std::make_unique<Prop>();
        made->id = made->kind = cue.words[0];
        made->size = made->kind == "phone" ? 64 : made->kind == "teddy" ? 108 : 60;
        if (cue.words[1] == "adult" || cue.words[1] == "child") {
            Actor& actor = cue.words[1] == "adult" ? m_adult : m_child;
            made->at = actor.hands[0].at;
            m_props.push_back(std::move(made));
            hold(actor, 0, *m_props.back());
        } else {
            made->layer = -1;
            made->at = {numberAt(cue, 1, 880), floorFor(*made)};
            m_props.push_back(std::move(made));
        }
        return true;
    }
    if (cue.verb == "tower") { // tower X b1 b2 b3
        if (cue.words.size() < 2) {
            return false;
        }
        const double x = numberAt(cue, 0, 890);
        double top = 758;
        for (std::size_t i = 1; i < cue.words.size(); ++i) {
            Prop* thing = prop(cue.words[i]);
            if (thing == nullptr) {
                return false;
            }
            thing->layer = 0;
            thing->at = {x + (static_cast<int>(i) % 3 - 1) * 3.0, top - thing->size / 2};
            top -= thing->size;
        }
        return true;
    }
    if (cue.verb == "place") {
        Prop* thing = cue.words.empty() ? nullptr : prop(cue.words[0]);
        if (thing == nullptr) {
            return false;
        }
        thing->at = {numberAt(cue, 1, 880), floorFor(*thing)};
        return true;
    }
    if (cue.verb == "fall") { // fall DIRECTION b1 b2 ...: those named tumble, the lowest stays near
        const double way = numberAt(cue, 0, 1);
        int height = 0;
        for (std::size_t i = 1; i < cue.words.size(); ++i) {
            Prop* thing = prop(cue.words[i]);
            if (thing == nullptr) {
                return false;
            }
            if (thing->holder != nullptr) {
                release(*thing);
            }
            ++height;
            const double drop = std::max(20.0, floorFor(*thing) - thing->at.y());
            thing->falling = true;
            thing->landX = thing->at.x() + way * (16 + 52.0 * height);
            thing->speed = {(thing->landX - thing->at.x()) / std::sqrt(2 * drop / 1900), 0};
            thing->spin = way * uniform(140, 260);
        }
        return true;
    }
    if (cue.verb == "start") { // everyone is in place and mood from the first frame on
        for (Actor* actor : {&m_adult, &m_child}) {
            for (Spring* spring : {&actor->face.smile, &actor->face.open, &actor->face.browRaise, &actor->face.browTilt,
                                   &actor->face.squint, &actor->face.blush, &actor->scoot, &actor->turned}) {
                spring->snap(spring->goal);
            }
            for (int hand = 0; hand < 2; ++hand) {
                actor->hands[hand].at = actor->hands[hand].from = actor->hands[hand].goal();
            }
            actor->lean.goal = actor->leanOrder;
            actor->lean.snap(actor->leanOrder);
            const QPointF d = lookPoint(*actor, actor->look) - actor->head();
            actor->yaw.snap(std::clamp(d.x() / 240, -1.0, 1.0) * 44);
            actor->pitch.snap(std::clamp(d.y() / 420, -.8, 1.0) * 26);
        }
        return true;
    }
    return false;
}

} // namespace attune::scenes
