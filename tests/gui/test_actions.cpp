// SPDX-License-Identifier: GPL-3.0-or-later
// Every action of the action table, fired by each of its keys in the real window: what it is for changes.
#include "base/file.h"
#include "gui/modes.h"
#include "gui/second_camera.h"
#include "support/scratch_folder.h"
#include "ui/coding/code_keys.h"
#include "ui/coding/rating_panel.h"
#include "ui/coding/two_views.h"
#include "ui/player/views_bar.h"
#include "ui/timeline/timeline_panel.h"
#include "ui/timeline/timeline_view.h"
#include "workspace/key_map.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QKeySequence>
#include <QTimer>
#include <set>

namespace attune::test {
namespace {

using namespace ui;

/// An action, the keys that bring about what it needs, and what its own key changes then.
struct Fired {
    const char* id;
    const char* before;
    const char* changes;
};

// With a segment from frame 50 to 54 that is chosen, at frame 54.
constexpr const char* aSegment = "I|Right|Right|Right|Right|O|Return|Esc";
constexpr const char* inSegment = "I|Right|Right|Right|Right|O|Return|Esc|Left|Left";

constexpr const char* twoSegments = "I|Right|Right|Right|Right|O|Return|Esc|Left|Left|S|Ctrl+Down";

class Actions : public Modes {
  protected:
    void TearDown() override {
        qApp->setProperty("nextFile", {});
        qApp->setProperty("nextAnswer", {});
    }

    // What a person can see or hear of one part of the window.
    std::string look(const std::string& part) {
        CodeRoom* code = driver->code();
        PictureView* picture = code ? code->picture() : nullptr;
        const auto text = [](const QString& words) { return words.toStdString(); };
        const auto number = [](auto value) { return std::to_string(value); };
        const auto spanOf = [&](const TimeSpan& span) { return number(span.begin.ns) + "-" + number(span.end.ns); };
        if (part == "frame")
            return number(picture->shownFrame());
        if (part == "playing")
            return code->bridge()->isPlaying() ? "playing" : "still";
        if (part == "speed")
            return number(code->bridge()->status().speed);
        if (part == "picture") {
            const QRect at = picture->pictureRect();
            return number(picture->zoom()) + " " + number(at.left()) + " " + number(at.top());
        }
        if (part == "light")
            return text(picture->light().text());
        if (part == "marks")
            return text(driver->text("transport.marks"));
        if (part == "segments") {
            std::string out;
            for (const auto& [id, segment] : coding().segments)
                out += segment.track + " " + segment.label + " " + spanOf(segment.span) + "\n";
            return out;
        }
        if (part == "ratings") {
            std::string out;
            for (const auto& [about, rating] : coding().ratings)
                out += about.dimension.value + " " + number(static_cast<int>(rating.status)) + " " +
                       number(rating.steps.value_or(-1)) + " " + number(rating.confidence) + "\n";
            return out;
        }
        if (part == "chosen") {
            std::string out;
            for (const SegmentId& id : code->timeline()->view()->selectedSegments())
                out += id.value + " ";
            return out;
        }
        if (part == "range")
            return text(code->timeline()->view()->rangeText());
        if (part == "fold")
            return number(code->timeline()->view()->folded().size());
        if (part == "height")
            return number(static_cast<std::size_t>(code->timeline()->view()->sizeHint().height()));
        if (part == "dimension")
            return number(code->panel()->focusedIndex());
        if (part == "list")
            return code->timeline()->isList() ? "list" : code->timeline()->isHistory() ? "history" : "picture";
        if (part == "codes")
            return text(code->codeKeys()->text());
        if (part == "unit")
            return text(driver->find<QComboBox>("unit.choice")->currentText());
        if (part == "viewing")
            return text(driver->find<QComboBox>("pass.choice")->currentText());
        if (part == "second")
            return code->views()->hasSecond() ? number(code->views()->picture()->x()) : "none";
        if (part == "alone")
            return text(code->views()->bar()->text());
        if (part == "submitting")
            return driver->find<QLabel>("submit.title")->isVisible() ? "asked" : "not asked";
        if (part == "loop")
            return driver->find<QAbstractButton>("transport.loop")->isChecked() ? "loops" : "once";
        if (part == "room")
            return text(driver->room());
        if (part == "title")
            return text(driver->window().windowTitle()) + text(driver->room());
        if (part == "overlay") {
            for (const char* name : {"palette", "keySheet", "settings", "takeIn"})
                if (auto* panel = driver->find<QWidget>(name); panel && panel->isVisible())
                    return name;
            return {};
        }
        if (part == "size")
            return number(driver->window().font().pixelSize()) + " " + number(QApplication::font().pixelSize()) +
                   text(driver->text("notice.text"));
        if (part == "look")
            return text(driver->window().palette().color(QPalette::Window).name()) + number(pixel());
        if (part == "screen")
            return driver->window().isFullScreen() ? "full" : "window";
        if (part == "focus") {
            const QWidget* focus = driver->window().focusWidget();
            return number(reinterpret_cast<std::uintptr_t>(focus));
        }
        if (part == "notice")
            return text(driver->text("notice.text"));
        if (part == "clips")
            return number(driver->window().session()->clips().value().size());
        if (part == "view")
            return driver->find<QWidget>("clips.table")->isVisible() ? "table" : "cards";
        if (part == "scheme")
            return text(driver->text("schemes.state")) +
                   (driver->find<QAbstractButton>("schemes.try")->isChecked() ? " tried" : "");
        if (part == "fields")
            return number(driver->window().findChildren<QWidget*>(QStringLiteral("journal.field.0")).size());
        ADD_FAILURE() << "no such part: " << part;
        return {};
    }
    unsigned pixel() { return driver->pixels().pixel(4, driver->window().height() / 2); }

    void press(const QString& keys) {
        for (const QString& stroke : keys.split(QStringLiteral(", "))) {
            const QKeySequence sequence = QKeySequence::fromString(stroke, QKeySequence::PortableText);
            ASSERT_EQ(sequence.count(), 1) << qPrintable(stroke);
            QWidget* focus = QApplication::focusWidget();
            QTest::keyClick(focus ? focus : &driver->window(), sequence[0].key(), sequence[0].keyboardModifiers());
        }
    }

    // Still, at frame 50, nothing chosen, nothing open, the first dimension.
    void calm(const QString& room) {
        for (int i = 0; i < 4 && !look("overlay").empty(); ++i)
            key(Qt::Key_Escape);
        if (driver->window().isFullScreen())
            key(Qt::Key_F11);
        driver->window().showRoom(room);
        if (room != QStringLiteral("code"))
            return;
        CodeRoom* code = driver->code();
        for (const char* id : {"close", "code.stop", "speed.normal", "picture.whole", "timeline.fit"})
            driver->window().perform(QLatin1String(id));
        if (code->bridge()->isPlaying())
            driver->window().perform(QStringLiteral("play.pause"));
        ASSERT_TRUE(WindowDriver::until([&] { return !code->bridge()->isPlaying(); }));
        if (code->timeline()->isHistory())
            driver->window().perform(QStringLiteral("history.show"));
        if (code->timeline()->isList())
            driver->window().perform(QStringLiteral("timeline.list"));
        code->timeline()->view()->select({}, {});
        std::vector<SegmentId> all;
        for (const auto& [id, segment] : coding().segments)
            all.push_back(id);
        if (!all.empty()) {
            ASSERT_TRUE(code->desk()->removeSegments(all));
        }
        (void)code->panel()->chooseUnit({});
        code->panel()->focusDimension(0);
        seek(50);
    }

    void fire(const Fired& fired, const QString& room) {
        const ActionInfo* action = findAction(fired.id);
        ASSERT_NE(action, nullptr) << fired.id;
        ASSERT_FALSE(action->keys.empty()) << fired.id;
        for (const std::string& each : action->keys) {
            calm(room);
            for (const QString& stroke :
                 QString::fromLatin1(fired.before).split(QLatin1Char('|'), Qt::SkipEmptyParts)) {
                const qint64 frame = driver->code() ? driver->code()->picture()->shownFrame() : 0;
                press(stroke);
                if (stroke == QStringLiteral("Right") || stroke == QStringLiteral("Left")) {
                    ASSERT_TRUE(WindowDriver::until([&] { return driver->code()->picture()->shownFrame() != frame; }));
                }
            }
            const std::string before = look(fired.changes);
            press(QString::fromStdString(each));
            EXPECT_TRUE(QTest::qWaitFor([&] { return look(fired.changes) != before; }, 20'000))
                << fired.id << " by " << each << " left " << fired.changes << " as it was: " << before
                << " (notice: " << look("notice") << ")";
        }
        done.insert(fired.id);
    }

    std::set<std::string> done;
};

constexpr Fired inCode[] = {
    {"play.toggle", "", "playing"},
    {"shuttle.back", "", "playing"},
    {"shuttle.forward", "", "playing"},
    {"step.back", "", "frame"},
    {"step.forward", "", "frame"},
    {"step.backSecond", "", "frame"},
    {"step.forwardSecond", "", "frame"},
    {"step.previousEdge", "", "frame"},
    {"step.nextEdge", "", "frame"},
    {"play.replay", "", "playing"},
    {"play.around", "", "playing"},
    {"speed.slower", "", "speed"},
    {"speed.faster", "", "speed"},
    {"speed.normal", "]", "speed"},
    {"picture.zoomIn", "", "picture"},
    {"picture.zoomOut", "Alt+=", "picture"},
    {"picture.whole", "Alt+=", "picture"},
    {"picture.actual", "Alt+=|Alt+=|Alt+=", "picture"},
    {"picture.left", "Alt+=|Alt+=|Alt+=|Alt+=", "picture"},
    {"picture.right", "Alt+=|Alt+=|Alt+=|Alt+=", "picture"},
    {"picture.up", "Alt+=|Alt+=|Alt+=|Alt+=", "picture"},
    {"picture.down", "Alt+=|Alt+=|Alt+=|Alt+=", "picture"},
    {"picture.brighter", "", "light"},
    {"picture.darker", "", "light"},
    {"picture.moreContrast", "", "light"},
    {"picture.lessContrast", "", "light"},
    {"picture.asFilmed", "Alt+]", "light"},
    {"picture.subtitles", "", "notice"},
    {"mark.in", "", "marks"},
    {"mark.out", "", "marks"},
    {"go.in", "I|Right|Right", "frame"},
    {"go.out", "O|Left|Left", "frame"},
    {"segment.add", "I|Right|Right|O", "segments"},
    {"segment.split", inSegment, "segments"},
    {"segment.merge", "I|Right|Right|Right|Right|O|Return|Esc|Left|Left|S|Ctrl+Up", "segments"},
    {"segment.previous", twoSegments, "chosen"},
    {"segment.next", "I|Right|Right|Right|Right|O|Return|Esc|Left|Left|S|Ctrl+Up", "chosen"},
    {"segment.selectRow", twoSegments, "chosen"},
    {"segment.remove", aSegment, "segments"},
    {"segment.copy", aSegment, "notice"},
    {"timeline.higher", "", "height"},
    {"timeline.lower", "", "height"},
    {"timeline.fold", "", "fold"},
    {"edge.beginEarlier", aSegment, "segments"},
    {"edge.beginLater", aSegment, "segments"},
    {"edge.endEarlier", aSegment, "segments"},
    {"edge.endLater", aSegment, "segments"},
    {"code.row", "", "codes"},
    {"code.stop", "F4", "codes"},
    {"code.end", "F4|A|Right|Right", "segments"},
    {"play.selection", "I|Right|Right|Right|Right|O", "playing"},
    {"play.loop", "I|Right|Right|Right|Right|O", "loop"},
    {"marker.plus", "", "focus"},
    {"marker.minus", "", "focus"},
    {"marker.next", "M, +|Return|Left", "frame"},
    {"dimension.previous", "Down", "dimension"},
    {"dimension.next", "", "dimension"},
    {"unit.previous", aSegment, "unit"},
    {"unit.next", "I|Right|Right|O|Return|Esc|PgUp", "unit"},
    {"pass.next", "", "viewing"},
    {"score.0", "5", "ratings"},
    {"score.1", "5", "ratings"},
    {"score.2", "5", "ratings"},
    {"score.3", "5", "ratings"},
    {"score.4", "5", "ratings"},
    {"score.5", "4", "ratings"},
    {"score.6", "5", "ratings"},
    {"score.7", "5", "ratings"},
    {"score.8", "5", "ratings"},
    {"score.9", "5", "ratings"},
    {"score.half", "5", "ratings"},
    {"score.more", "5", "ratings"},
    {"score.less", "5", "ratings"},
    {"status.notCodable", "5", "ratings"},
    {"status.notObserved", "5", "ratings"},
    {"status.notApplicable", "5", "ratings"},
    {"status.skip", "5", "ratings"},
    {"rating.clear", "5", "ratings"},
    {"rating.note", "5", "focus"},
    {"rating.confidence", "5", "ratings"},
    {"coding.submit", "", "submitting"},
    {"timeline.zoomIn", "", "range"},
    {"timeline.zoomOut", "Z", "range"},
    {"timeline.fit", "Z", "range"},
    {"timeline.find", "", "focus"},
    {"timeline.find", "Ctrl+H", "list"}, // from the history back to the timeline
    {"timeline.findNext", aSegment, "frame"},
    {"timeline.list", "", "list"},
    {"history.show", "", "list"},
    {"edit.undo", "Backspace|5", "ratings"},
    {"edit.redo", "Backspace|5|Ctrl+Z", "ratings"},
    {"palette.open", "", "overlay"},
    {"keys.show", "", "overlay"},
    {"settings.show", "", "overlay"},
    {"close", "Ctrl+K", "overlay"},
    {"appearance.toggle", "", "look"},
    {"text.bigger", "", "size"},
    {"text.smaller", "", "size"},
    {"text.normal", "Ctrl++", "size"},
    {"window.fullScreen", "", "screen"},
    {"pane.next", "", "focus"},
    {"pane.previous", "", "focus"},
    {"room.clips", "", "room"},
    {"room.compare", "", "room"},
    {"room.calibrate", "", "room"},
    {"room.journal", "", "room"},
    {"room.schemes", "", "room"},
    {"room.rounds", "", "room"},
};

/// Fired by the tests of the other rooms.
constexpr const char* elsewhereIds[] = {"room.code",   "clip.add",  "library.open", "view.add",
                                        "view.alone",  "view.swap", "clip.open",    "clip.locate",
                                        "clip.filter", "note.new",  "activity.add", "package.takeIn"};
const std::set<std::string_view> elsewhere(std::begin(elsewhereIds), std::end(elsewhereIds));

TEST_F(Actions, OfTheWorkbench) {
    ASSERT_NO_FATAL_FAILURE(openAs("R1", "tests/data/every_action.json"));
    for (const Fired& fired : inCode)
        ASSERT_NO_FATAL_FAILURE(fire(fired, QStringLiteral("code"))) << fired.id;
    for (const ActionInfo& action : actionTable()) {
        if (!action.worksIn("code") || action.keys.empty() || elsewhere.contains(action.id) ||
            action.id == "learn.commit" ||                                  // LearnRound
            action.id == "note.insertTime" || action.id == "note.goToTime") // TimeLinks
            continue;
        EXPECT_TRUE(done.contains(std::string(action.id))) << action.id << " is fired by no test";
    }
}

TEST_F(Actions, OfTheOtherRooms) {
    ASSERT_NO_FATAL_FAILURE(openAs("R1", "tests/data/every_action.json"));
    ASSERT_NO_FATAL_FAILURE(fire({"room.code", "", "room"}, QStringLiteral("clips")));
    ASSERT_NO_FATAL_FAILURE(fire({"clip.open", "Ctrl+F|Esc|Down", "room"}, QStringLiteral("clips")));
    ASSERT_NO_FATAL_FAILURE(fire({"clip.filter", "", "focus"}, QStringLiteral("clips")));
    // It opens a menu, which runs until something is chosen.
    QTimer chooser;
    QObject::connect(&chooser, &QTimer::timeout, &chooser, [&] {
        if (QWidget* menu = QApplication::activePopupWidget()) {
            chooser.stop();
            QTest::keyClick(menu, Qt::Key_Down);
            QTest::keyClick(menu, Qt::Key_Return);
        }
    });
    chooser.start(20);
    ASSERT_NO_FATAL_FAILURE(fire({"note.new", "", "fields"}, QStringLiteral("journal")));
    // Where nobody manages the windows, a menu gone in a moment may leave none of them active.
    driver->window().activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&driver->window()));
    ASSERT_NO_FATAL_FAILURE(fire({"activity.add", "", "focus"}, QStringLiteral("journal")));
    ASSERT_NO_FATAL_FAILURE(fire({"scheme.try", "", "scheme"}, QStringLiteral("schemes")));
    ScratchFolder folder;
    qApp->setProperty("nextFile", QString::fromStdString((folder / "scheme.json").string()));
    ASSERT_NO_FATAL_FAILURE(fire({"scheme.save", "", "notice"}, QStringLiteral("schemes")));
    qApp->setProperty("nextFile", QString::fromStdString((folder / "scheme.json").string()));
    ASSERT_NO_FATAL_FAILURE(fire({"scheme.open", "", "scheme"}, QStringLiteral("schemes")));
    qApp->setProperty("nextAnswer", true);
    ASSERT_NO_FATAL_FAILURE(fire({"scheme.use", "", "notice"}, QStringLiteral("schemes"))); // the version is there
    const std::filesystem::path other = secondCamera();
    qApp->setProperty("nextFile", QString::fromStdString(other.string()));
    ASSERT_NO_FATAL_FAILURE(fire({"clip.locate", "", "notice"}, QStringLiteral("clips")));
    qApp->setProperty("nextFile", QString::fromStdString(other.string()));
    ASSERT_NO_FATAL_FAILURE(fire({"clip.add", "", "clips"}, QStringLiteral("clips")));
    // Over any room: the panel of a package, and away again.
    ASSERT_TRUE(writeFileAtomic(folder / "no-package.zip", "not a package", Overwrite::Allow));
    for (const char* where : {"code", "clips", "rounds"}) {
        qApp->setProperty("nextFile", QString::fromStdString((folder / "no-package.zip").string()));
        ASSERT_NO_FATAL_FAILURE(fire({"package.takeIn", "", "overlay"}, QLatin1String(where)));
        EXPECT_EQ(look("overlay"), "takeIn") << where;
        ASSERT_TRUE(WindowDriver::until([&] { return !driver->text("takeIn.problem").isEmpty(); }));
        key(Qt::Key_Escape);
        EXPECT_EQ(look("overlay"), "") << where;
    }
    // A second view, and what is done with it.
    qApp->setProperty("nextFile", QString::fromStdString(other.string()));
    ASSERT_NO_FATAL_FAILURE(fire({"view.add", "", "second"}, QStringLiteral("code")));
    ASSERT_TRUE(WindowDriver::until([&] { return driver->code()->views()->picture()->shownFrame() >= 0; }));
    ASSERT_NO_FATAL_FAILURE(fire({"view.alone", "", "alone"}, QStringLiteral("code")));
    ASSERT_NO_FATAL_FAILURE(fire({"view.swap", "", "second"}, QStringLiteral("code")));
    // Another library takes the place of this one.
    const PracticeLibrary another("R1");
    qApp->setProperty("nextFile", QString::fromStdString(another.file().string()));
    ASSERT_NO_FATAL_FAILURE(fire({"library.open", "", "title"}, QStringLiteral("journal")));
    for (const char* id : elsewhereIds)
        EXPECT_TRUE(done.contains(id)) << id << " is fired by no test";
}

} // namespace
} // namespace attune::test
