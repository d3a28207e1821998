// SPDX-License-Identifier: GPL-3.0-or-later
// Times in notes: found in the text, written by a key, gone to by key and mouse.
#include "gui/modes.h"
#include "models/frame_table.h"
#include "ui/journal/journal_room.h"
#include "ui/player/time_links.h"
#include "ui/timeline/timeline_list.h"
#include "ui/timeline/timeline_panel.h"

#include <QLineEdit>
#include <QPlainTextEdit>

namespace attune::test {
namespace {

using namespace ui;

QStringList timesIn(const QString& text) {
    QStringList out;
    for (const TimeLink& link : timeLinks(text))
        out << text.mid(link.at, link.length);
    return out;
}

/// Moves the mouse over the label until it is on the link, and clicks there.
void clickLink(QLabel* label, const QString& link) {
    QString under;
    const auto heard = QObject::connect(label, &QLabel::linkHovered, [&](const QString& now) { under = now; });
    for (int y = 2; y < label->height(); y += 4)
        for (int x = 2; x < label->width(); x += 4) {
            QTest::mouseMove(label, {x, y});
            if (under != link)
                continue;
            QObject::disconnect(heard);
            QTest::mouseClick(label, Qt::LeftButton, {}, {x, y});
            return;
        }
    FAIL() << "the mouse never was over " << qPrintable(link);
}

TEST(TimeLinks, AreFoundWhereATimeStandsByItself) {
    EXPECT_EQ(timesIn(QStringLiteral("turns away at 0:12.3, back (1:02:03) by 00:59.")),
              (QStringList{QStringLiteral("0:12.3"), QStringLiteral("1:02:03"), QStringLiteral("00:59")}));
    EXPECT_TRUE(timesIn(QStringLiteral("4.5, ratio 3:1, 12:345, a1:02, 1:02b, 1:2:3:04, 0:75")).isEmpty());
    EXPECT_EQ(timeLinks(QStringLiteral("0:12.3")).front().time, MediaTime(12'300'000'000));
    EXPECT_EQ(timeLinks(QStringLiteral("1:02:03")).front().time, MediaTime(3'723'000'000'000));
}

TEST(TimeLinks, AsHtmlNothingOfTheNoteIsTakenForMarkup) {
    const QString html = withTimeLinks(QStringLiteral("a <b> & 0:01\nc"), QColor(1, 2, 3));
    EXPECT_EQ(html,
              QStringLiteral("a &lt;b&gt; &amp; <a href=\"time:1000000000\" style=\"color:#010203\">0:01</a><br>c"));
    EXPECT_EQ(timeOfLink(QStringLiteral("time:1000000000")), MediaTime(1'000'000'000));
    EXPECT_FALSE(timeOfLink(QStringLiteral("https://example.org")));
    EXPECT_FALSE(timeOfLink(QStringLiteral("time:x")));
}

TEST(TimeLinks, ATimeWrittenLeadsBackToItsFrame) {
    // Frames of 29.97 a second: none but the first lies on a whole millisecond.
    std::vector<MediaTime> times;
    for (std::int64_t i = 0; i < 2000; ++i)
        times.emplace_back(i * 1'001'000'000 / 30);
    const FrameTable table(times, MediaTime(std::int64_t{2000} * 1'001'000'000 / 30));
    for (std::int64_t frame = 0; frame < table.frameCount(); ++frame)
        ASSERT_EQ(table.frameAt(timeLinks(noteTime(table.timeOf(frame))).front().time), frame);
}

TEST(TimeLinks, OneAfterTheOtherInALineAndWrittenApartFromItsWords) {
    QLineEdit line(QStringLiteral("at 0:01 and 0:02"));
    line.setCursorPosition(0);
    EXPECT_EQ(nextTimeIn(&line), MediaTime(1'000'000'000));
    EXPECT_EQ(line.selectedText(), QStringLiteral("0:01"));
    EXPECT_EQ(nextTimeIn(&line), MediaTime(2'000'000'000));
    EXPECT_EQ(nextTimeIn(&line), MediaTime(1'000'000'000)) << "from the start again";
    line.setText(QStringLiteral("ab"));
    line.setCursorPosition(1);
    EXPECT_FALSE(nextTimeIn(&line));
    EXPECT_TRUE(insertTime(&line, MediaTime(1'500'000'000)));
    EXPECT_EQ(line.text(), QStringLiteral("a 00:01.500 b"));
    QPlainTextEdit page(QStringLiteral("see 0:03"));
    EXPECT_EQ(nextTimeIn(&page), MediaTime(3'000'000'000));
    page.moveCursor(QTextCursor::End);
    EXPECT_TRUE(insertTime(&page, MediaTime(0)));
    EXPECT_EQ(page.toPlainText(), QStringLiteral("see 0:03 00:00.000 "));
    QWidget other;
    EXPECT_FALSE(insertTime(&other, MediaTime(0)));
    EXPECT_FALSE(insertTime(nullptr, MediaTime(0)));
    EXPECT_FALSE(nextTimeIn(nullptr));
}

TEST_F(Modes, TimesInNotesAreWrittenByAKeyAndGoneTo) {
    ASSERT_NO_FATAL_FAILURE(openAs("T1", "models/instruments/six-strand.json"));
    const std::string dimension = driver->code()->desk()->rated().front().value;
    const auto shown = [&](qint64 frame) {
        return WindowDriver::until([&] { return driver->code()->picture()->shownFrame() == frame; });
    };
    key(Qt::Key_4);
    seek(33);
    key(Qt::Key_W);
    driver->type(QStringLiteral("turns away"));
    key(Qt::Key_T, Qt::ControlModifier);
    driver->type(QStringLiteral("and at 0:02"));
    EXPECT_EQ(driver->code()->picture()->shownFrame(), 33) << "typing moves nothing";
    key(Qt::Key_G, Qt::ControlModifier); // at the caret
    EXPECT_TRUE(shown(50));
    key(Qt::Key_G, Qt::ControlModifier);
    EXPECT_TRUE(shown(33)) << "the next one";
    key(Qt::Key_Return);
    ASSERT_NE(rating(dimension.c_str()), nullptr);
    EXPECT_EQ(rating(dimension.c_str())->note, "turns away 00:01.320 and at 0:02");
    // The note shown under the scale: by the key one after the other, by the mouse the one clicked.
    seek(0);
    key(Qt::Key_G, Qt::ControlModifier);
    EXPECT_TRUE(shown(33));
    key(Qt::Key_G, Qt::ControlModifier);
    EXPECT_TRUE(shown(50));
    auto* label = driver->find<QLabel>(("noteText." + dimension).c_str());
    ASSERT_TRUE(label && label->isVisible());
    EXPECT_TRUE(label->accessibleName().contains(QStringLiteral("0:02")));
    clickLink(label, QStringLiteral("time:1320000000"));
    EXPECT_TRUE(shown(33));
    clickLink(label, QStringLiteral("time:2000000000"));
    EXPECT_TRUE(shown(50));
    // A mark's note in the list of the timeline.
    ASSERT_TRUE(driver->code()->desk()->addSegment({MediaTime(0), MediaTime(400'000'000)}, "Bid"));
    Segment mark = driver->code()->desk()->coding().segments.begin()->second;
    mark.note = "again at 0:03";
    ASSERT_TRUE(driver->code()->desk()->changeSegment(mark));
    key(Qt::Key_T);
    auto* list = driver->find<TimelineList>("timeline.table");
    ASSERT_TRUE(list && list->isVisible());
    list->setFocus();
    list->setCurrentCell(0, 0);
    EXPECT_EQ(list->currentNote(), QStringLiteral("again at 0:03"));
    key(Qt::Key_G, Qt::ControlModifier);
    EXPECT_TRUE(shown(75));
}

TEST_F(Modes, TimesInTheJournalOpenTheClipThere) {
    ASSERT_NO_FATAL_FAILURE(openAs("T1", "models/instruments/six-strand.json"));
    const auto shown = [&](qint64 frame) {
        return WindowDriver::until([&] {
            return driver->room() == QStringLiteral("code") && driver->code()->picture()->shownFrame() == frame;
        });
    };
    Session& session = *driver->window().session();
    const QString text = QStringLiteral("turns at 0:02, and\nagain at 0:03");
    ASSERT_TRUE(session.saveReflection(PracticeLibrary::clip(), "What did I see?", text.toStdString()));
    key(Qt::Key_5, Qt::ControlModifier);
    auto* field = driver->find<QPlainTextEdit>("journal.field.0");
    ASSERT_TRUE(field && field->toPlainText() == text);
    const auto placeOf = [&](const char* words) {
        QTextCursor caret(field->document());
        caret.setPosition(static_cast<int>(text.indexOf(QLatin1String(words)) + 1));
        return field->cursorRect(caret).center() + QPoint(1, 0);
    };
    QTest::mouseClick(field->viewport(), Qt::LeftButton, {}, placeOf("again"));
    EXPECT_EQ(driver->room(), "journal") << "words are for the caret";
    QTest::mouseClick(field->viewport(), Qt::LeftButton, {}, placeOf("0:03"));
    EXPECT_TRUE(shown(75));
    // By key: the one at the caret, then the next, around.
    key(Qt::Key_5, Qt::ControlModifier);
    field->setFocus();
    field->moveCursor(QTextCursor::Start);
    key(Qt::Key_G, Qt::ControlModifier);
    EXPECT_TRUE(shown(50));
    key(Qt::Key_5, Qt::ControlModifier);
    field->setFocus();
    key(Qt::Key_G, Qt::ControlModifier);
    EXPECT_TRUE(shown(75));
    // What is about no clip leads nowhere, and says so.
    key(Qt::Key_5, Qt::ControlModifier);
    dynamic_cast<JournalRoom*>(driver->window().room(QStringLiteral("journal")))->showNote(ClipId());
    driver->find<QPlainTextEdit>("journal.field.0")->setFocus();
    driver->type(QStringLiteral("at 0:01"));
    key(Qt::Key_G, Qt::ControlModifier);
    EXPECT_EQ(driver->room(), "journal");
    EXPECT_TRUE(driver->text("notice.text").contains(QStringLiteral("not about a clip")));
}

} // namespace
} // namespace attune::test
