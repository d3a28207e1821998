// SPDX-License-Identifier: GPL-3.0-or-later
// A trainee's way from a clip on the screen to the comparison, and a trainer's to the summary, in the real window.
#include "base/file.h"
#include "codec/coding_json.h"
#include "codec/scheme_json.h"
#include "exchange/ratings_csv.h"
#include "gui/bar_coded_round.h"
#include "gui/window_driver.h"
#include "support/bar_code.h"
#include "support/places.h"
#include "ui/compare/compare_room.h"
#include "ui/compare/comparison_table.h"
#include "ui/compare/moment_pane.h"

#include <QDialog>
#include <QFile>
#include <QPushButton>
#include <fmt/format.h>
#include <map>

namespace attune {
namespace {

using test::WindowDriver;

/// The frame number burnt into the picture, as the window paints it.
std::optional<std::int64_t> paintedFrame(WindowDriver& driver) {
    ui::PictureView* picture = driver.code()->picture();
    const QImage image = driver.pixels();
    const double ratio = image.devicePixelRatio();
    const QRect where(picture->mapTo(&driver.window(), picture->pictureRect().topLeft()),
                      picture->pictureRect().size());
    const auto px = [&](int v) { return static_cast<int>(v * ratio); };
    return test::readBarCode(image.constBits(), image.width(), image.height(), static_cast<int>(image.bytesPerLine()),
                             {px(where.x()), px(where.y()), px(where.width()), px(where.height())});
}

/// Frame in the pixels, frame in the readout and time in the readout are one.
void expectOneFrame(WindowDriver& driver, const char* when) {
    const auto painted = paintedFrame(driver);
    ASSERT_TRUE(painted) << when << ": no bar code can be read in the window";
    EXPECT_EQ(driver.text("transport.frame"), QStringLiteral("frame %1").arg(*painted)) << when;
    const std::int64_t ms = *painted * 40;
    EXPECT_EQ(driver.text("transport.time"),
              QString::fromStdString(
                  fmt::format("{:02}:{:02}:{:02}.{:03}", ms / 3600000, ms / 60000 % 60, ms / 1000 % 60, ms % 1000)))
        << when;
}

Coding referenceOf(const std::filesystem::path& data, const CodingScheme& scheme, const char* rater, const char* clip) {
    const auto text = readFile(data / "sample_data/round_01" / rater / (std::string(clip) + ".json"));
    EXPECT_TRUE(text);
    auto coding = readCoding(text.value_or(""), scheme);
    EXPECT_TRUE(coding) << coding.error().text();
    return coding.value_or(Coding{});
}

CodingScheme sixStrand() {
    const auto text = readFile(test::sourceFolder() / "models/instruments/six-strand.json");
    return readScheme(text.value_or("")).value_or(CodingScheme{});
}

TEST(EndToEnd, ATraineeRatesAClipAndSeesTheDifference) {
    test::BarCodedRound round;
    if (!round.ready())
        GTEST_SKIP() << "no ffmpeg to make clips with";
    const CodingScheme scheme = sixStrand();
    ASSERT_EQ(scheme.dimensions.size(), 6u);
    const Coding reference = referenceOf(test::sourceFolder(), scheme, "reference", "six-03");
    const ClipId clip("six-03");
    const DimensionId nonHostility("non_hostility");
    std::map<DimensionId, double> given;
    {
        WindowDriver driver(round.library(), "T04");
        ASSERT_EQ(driver.room(), "clips");
        driver.openCard("A-03");
        ASSERT_TRUE(
            driver.until([&] { return driver.room() == "code" && driver.code()->picture()->shownFrame() == 0; }));
        expectOneFrame(driver, "after opening");
        ui::PictureView* picture = driver.code()->picture();
        ui::PlayerBridge* bridge = driver.code()->bridge();

        // Play, and look while it plays; pause keeps the frame that is on the screen.
        driver.key(Qt::Key_Space);
        ASSERT_TRUE(driver.until([&] { return picture->shownFrame() > 12; }));
        expectOneFrame(driver, "while playing");
        driver.key(Qt::Key_Space);
        ASSERT_TRUE(driver.until([&] { return bridge->status().state == PlayState::Paused; }));
        QCoreApplication::processEvents();
        const qint64 paused = picture->shownFrame();
        expectOneFrame(driver, "after pause");
        EXPECT_EQ(bridge->status().frame, paused);

        const auto goesTo = [&](qint64 frame, const char* when) {
            ASSERT_TRUE(driver.until([&] { return picture->shownFrame() == frame; }))
                << when << ": shows " << picture->shownFrame() << ", not " << frame;
            expectOneFrame(driver, when);
        };
        driver.key(Qt::Key_Right);
        goesTo(paused + 1, "one frame on");
        driver.key(Qt::Key_Left);
        driver.key(Qt::Key_Left);
        goesTo(paused - 1, "two frames back");
        driver.key(Qt::Key_Right, Qt::ShiftModifier);
        goesTo(paused + 24, "one second on");

        // A click on the ruler seeks.
        auto* timeline = driver.find<QWidget>("timeline");
        ASSERT_NE(timeline, nullptr);
        QTest::mouseClick(timeline, Qt::LeftButton, {}, QPoint(timeline->width() * 2 / 3, 12));
        ASSERT_TRUE(driver.until([&] { return picture->shownFrame() > paused + 100 && !bridge->status().seeking; }));
        expectOneFrame(driver, "after a click on the ruler");

        // Six dimensions by keyboard: the reference's own scores and one point beside it, taking turns; one not
        // codable.
        int n = 0;
        for (const Dimension& dimension : scheme.dimensions) {
            if (n > 0)
                driver.key(Qt::Key_Down);
            const double ref = dimension.scale.valueOf(*reference.rating(dimension.id)->steps);
            if (dimension.id == nonHostility) {
                driver.key(Qt::Key_N);
            } else {
                const double score = n % 2 == 0 ? ref : ref > 6 ? ref - 1 : ref + 1;
                driver.key(static_cast<Qt::Key>(Qt::Key_0 + static_cast<int>(score)));
                if (score != static_cast<int>(score))
                    driver.key(Qt::Key_Period);
                given[dimension.id] = score;
            }
            ++n;
        }
        const Coding& coding = driver.code()->desk()->coding();
        for (const auto& [dimension, score] : given) {
            const Rating* rating = coding.rating(dimension);
            ASSERT_NE(rating, nullptr) << dimension.value;
            EXPECT_EQ(scheme.find(dimension)->scale.valueOf(rating->steps.value_or(-99)), score) << dimension.value;
        }
        ASSERT_NE(coding.rating(nonHostility), nullptr);
        EXPECT_EQ(coding.rating(nonHostility)->status, RatingStatus::NotCodable);

        // Two pieces of evidence, notes typed in place.
        driver.key(Qt::Key_M);
        driver.type("+");
        driver.type("offers the cup");
        driver.key(Qt::Key_Return);
        driver.key(Qt::Key_M);
        driver.type("-");
        driver.type("looks away");
        driver.key(Qt::Key_Return);
        ASSERT_EQ(coding.evidence.size(), 2u);
        std::map<std::string, EvidenceDirection> notes;
        for (const auto& [id, evidence] : driver.code()->desk()->coding().evidence) {
            notes[evidence.note] = evidence.direction;
            EXPECT_EQ(evidence.dimension, scheme.dimensions.back().id);
            EXPECT_EQ(evidence.span.begin.ns, picture->shownFrame() * 40'000'000);
        }
        EXPECT_EQ(notes, (std::map<std::string, EvidenceDirection>{{"offers the cup", EvidenceDirection::Plus},
                                                                   {"looks away", EvidenceDirection::Minus}}));

        // Undo and redo.
        driver.key(Qt::Key_Z, Qt::ControlModifier);
        EXPECT_EQ(driver.code()->desk()->coding().evidence.size(), 1u);
        driver.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        EXPECT_EQ(driver.code()->desk()->coding().evidence.size(), 2u);
        EXPECT_TRUE(driver.text("submit.progress").contains("6 of 6")) << qPrintable(driver.text("submit.progress"));
        ASSERT_TRUE(driver.until([&] { return driver.window().session()->saveStatus().state == SaveState::Saved; }));
    }

    // The program again: all is there, and undo still knows what was done.
    WindowDriver driver(round.library(), "T04");
    driver.openCard("A-03");
    ASSERT_TRUE(driver.until([&] { return driver.room() == "code" && driver.code()->picture()->shownFrame() == 0; }));
    CodingDesk* desk = driver.code()->desk();
    ASSERT_NE(desk, nullptr);
    EXPECT_EQ(desk->coding().evidence.size(), 2u);
    EXPECT_EQ(desk->coding().ratings.size(), 6u);
    driver.key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(desk->coding().evidence.size(), 1u);
    driver.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(desk->coding().evidence.size(), 2u);

    // Submitting asks once, in place, and locks.
    driver.key(Qt::Key_Return, Qt::ControlModifier);
    ASSERT_TRUE(driver.until([&] {
        auto* confirm = driver.find<QWidget>("submit.confirm");
        return confirm && confirm->isVisible();
    }));
    EXPECT_FALSE(desk->readOnly());
    driver.click("submit.confirm");
    ASSERT_TRUE(driver.until([&] { return desk->readOnly(); }));
    driver.key(Qt::Key_1);
    EXPECT_EQ(desk->coding().rating(scheme.dimensions.front().id)->steps,
              scheme.dimensions.front().scale.stepsOf(given.at(scheme.dimensions.front().id)))
        << "a submitted rating does not change";

    // The comparison, in words and numbers.
    driver.click("submit.compare");
    ASSERT_TRUE(driver.until([&] { return driver.room() == "compare"; }));
    auto* compare = dynamic_cast<ui::CompareRoom*>(driver.window().room("compare"));
    ASSERT_NE(compare, nullptr);
    ASSERT_TRUE(driver.until([&] { return compare->isOpen(); }));
    int same = 0;
    for (const auto& [dimension, score] : given)
        same += score == scheme.find(dimension)->scale.valueOf(*reference.rating(dimension)->steps);
    const QString sentence = QStringLiteral("You gave the same score as the reference on %1 of 5 dimensions and were "
                                            "within one point on all 5.")
                                 .arg(same);
    bool shown = false;
    for (const QLabel* label : compare->findChildren<QLabel*>())
        shown = shown || (label->isVisible() && label->text() == sentence);
    EXPECT_TRUE(shown) << "not on the screen: " << qPrintable(sentence);

    // N goes to the next disagreement (structuring and involvement differ), Enter plays its moment.
    const auto goesOnTo = [&](int row) {
        driver.key(Qt::Key_N);
        EXPECT_EQ(compare->table()->row(), row);
    };
    goesOnTo(compare->table()->row() == 1 ? 5 : 1);
    goesOnTo(compare->table()->row() == 1 ? 5 : 1);
    ASSERT_TRUE(driver.until([&] { return compare->moment()->bridge()->index() != nullptr; }));
    driver.key(Qt::Key_Return);
    EXPECT_TRUE(driver.until([&] { return compare->moment()->bridge()->status().state == PlayState::Playing; }));

    // My own summary, as a file.
    const auto file = round / "own.html";
    qApp->setProperty("nextFile", QString::fromStdString(file.string()));
    driver.click("compare.export");
    ASSERT_TRUE(driver.until([&] { return driver.find<QPushButton>("summary.save") != nullptr; }));
    driver.click("summary.save");
    ASSERT_TRUE(driver.until([&] { return std::filesystem::exists(file); }));
    const auto html = readFile(file);
    ASSERT_TRUE(html) << html.error().text();
    EXPECT_NE(html->find("T04"), std::string::npos);
    EXPECT_EQ(html->find("T02"), std::string::npos) << "another trainee is in one's own summary";
}

TEST(EndToEnd, ATrainerExportsTheRoundsSummary) {
    test::BarCodedRound round;
    if (!round.ready())
        GTEST_SKIP() << "no ffmpeg to make clips with";
    // The expected bias, from the tidy file and by hand.
    const auto table = readRatingsFiles({test::sourceFolder() / "sample_data/round_01/ratings.csv"}, {});
    ASSERT_TRUE(table) << table.error().text();
    std::map<std::string, double> reference, rater;
    for (const RatingCell& cell : table->cells) {
        const RatingRow row = table->inWords(cell);
        if (row.dimension != "sensitivity" || !row.missing.empty())
            continue;
        if (row.role == "reference")
            reference[row.target] = std::stod(row.score);
        else if (row.rater == "T02")
            rater[row.target] = std::stod(row.score);
    }
    double sum = 0;
    int n = 0;
    for (const auto& [target, score] : rater) {
        if (!reference.contains(target))
            continue;
        sum += score - reference[target];
        ++n;
    }
    ASSERT_GE(n, 10);
    const std::string bias = fmt::format("+{:.2f}", sum / n);

    WindowDriver driver(round.library(), "R1");
    driver.click("rail.calibrate");
    ASSERT_EQ(driver.room(), "calibrate");
    ASSERT_TRUE(driver.until([&] { return driver.window().canPerform("summary.export"); }));
    const auto file = round / "round.html";
    qApp->setProperty("nextFile", QString::fromStdString(file.string()));
    const auto exportTheSummary = [&] {
        ASSERT_TRUE(driver.until([&] { return driver.find<QDialog>("summary") == nullptr; }));
        ASSERT_TRUE(driver.window().perform("summary.export"));
        ASSERT_TRUE(driver.until([&] { return driver.find<QPushButton>("summary.save") != nullptr; }));
        driver.click("summary.save");
    };
    exportTheSummary();
    ASSERT_TRUE(driver.until([&] { return std::filesystem::exists(file); }));
    const auto html = readFile(file);
    ASSERT_TRUE(html) << html.error().text();
    for (const char* code : {"T01", "T02", "T03"})
        EXPECT_NE(html->find(code), std::string::npos) << code;
    EXPECT_NE(html->find(bias), std::string::npos) << "T02's bias on sensitivity is not in the summary: " << bias;

    for (const auto& [name, begins] : {std::pair{"round.pdf", "%PDF-"}, std::pair{"round.xlsx", "PK"},
                                       std::pair{"round.sav", "$FL2"}, std::pair{"round.csv", "part,dimension"}}) {
        const auto other = round / name;
        qApp->setProperty("nextFile", QString::fromStdString(other.string()));
        exportTheSummary();
        ASSERT_TRUE(driver.until([&] { return std::filesystem::exists(other); })) << name;
        EXPECT_EQ(readFile(other).value_or("").substr(0, std::string_view(begins).size()), begins) << name;
    }
}

} // namespace
} // namespace attune
