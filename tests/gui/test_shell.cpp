// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/fake_session.h"
#include "support/places.h"
#include "ui/calibrate/figure_view.h"
#include "ui/calibrate/heat_map.h"
#include "ui/main_window.h"
#include "ui/preferences.h"
#include "ui/room.h"
#include "ui/theme/theme.h"
#include "workspace/action_table.h"

#include <QAbstractItemView>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPaintEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QtTest>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

namespace attune::ui {
namespace {

using testing::HasSubstr;
using testing::Not;

class Shell : public testing::Test {
  protected:
    Shell() : preferences(QString()), window(theme, preferences, test::fakeDoor()) {
        theme.setAppearance(Appearance::Light);
        window.show();
        window.activateWindow();
        QCoreApplication::processEvents();
    }
    void open(const char* as) {
        window.openLibrary("northside.attune", RaterId(as));
        QCoreApplication::processEvents();
    }
    test::FakeSession& session() { return *static_cast<test::FakeSession*>(window.session()); }
    template <typename T> T* find(const char* name) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // pages that were left are gone
        T* widget = window.findChild<T*>(QString::fromLatin1(name));
        EXPECT_NE(widget, nullptr) << name;
        return widget;
    }
    std::string textOf(const char* label) { return find<QLabel>(label)->text().toStdString(); }
    std::string roomName() { return window.currentRoom() ? window.currentRoom()->name().toStdString() : ""; }
    void click(const char* button) {
        QTest::mouseClick(find<QWidget>(button), Qt::LeftButton);
        QCoreApplication::processEvents();
    }
    /// Types where the keyboard is.
    void key(Qt::Key code, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QWidget* focus = window.focusWidget() ? window.focusWidget() : &window;
        QTest::keyClick(focus, code, modifiers);
        QCoreApplication::processEvents();
    }
    Theme theme;
    Preferences preferences;
    MainWindow window;
};

TEST_F(Shell, BeginsWithOnePageAndTwoButtons) {
    EXPECT_TRUE(find<QPushButton>("welcome.sample")->isVisible());
    EXPECT_TRUE(find<QPushButton>("welcome.add")->isVisible());
    EXPECT_FALSE(find<QWidget>("rail.code")->isEnabled());
    EXPECT_EQ(textOf("status.library"), "No library");
}

TEST_F(Shell, ABadLibraryIsASentenceOnTheWelcomePage) {
    window.openLibrary("broken.attune");
    QCoreApplication::processEvents();
    EXPECT_TRUE(find<QLabel>("welcome.problem")->isVisible());
    EXPECT_THAT(textOf("welcome.problem"), HasSubstr("this is not an Attune library (broken.attune): choose"));
    EXPECT_EQ(window.session(), nullptr);
}

TEST_F(Shell, AsksWhoYouAre) {
    click("welcome.sample");
    EXPECT_EQ(window.session(), nullptr);
    click("person.T02");
    ASSERT_NE(window.session(), nullptr);
    EXPECT_EQ(roomName(), "clips");
    EXPECT_EQ(textOf("status.person"), "T02, trainee");
}

TEST_F(Shell, StatusAlwaysSaysWhoWhereSavedAndBlind) {
    open("T02");
    EXPECT_EQ(textOf("status.person"), "T02, trainee");
    EXPECT_EQ(textOf("status.library"), "Northside training");
    EXPECT_EQ(textOf("status.saved"), "Saved");
    EXPECT_THAT(textOf("status.blind"), HasSubstr("stay hidden until you submit"));
    EXPECT_EQ(textOf("status.room"), "Round 3: 3 of 7 submitted");
    session().status = {SaveState::NotSaved, "the disk is full: free some space"};
    session().onSaveStatus();
    QCoreApplication::processEvents();
    EXPECT_EQ(textOf("status.saved"), "NOT SAVED: the disk is full: free some space");
    open("R1");
    EXPECT_THAT(textOf("status.blind"), HasSubstr("Trainer"));
}

/// Remembers what of a widget was painted.
class Painted : public QObject {
  public:
    QRegion region;
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::Paint)
            region += static_cast<QPaintEvent*>(event)->region();
        return false;
    }
};

TEST_F(Shell, TheRailsMarkGoesWithTheRoom) {
    open("R1");
    window.showRoom(QStringLiteral("journal"));
    QCoreApplication::processEvents();
    auto* rail = find<QWidget>("rail");
    Painted painted;
    rail->installEventFilter(&painted);
    window.showRoom(QStringLiteral("clips"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !painted.region.isEmpty(); }));
    // The bars lie beside the buttons, so they are painted only when the rail itself is.
    for (const char* name : {"rail.journal", "rail.clips"}) {
        const QPoint bar(1, find<QWidget>(name)->geometry().center().y());
        EXPECT_TRUE(painted.region.contains(bar)) << name;
        const bool marked = rail->grab().toImage().pixelColor(bar) == theme.colour(Token::Accent);
        EXPECT_EQ(marked, name == std::string("rail.clips")) << name;
    }
}

TEST_F(Shell, RailAndKeysOpenRooms) {
    open("T02");
    EXPECT_FALSE(find<QWidget>("rail.calibrate")->isVisible()) << "a trainer's room";
    click("rail.journal");
    EXPECT_EQ(roomName(), "journal");
    key(Qt::Key_1, Qt::ControlModifier);
    EXPECT_EQ(roomName(), "clips");
    open("R1");
    EXPECT_TRUE(find<QWidget>("rail.calibrate")->isVisible());
    key(Qt::Key_4, Qt::ControlModifier);
    EXPECT_EQ(roomName(), "calibrate");
}

TEST_F(Shell, ANarrowWindowKeepsItsIcons) {
    window.resize(1100, 700);
    QCoreApplication::processEvents();
    EXPECT_EQ(find<QWidget>("rail")->width(), 48);
    EXPECT_EQ(find<QWidget>("rail.clips")->toolTip().toStdString(), "Clips (Ctrl 1)");
    window.resize(1440, 900);
    QCoreApplication::processEvents();
    EXPECT_EQ(find<QWidget>("rail")->width(), 72);
}

TEST_F(Shell, PaletteFindsAndDoes) {
    open("T02");
    key(Qt::Key_K, Qt::ControlModifier);
    auto* field = find<QLineEdit>("palette.field");
    ASSERT_TRUE(field->isVisible());
    EXPECT_EQ(textOf("palette.count"), std::to_string(actionTable().size()) + " commands");
    QTest::keyClicks(field, QStringLiteral("jour"));
    EXPECT_EQ(find<QAbstractItemView>("palette.list")->currentIndex().data().toString().toStdString(), "Go to Journal");
    QTest::keyClick(field, Qt::Key_Return);
    QCoreApplication::processEvents();
    EXPECT_EQ(roomName(), "journal");
    EXPECT_FALSE(find<QWidget>("overlay")->isVisible());
}

TEST_F(Shell, PaletteSaysWhyNot) {
    open("T02");
    key(Qt::Key_K, Qt::ControlModifier);
    auto* field = find<QLineEdit>("palette.field");
    QTest::keyClicks(field, QStringLiteral("not codable"));
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_TRUE(find<QWidget>("overlay")->isVisible());
    EXPECT_THAT(textOf("palette.message"), HasSubstr("it is for Code"));
    field->clear();
    QTest::keyClicks(field, QStringLiteral("zzzz"));
    EXPECT_THAT(textOf("palette.message"), HasSubstr("No command"));
    QTest::keyClick(field, Qt::Key_Escape);
    EXPECT_FALSE(find<QWidget>("overlay")->isVisible());
}

TEST_F(Shell, PaletteChangesAKeyAndRefusesOneInUse) {
    open("T02");
    key(Qt::Key_K, Qt::ControlModifier);
    auto* field = find<QLineEdit>("palette.field");
    QTest::keyClicks(field, QStringLiteral("go to journal"));
    QTest::keyClick(field, Qt::Key_F2);
    QTest::keyClick(field, Qt::Key_1, Qt::ControlModifier);
    EXPECT_THAT(textOf("palette.message"), HasSubstr("Go to Clips"));
    QTest::keyClick(field, Qt::Key_F2);
    QTest::keyClick(field, Qt::Key_J, Qt::ControlModifier);
    EXPECT_THAT(textOf("palette.message"), HasSubstr("The key is now Ctrl J"));
    QTest::keyClick(field, Qt::Key_Escape);
    key(Qt::Key_J, Qt::ControlModifier);
    EXPECT_EQ(roomName(), "journal");
    EXPECT_EQ(session().settings.at("keys"), "room.journal = Ctrl+J\n");
}

TEST_F(Shell, KeySheetListsEveryAction) {
    open("T02");
    key(Qt::Key_Question, Qt::ShiftModifier);
    auto* sheet = find<QWidget>("keySheet");
    ASSERT_TRUE(sheet->isVisible());
    QStringList listed;
    for (const QWidget* row : sheet->findChildren<QWidget*>())
        listed += row->property("actions").toStringList();
    for (const ActionInfo& action : actionTable())
        EXPECT_TRUE(listed.contains(QString::fromStdString(action.id))) << action.id;
    click("keySheet.close");
    EXPECT_FALSE(find<QWidget>("overlay")->isVisible());
}

TEST_F(Shell, LookAndTextSizeChangeAtOnce) {
    open("T02");
    EXPECT_FALSE(theme.isDark());
    const QColor before = window.grab().toImage().pixelColor(700, 20);
    key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_TRUE(theme.isDark());
    EXPECT_EQ(before, QColor("#DEE1E5"));
    EXPECT_EQ(window.grab().toImage().pixelColor(700, 20), QColor("#131518"));
    key(Qt::Key_Comma, Qt::ControlModifier);
    click("settings.bigger");
    EXPECT_EQ(textOf("settings.textScale"), "110 %");
    EXPECT_EQ(theme.textScale(), 110);
    EXPECT_EQ(preferences.textScale(), 110);
    click("settings.light");
    EXPECT_FALSE(theme.isDark());
    EXPECT_EQ(preferences.appearance(), Appearance::Light);
    QTest::keyClick(find<QWidget>("settings.close"), Qt::Key_Escape);
    EXPECT_FALSE(find<QWidget>("overlay")->isVisible());
}

TEST_F(Shell, FilterTakesLettersAndChipsCount) {
    open("T02");
    EXPECT_EQ(textOf("clips.total"), "7 clips, 40 min");
    EXPECT_EQ(find<QPushButton>("clips.chip.attention")->text().toStdString(), "Needs attention  2");
    auto* cards = find<QAbstractItemView>("clips.cards");
    EXPECT_EQ(cards->model()->rowCount(), 8) << "seven clips and the place to drop one";
    key(Qt::Key_F, Qt::ControlModifier);
    auto* field = find<QLineEdit>("clips.filter");
    QTest::keyClicks(field, QStringLiteral("d-03"));
    EXPECT_EQ(field->text().toStdString(), "d-03") << "letters and digits are text while a field has the keyboard";
    EXPECT_EQ(cards->model()->rowCount(), 1);
    key(Qt::Key_Escape);
    EXPECT_EQ(cards->model()->rowCount(), 8);
    click("clips.chip.attention");
    EXPECT_EQ(cards->model()->rowCount(), 2);
    click("clips.chip.all");
    click("clips.asTable");
    EXPECT_TRUE(find<QWidget>("clips.table")->isVisible());
    EXPECT_EQ(session().settings.at("layout.clips"), "table");
}

TEST_F(Shell, AMissingClipIsFoundByItsContent) {
    open("T02");
    auto* cards = find<QAbstractItemView>("clips.cards");
    cards->setCurrentIndex(cards->model()->index(5, 0)); // D-06
    QTemporaryDir folder;
    const QString clip = QString::fromStdString((test::sourceFolder() / "sample_data/clips/six-02.mp4").string());
    const auto says = [&](const char* words) {
        return QTest::qWaitFor([&] { return find<QLabel>("notice.text")->text().contains(QLatin1String(words)); });
    };
    const auto locate = [&](const char* name) {
        const QString file = folder.filePath(QLatin1String(name));
        EXPECT_TRUE(QFile::copy(clip, file));
        qApp->setProperty("nextFile", file);
        ASSERT_TRUE(window.perform(QStringLiteral("clip.locate")));
        EXPECT_TRUE(find<QWidget>("clips.cancelReading")->isVisible()) << "the file is read in the background";
    };
    locate("other.mp4");
    EXPECT_TRUE(says("another file"));
    EXPECT_TRUE(session().cards[5].mediaMissing);
    locate("D-06.mp4");
    click("clips.cancelReading");
    ASSERT_TRUE(QTest::qWaitFor([&] { return window.currentRoom()->isReady(); }));
    EXPECT_TRUE(session().cards[5].mediaMissing) << "taken back";
    qApp->setProperty("nextFile", folder.filePath(QStringLiteral("D-06.mp4")));
    ASSERT_TRUE(window.perform(QStringLiteral("clip.locate")));
    EXPECT_TRUE(says("D-06 was found again"));
    EXPECT_FALSE(session().cards[5].mediaMissing);
}

TEST_F(Shell, AFileThatIsNoMediaIsRefusedInWords) {
    open("T02");
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("notes.mp4"));
    std::ofstream(file.toStdString()) << "not a video";
    qApp->setProperty("nextFile", file);
    click("clips.add");
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return find<QLabel>("notice.text")->text().contains(QStringLiteral("notes.mp4")); }));
    EXPECT_EQ(session().cards.size(), 7U);
}

TEST_F(Shell, ExpiredConsentClosesPlayback) {
    open("T02");
    auto* cards = find<QAbstractItemView>("clips.cards");
    cards->setCurrentIndex(cards->model()->index(6, 0)); // D-07
    key(Qt::Key_Return);
    EXPECT_EQ(roomName(), "clips");
    EXPECT_THAT(textOf("notice.text"), HasSubstr("D-07 cannot be watched: its consent ended on 2026-09-30"));
}

TEST_F(Shell, CalibrateShowsTheRoundAndWritesTheSummary) {
    open("R1");
    window.showRoom(QStringLiteral("calibrate"));
    auto* map = find<HeatMap>("calibrate.heatMap");
    ASSERT_TRUE(QTest::qWaitFor([&] { return map->isVisible(); }));
    EXPECT_EQ(textOf("calibrate.title"), "3 raters, 4 dimensions");
    EXPECT_EQ(map->facts(1, 2).biasText.toStdString(), "+1.42");
    EXPECT_EQ(map->facts(1, 2).n, 12);
    EXPECT_TRUE(map->facts(2, 0).iccSoft) << "eight clips";
    map->setFocus();
    key(Qt::Key_Down);
    key(Qt::Key_Right);
    key(Qt::Key_Right);
    EXPECT_EQ(textOf("calibrate.cell"), "T02, non-intrusiveness");
    EXPECT_THAT(textOf("calibrate.sentence"), HasSubstr("T02 scores about 1.4 points higher than the reference"));
    EXPECT_EQ(find<QTableWidget>("calibrate.scores")->rowCount(), 12);
    EXPECT_EQ(find<QTableWidget>("calibrate.contested")->item(0, 0)->text().toStdString(), "D-03");

    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("summary.html"));
    const auto saveTheSummary = [&] {
        ASSERT_TRUE(QTest::qWaitFor([&] { return window.findChild<QDialog*>(QStringLiteral("summary")) == nullptr; }));
        qApp->setProperty("nextFile", file);
        key(Qt::Key_E, Qt::ControlModifier);
        auto* save = window.findChild<QPushButton*>(QStringLiteral("summary.save"));
        ASSERT_NE(save, nullptr);
        QTest::mouseClick(save, Qt::LeftButton);
    };
    saveTheSummary();
    EXPECT_TRUE(QTest::qWaitFor([&] { return textOf("notice.text").find(file.toStdString()) != std::string::npos; }))
        << textOf("notice.text");
    std::ifstream in(file.toStdString());
    std::stringstream written;
    written << in.rdbuf();
    EXPECT_THAT(written.str(), HasSubstr("<html"));
    EXPECT_THAT(written.str(), HasSubstr("Round 3"));
    // Over a file only when agreed to.
    std::ofstream(file.toStdString()) << "kept";
    qApp->setProperty("nextAnswer", false);
    saveTheSummary();
    std::ifstream again(file.toStdString());
    std::string kept;
    again >> kept;
    EXPECT_EQ(kept, "kept");
}

TEST_F(Shell, HabitsAreInWordsAndEveryPointOpensItsClip) {
    open("R1");
    window.showRoom(QStringLiteral("calibrate"));
    auto* map = find<HeatMap>("calibrate.heatMap");
    ASSERT_TRUE(QTest::qWaitFor([&] { return map->isVisible(); }));
    click("calibrate.habits");
    EXPECT_EQ(textOf("calibrate.habitsInWords"), "Nothing stands out in how T01 uses the scale.");
    map->setFocus();
    key(Qt::Key_Down); // T02, first dimension
    for (const char* words :
         {"keeps away from the ends of the scale", "moved away from the reference", "One impression"})
        EXPECT_THAT(textOf("calibrate.habitsInWords"), HasSubstr(words));

    auto* chart = find<FigureView>("calibrate.habit.0");
    QSignalSpy opened(window.room(QStringLiteral("calibrate")), &Room::clipRequested);
    chart->setFocus(Qt::TabFocusReason);
    key(Qt::Key_Return);
    EXPECT_EQ(opened.count(), 0) << "no point is chosen yet";
    key(Qt::Key_Right);
    key(Qt::Key_Right);
    EXPECT_EQ(chart->mark(), 1);
    EXPECT_THAT(chart->accessibleDescription().toStdString(), HasSubstr("D-02: difference +0.3"));
    EXPECT_THAT(textOf("calibrate.habit.0.note"), HasSubstr("D-02: difference +0.3"));
    key(Qt::Key_Return);
    ASSERT_EQ(opened.count(), 1);
    EXPECT_EQ(opened[0][0].value<ClipId>(), ClipId("D-02"));

    window.showRoom(QStringLiteral("calibrate"));
    const QPoint last = chart->placeOf(3).toPoint();
    QTest::mouseMove(chart, last);
    QTest::mouseClick(chart, Qt::LeftButton, {}, last);
    ASSERT_EQ(opened.count(), 2);
    EXPECT_EQ(opened[1][0].value<ClipId>(), ClipId("D-04"));
}

TEST_F(Shell, WhatIsThisExplainsTheFigures) {
    open("R1");
    window.showRoom(QStringLiteral("calibrate"));
    auto* map = find<HeatMap>("calibrate.heatMap");
    ASSERT_TRUE(QTest::qWaitFor([&] { return map->isVisible(); }));
    find<QPushButton>("calibrate.explain")->setFocus(Qt::TabFocusReason);
    key(Qt::Key_Space);
    const auto* text = find<QTextBrowser>("explanations.text");
    const std::string words = text->toPlainText().toStdString();
    for (const char* part : {"ICC, absolute agreement", "moves away from the reference", "one impression of a clip"})
        EXPECT_THAT(words, HasSubstr(part));
    QTest::keyClick(find<QDialog>("explanations"), Qt::Key_Escape);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_EQ(window.findChild<QDialog*>(QStringLiteral("explanations")), nullptr);
}

TEST_F(Shell, JournalKeepsNotesAndMinutesApart) {
    open("T02");
    window.showRoom(QStringLiteral("journal"));
    auto* field = find<QPlainTextEdit>("journal.field.0");
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("the tower fell"));
    window.showRoom(QStringLiteral("clips"));
    ASSERT_EQ(session().notes.size(), 1U);
    EXPECT_EQ(session().notes[0].text, "the tower fell");
    EXPECT_EQ(session().notes[0].prompt, "What did I see?");
    window.showRoom(QStringLiteral("journal"));
    EXPECT_EQ(find<QAbstractItemView>("journal.notes")->model()->rowCount(), 1);

    click("journal.log");
    click("journal.form.save");
    EXPECT_TRUE(session().log.empty()) << "what was done must be said";
    QTest::keyClicks(find<QLineEdit>("journal.form.what"), QStringLiteral("Practised D-01"));
    click("journal.form.save");
    ASSERT_EQ(session().log.size(), 1U);
    EXPECT_FALSE(session().log[0].contact);
    EXPECT_EQ(textOf("journal.own"), "30 min");
    EXPECT_EQ(textOf("journal.contact"), "0 min");
}

TEST_F(Shell, ClosingAsksOnlyWhenWorkIsAtRisk) {
    open("T02");
    session().flushed = fail(ErrorCode::Io, "the disk is full", "northside.attune", "free some space");
    qApp->setProperty("nextAnswer", false);
    EXPECT_FALSE(window.close());
    EXPECT_TRUE(window.isVisible());
    session().flushed = {};
    EXPECT_TRUE(window.close());
}

TEST_F(Shell, EverythingThatTakesTheKeyboardHasAName) {
    open("R1");
    for (const char* room : {"clips", "calibrate", "journal"}) {
        window.showRoom(QString::fromLatin1(room));
        ASSERT_TRUE(QTest::qWaitFor([&] { return window.currentRoom()->isReady(); }));
        for (const QWidget* widget : window.findChildren<QWidget*>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
                continue;
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            EXPECT_TRUE(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()))
                << room << ": " << widget->metaObject()->className() << " " << widget->objectName().toStdString();
        }
    }
}

} // namespace
} // namespace attune::ui
