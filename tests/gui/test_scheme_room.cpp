// SPDX-License-Identifier: GPL-3.0-or-later
// A trainer makes a scheme in the window: a draft with a fault, mended, tried out, put into use, and a next version.
#include "base/file.h"
#include "codec/scheme_json.h"
#include "gui/modes.h"
#include "ui/coding/scale_bar.h"
#include "ui/player/clip_player.h"
#include "ui/scheme/example_player.h"
#include "ui/scheme/part_table.h"
#include "ui/scheme/scheme_room.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTableWidget>

namespace attune::test {
namespace {

using namespace ui;

class Schemes : public Modes {
  protected:
    void SetUp() override {
        library = std::make_unique<PracticeLibrary>("R1");
        if (library->media().empty())
            GTEST_SKIP() << "ffmpeg could not make the test clip";
        library->close();
        openWindow();
    }
    void TearDown() override {
        for (const char* name : {"nextFile", "nextAnswer"})
            qApp->setProperty(name, {});
    }
    void openWindow() {
        driver.reset();
        driver = std::make_unique<WindowDriver>(library->file(), "R1");
        key(Qt::Key_6, Qt::ControlModifier);
        ASSERT_EQ(driver->room(), QStringLiteral("schemes"));
    }
    SchemeRoom* room() { return dynamic_cast<SchemeRoom*>(driver->window().currentRoom()); }
    void part(const QString& text) {
        auto* list = driver->find<QListWidget>("schemes.parts");
        const auto found = list->findItems(text, Qt::MatchStartsWith);
        ASSERT_EQ(found.size(), 1) << qPrintable(text);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(found.front()).center());
    }
    // Types over what a line holds.
    void write(const char* object, const QString& text) {
        auto* line = driver->find<QLineEdit>(object);
        ASSERT_NE(line, nullptr) << object;
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
        if (text.isEmpty())
            QTest::keyClick(line, Qt::Key_Delete);
    }
    static void drag(QAbstractItemView* view, QPoint from, QPoint to) {
        QTest::mousePress(view->viewport(), Qt::LeftButton, {}, from);
        for (const QPoint& at : {(from + to) / 2, to}) {
            QMouseEvent move(QEvent::MouseMove, at, view->viewport()->mapToGlobal(at), Qt::NoButton, Qt::LeftButton,
                             Qt::NoModifier);
            QApplication::sendEvent(view->viewport(), &move);
        }
        QTest::mouseRelease(view->viewport(), Qt::LeftButton, {}, to);
    }
    QStringList said(const char* list) {
        QStringList out;
        auto* widget = driver->find<QListWidget>(list);
        for (int i = 0; i < widget->count(); ++i)
            out << widget->item(i)->text();
        return out;
    }
    void use() {
        qApp->setProperty("nextAnswer", true);
        driver->click("schemes.use");
    }
};

TEST_F(Schemes, AVersionInUseIsOnlyShown) {
    EXPECT_FALSE(room()->isDraft());
    EXPECT_EQ(room()->shown().ref.id.value, "six-strand");
    EXPECT_TRUE(driver->text("schemes.sentence").contains(QStringLiteral("cannot change")))
        << qPrintable(driver->text("schemes.sentence"));
    part(QStringLiteral("About the scheme"));
    EXPECT_TRUE(driver->find<QLineEdit>("schemes.title")->isReadOnly());
    EXPECT_FALSE(driver->find<QAbstractButton>("schemes.use")->isEnabled());
    part(QStringLiteral("Sensitivity"));
    EXPECT_EQ(driver->find<QTableWidget>("schemes.scale/anchors")->rowCount(), 7);
    EXPECT_FALSE(driver->find<QDoubleSpinBox>("schemes.scale/max")->isEnabled());
}

TEST_F(Schemes, IsMadeMendedTriedAndPutIntoUse) {
    driver->click("schemes.new");
    ASSERT_TRUE(room()->isDraft());
    write("schemes.title", QStringLiteral("Turns"));
    write("schemes.id", QStringLiteral("turns"));
    part(QStringLiteral("Dimension 1"));
    write("schemes.name", QString());
    EXPECT_FALSE(room()->faults().empty());
    EXPECT_TRUE(driver->find<QLineEdit>("schemes.name")->property("invalid").toBool()) << "shown at its place";
    use(); // refused, and says why
    EXPECT_TRUE(room()->isDraft());
    EXPECT_TRUE(driver->text("notice.text").contains(QStringLiteral("to mend first")));
    write("schemes.name", QStringLiteral("Turn taking"));
    EXPECT_TRUE(room()->faults().empty());
    driver->find<QDoubleSpinBox>("schemes.scale/max")->setValue(5);
    auto* anchors = driver->find<QTableWidget>("schemes.scale/anchors");
    ASSERT_TRUE(WindowDriver::until([&] { return anchors->rowCount() == 5; }));
    anchors->item(4, 2)->setText(QStringLiteral("Each waits for the other."));
    driver->click("schemes.addItem");
    driver->click("schemes.addRow");
    auto* codes = driver->find<QTableWidget>("schemes.codes");
    codes->item(0, 0)->setText(QStringLiteral("a"));
    codes->item(1, 0)->setText(QStringLiteral("a"));
    EXPECT_FALSE(room()->faults().empty()) << "one key, two codes";
    EXPECT_TRUE(codes->property("invalid").toBool());
    codes->item(1, 0)->setText(QStringLiteral("b"));
    EXPECT_TRUE(room()->faults().empty());
    // As the trainee sees it: it can be tried.
    driver->click("schemes.try");
    auto* bar = driver->find<ScaleBar>("rating.dimension-1");
    ASSERT_NE(bar, nullptr);
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->pointOf(bar->scale().topStep()));
    ASSERT_TRUE(bar->rating().has_value());
    EXPECT_EQ(bar->rating()->steps, bar->scale().topStep());
    driver->click("schemes.try");
    // The draft is there again after a restart.
    openWindow();
    ASSERT_TRUE(room()->isDraft());
    EXPECT_EQ(room()->shown().dimensions.at(0).name, "Turn taking");
    use();
    EXPECT_FALSE(room()->isDraft());
    EXPECT_EQ(room()->shown().ref.id.value, "turns");
    EXPECT_EQ(room()->shown().dimensions[0].items.size(), 1u);
    EXPECT_EQ(room()->shown().tracks[0].codes[1].key, "b");
    EXPECT_EQ(room()->shown().dimensions[0].scale.anchors.front().text, "Each waits for the other.");
}

TEST_F(Schemes, PartsAreMovedByDraggingAndByKey) {
    driver->click("schemes.copy");
    ASSERT_TRUE(room()->isDraft());
    const auto names = [&] {
        std::vector<std::string> out;
        for (const Dimension& dimension : room()->shown().dimensions)
            out.push_back(dimension.name);
        return out;
    };
    const std::vector<std::string> before = names();
    ASSERT_EQ(before.size(), 6u);
    auto* list = driver->find<QListWidget>("schemes.parts");
    const auto placeOf = [&](const std::string& name) {
        return list->visualItemRect(list->findItems(QString::fromStdString(name), Qt::MatchStartsWith).front())
            .center();
    };
    const auto drag = [&](QPoint from, QPoint to) { Schemes::drag(list, from, to); };
    drag(placeOf(before[0]), placeOf(before[2]));
    EXPECT_EQ(names(), (std::vector{before[1], before[2], before[0], before[3], before[4], before[5]}));
    drag(placeOf(before[5]), placeOf(before[1]));
    EXPECT_EQ(names(), (std::vector{before[5], before[1], before[2], before[0], before[3], before[4]}));
    // A dimension stays among dimensions.
    const auto now = names();
    drag(placeOf(before[1]), placeOf("About the scheme"));
    EXPECT_EQ(names(), now);
    part(QString::fromStdString(before[1]));
    key(Qt::Key_Up, Qt::AltModifier);
    EXPECT_EQ(names().front(), before[1]);
    key(Qt::Key_Up, Qt::AltModifier); // already the first
    EXPECT_EQ(names().front(), before[1]);
    key(Qt::Key_Down, Qt::AltModifier);
    EXPECT_EQ(names(), now);
}

TEST_F(Schemes, LinesOfAPartAreMovedByDraggingAndByKeyWithAllTheyHave) {
    driver->click("schemes.copy");
    part(QStringLiteral("Sensitivity"));
    for (int i = 0; i < 3; ++i)
        driver->click("schemes.addItem");
    auto* items = driver->find<QTableWidget>("schemes.items");
    ASSERT_EQ(items->rowCount(), 3);
    for (int row = 0; row < 3; ++row)
        items->item(row, 3)->setText(QString::number(row + 4)); // its own upper end
    const auto ends = [&] {
        std::vector<std::pair<std::string, double>> out;
        for (const Item& item : room()->shown().dimensions[0].items)
            out.emplace_back(item.id.value, item.scale.max);
        return out;
    };
    using Ends = std::vector<std::pair<std::string, double>>;
    ASSERT_EQ(ends(), (Ends{{"item-1", 4}, {"item-2", 5}, {"item-3", 6}}));
    const auto line = [](const QTableWidget* table, int row) {
        return table->visualItemRect(table->item(row, 0)).center();
    };
    // Below the fold until it is scrolled to.
    items->scrollToTop();
    drag(items, line(items, 0), line(items, 2));
    EXPECT_EQ(ends(), (Ends{{"item-2", 5}, {"item-3", 6}, {"item-1", 4}}));
    EXPECT_EQ(items->currentRow(), 2) << "what was moved stays chosen";
    items->setFocus();
    key(Qt::Key_Up, Qt::AltModifier);
    EXPECT_EQ(ends(), (Ends{{"item-2", 5}, {"item-1", 4}, {"item-3", 6}}));
    EXPECT_EQ(room()->shown().dimensions[0].name, "Sensitivity") << "the dimension itself stays";
    driver->click("schemes.removeItem");
    EXPECT_EQ(ends(), (Ends{{"item-2", 5}, {"item-3", 6}}));
    // Codes of a row in the same way.
    driver->click("schemes.addRow");
    auto* codes = driver->find<QTableWidget>("schemes.codes");
    ASSERT_EQ(codes->rowCount(), 2);
    drag(codes, line(codes, 1), line(codes, 0));
    EXPECT_EQ(room()->shown().tracks[0].codes[0].id, "code-2");
    // Of a version in use nothing moves.
    driver->find<QComboBox>("schemes.choice")->setCurrentIndex(0);
    part(QStringLiteral("Sensitivity"));
    items->setRowCount(2);
    items->setCurrentCell(0, 0);
    EXPECT_FALSE(dynamic_cast<PartTable*>(items)->canMove(1)) << "only shown";
}

TEST_F(Schemes, TheExampleOfAPointPlaysBesideIt) {
    part(QStringLiteral("Sensitivity"));
    auto* button = driver->find<QAbstractButton>("schemes.playExample");
    EXPECT_FALSE(button->isEnabled()) << "no point with an example is chosen";
    auto* anchors = driver->find<QTableWidget>("schemes.scale/anchors");
    const auto example = [&] { return driver->find<ExamplePlayer>("schemes.example"); };
    anchors->item(3, 3)->setText(QStringLiteral("A-01, 00:01 to 00:02"));
    EXPECT_EQ(anchors->item(3, 3)->text(), QStringLiteral("A-01, 00:01.000 to 00:02.000"));
    ASSERT_TRUE(example()->isVisible()) << "it plays at once";
    EXPECT_EQ(driver->text("schemes.exampleTitle"), QStringLiteral("Example of Sensitivity: 4"));
    EXPECT_EQ(driver->text("schemes.exampleWhere"), QStringLiteral("A-01, 00:01.000 to 00:02.000"));
    PlayerBridge* bridge = example()->player()->bridge();
    ASSERT_TRUE(WindowDriver::until([&] { return bridge->isPlaying() && bridge->status().loop.has_value(); }));
    EXPECT_EQ(*bridge->status().loop, (TimeSpan{MediaTime(1'000'000'000), MediaTime(2'000'000'000)}));
    ASSERT_TRUE(WindowDriver::until([&] { return example()->player()->picture()->shownFrame() >= 25; }));
    driver->click("schemes.exampleToggle");
    ASSERT_TRUE(WindowDriver::until([&] { return !bridge->isPlaying(); }));
    driver->click("schemes.exampleClose");
    EXPECT_FALSE(example()->isVisible());
    // Again by key from the point chosen; gone with the dimension.
    anchors->setCurrentCell(3, 0);
    EXPECT_TRUE(button->isEnabled());
    EXPECT_EQ(button->text(), QStringLiteral("Play the example of 4"));
    anchors->setFocus();
    key(Qt::Key_F8);
    ASSERT_TRUE(WindowDriver::until([&] { return bridge->isPlaying(); }));
    part(QStringLiteral("Structuring"));
    EXPECT_FALSE(example()->isVisible());
    EXPECT_EQ(bridge->player(), nullptr) << "and is heard no more";
    // A trainer who saw an example knows its clip.
    const Session& session = *driver->window().session();
    EXPECT_TRUE(WindowDriver::until([&] {
        const auto seen = session.library()->exposures(session.viewer()).value();
        return std::ranges::any_of(seen, [](const Exposure& e) { return e.clip == PracticeLibrary::clip(); });
    }));
}

class SchemeText : public Schemes, public testing::WithParamInterface<int> {};

TEST_P(SchemeText, ADefinitionShowsThreeLinesAtLeast) {
    driver->theme().setTextScale(GetParam());
    driver->window().resize(1366, 768);
    part(QStringLiteral("Sensitivity"));
    auto* definition = driver->find<QPlainTextEdit>("schemes.definition");
    const int line = definition->fontMetrics().lineSpacing();
    ASSERT_TRUE(WindowDriver::until([&] { return definition->viewport()->height() >= 3 * line; }))
        << definition->viewport()->height() << " px for lines of " << line;
    EXPECT_GT(line, 12 * GetParam() / 100) << "of the text size that was set";
}

INSTANTIATE_TEST_SUITE_P(TextSizes, SchemeText, testing::Values(100, 150, 200));

TEST_F(Schemes, ANextVersionListsWhatChanged) {
    driver->click("schemes.newVersion");
    ASSERT_TRUE(room()->isDraft());
    EXPECT_EQ(room()->shown().ref.version, 2);
    part(QStringLiteral("Structuring"));
    write("schemes.name", QStringLiteral("Shaping"));
    driver->click("schemes.down");
    const QStringList changes = said("schemes.changes");
    EXPECT_TRUE(changes.contains(QStringLiteral("Shaping: was called Structuring")))
        << qPrintable(changes.join(QLatin1Char('|')));
    EXPECT_TRUE(changes.contains(QStringLiteral("The dimensions stand in another order")));
    use();
    auto* choice = driver->find<QComboBox>("schemes.choice");
    ASSERT_EQ(choice->count(), 2);
    choice->setCurrentIndex(0);
    EXPECT_EQ(room()->shown().dimensions[1].name, "Structuring") << "the version before stays as it was";
    // A coding begun under the version before goes on under it, after the library is opened again.
    openWindow();
    key(Qt::Key_1, Qt::ControlModifier);
    driver->openCard(QStringLiteral("A-01"));
    ASSERT_TRUE(WindowDriver::until([&] { return driver->code() && driver->code()->desk(); }));
    EXPECT_EQ(driver->code()->desk()->scheme().dimensions.size(), 6u);
}

TEST_F(Schemes, PrivateWordsAreShownAndNeverWritten) {
    ScratchFolder folder;
    const std::filesystem::path pack = folder / "pack.json", out = folder / "scheme.json";
    ASSERT_TRUE(writeFileAtomic(pack,
                                R"({"format": "attune.text-pack/1", "scheme": "six-strand",
        "licence": {"holder": "A site", "scope": "its own raters", "date": "2026-01-01"},
        "words": {"sensitivity.name": "Verborgen", "sensitivity@7.text": "Verborgenes Wort."}})",
                                Overwrite::Allow));
    qApp->setProperty("nextFile", QString::fromStdString(pack.string()));
    driver->click("schemes.loadTexts");
    EXPECT_TRUE(driver->text("schemes.private").contains(QStringLiteral("A site, its own raters, since 2026-01-01")));
    // An example for a point of the scale.
    part(QStringLiteral("Sensitivity"));
    auto* anchors = driver->find<QTableWidget>("schemes.scale/anchors");
    anchors->item(3, 3)->setText(QStringLiteral("A-01, 00:01 to 00:02"));
    EXPECT_EQ(anchors->item(3, 3)->text(), QStringLiteral("A-01, 00:01.000 to 00:02.000"));
    anchors->item(4, 3)->setText(QStringLiteral("nowhere"));
    EXPECT_TRUE(anchors->item(4, 3)->text().isEmpty());
    qApp->setProperty("nextFile", QString::fromStdString(out.string()));
    driver->click("schemes.save");
    const std::string written = readFile(out).value();
    EXPECT_EQ(written.find("Verborgen"), std::string::npos);
    EXPECT_TRUE(readScheme(written)) << "and it is a scheme";
    // A strange place is refused.
    ASSERT_TRUE(writeFileAtomic(pack,
                                R"({"format": "attune.text-pack/1", "scheme": "six-strand",
        "licence": {"holder": "A", "scope": "B", "date": "C"}, "words": {"nothing.name": "x"}})",
                                Overwrite::Allow));
    qApp->setProperty("nextFile", QString::fromStdString(pack.string()));
    driver->click("schemes.loadTexts");
    EXPECT_TRUE(driver->text("notice.text").contains(QStringLiteral("nothing.name")));
    // In the workbench the words are the site's.
    key(Qt::Key_1, Qt::ControlModifier);
    driver->openCard(QStringLiteral("A-01"));
    ASSERT_TRUE(WindowDriver::until([&] { return driver->code() && driver->code()->desk(); }));
    EXPECT_EQ(driver->code()->desk()->scheme().dimensions[0].name, "Verborgen");
    EXPECT_EQ(driver->code()->desk()->scheme().dimensions[0].scale.anchors.back().text, "Verborgenes Wort.");
}

} // namespace
} // namespace attune::test
