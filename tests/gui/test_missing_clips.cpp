// SPDX-License-Identifier: GPL-3.0-or-later
// Judging somebody whose clips are not all in after the last day: asked first, in words, and only then an attempt.
#include "gui/window_driver.h"
#include "support/training_site.h"

#include <QMessageBox>
#include <QPushButton>
#include <QTableWidget>
#include <QTimer>
#include <gmock/gmock.h>

namespace attune::test {
namespace {

using testing::HasSubstr;

const Viewer trainer{RaterId("R1"), RaterRole::Trainer};
const RaterId rater("T01");

class MissingClips : public testing::Test {
  protected:
    void SetUp() override {
        auto site = trainingSite(file, 12);
        ASSERT_TRUE(site->addRater({RaterId("REF"), RaterRole::Reference, "", ""}));
        ASSERT_TRUE(site->addRater({rater, RaterRole::Trainee, "", ""}));
        Round round;
        round.id = RoundId("t");
        round.title = "Test one";
        round.scheme = twoScales().ref;
        round.reference = RaterId("REF");
        round.raters = {rater};
        round.plan.mode = RoundMode::Test;
        round.plan.due = "2026-03-31";
        round.plan.certification = {
            R"({"schema":"attune.rule/1","name":"Near","clauses":[{"id":"n","estimate":"within_1",)"
            R"("scope":"each-dimension","atLeast":0.8,"minN":10}],"requireComplete":true})",
            3, 14, 12};
        for (int i = 1; i <= 12; ++i) {
            round.clips.emplace_back(clipName(i));
            Coding coding;
            coding.clip = round.clips.back();
            coding.rater = round.reference;
            coding.scheme = round.scheme;
            coding.submittedMs = 1;
            for (const Dimension& dimension : twoScales().dimensions)
                coding.ratings[{{}, dimension.id}].steps = i % 11;
            ASSERT_TRUE(site->importCoding(trainer, coding));
        }
        ASSERT_TRUE(site->addRound(round));
        // Nine are in, one is spared: two are missing.
        for (int i = 1; i <= 9; ++i)
            ASSERT_TRUE(codeClip(*site, rater, clipName(i), {i % 11, i % 11}));
        ASSERT_TRUE(site->decline({rater, RaterRole::Trainee}, ClipId("c12"), ""));
    }
    /// Presses the button as soon as the question stands there; what it says.
    QString answer(WindowDriver& driver, const char* button) {
        QString asked;
        QTimer watch;
        QObject::connect(&watch, &QTimer::timeout, [&] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            if (!box)
                return;
            watch.stop();
            asked = box->text();
            EXPECT_EQ(box->defaultButton()->text(), QStringLiteral("Wait")) << "Enter does no harm";
            for (QAbstractButton* one : box->buttons())
                if (one->text() == QLatin1String(button))
                    QTest::mouseClick(one, Qt::LeftButton);
        });
        watch.start(10);
        driver.click("certify.judge");
        watch.stop();
        return asked;
    }
    std::size_t attempts() { return Library::open(file).value()->certifications(trainer)->size(); }

    ScratchFolder folder;
    const std::filesystem::path file = folder / "site.attune";
};

} // namespace

TEST_F(MissingClips, AreAskedAboutBeforeTheyCount) {
    WindowDriver driver(file, "R1");
    driver.key(Qt::Key_7, Qt::ControlModifier);
    driver.click("rounds.tab.certificates");
    auto* lines = driver.find<QTableWidget>("certify.lines");
    ASSERT_NE(lines, nullptr);
    EXPECT_EQ(answer(driver, "Wait"),
              QStringLiteral("T01 has not submitted 2 of the clips of “Test one”, and its last day is over. Judge now? "
                             "What is missing is then counted, and this is an attempt."));
    EXPECT_TRUE(driver.find<QPushButton>("certify.judge")->isEnabled());
    EXPECT_EQ(attempts(), 0u) << "waiting is no attempt";
    EXPECT_FALSE(answer(driver, "Judge, as an attempt").isEmpty());
    ASSERT_TRUE(WindowDriver::until([&] { return lines->rowCount() == 1; }));
    EXPECT_THAT(lines->item(0, 3)->text().toStdString(), HasSubstr("attempt 1"));
    EXPECT_EQ(attempts(), 1u);
    const auto record = Library::open(file).value()->certifications(trainer)->front();
    EXPECT_EQ(record.verdict.outcome, VerdictOutcome::Incomplete);
    EXPECT_EQ(record.clips, 11) << "what is spared is not counted";
}

TEST_F(MissingClips, NothingIsAskedWhenWhatIsNotInIsSpared) {
    {
        auto site = std::move(Library::open(file).value());
        for (int i = 10; i <= 11; ++i)
            ASSERT_TRUE(site->decline({rater, RaterRole::Trainee}, ClipId(clipName(i)), ""));
    }
    WindowDriver driver(file, "R1");
    driver.key(Qt::Key_7, Qt::ControlModifier);
    driver.click("rounds.tab.certificates");
    driver.click("certify.judge"); // a question would stay unanswered here
    ASSERT_TRUE(WindowDriver::until([&] { return driver.find<QPushButton>("certify.judge")->isEnabled(); }));
    EXPECT_EQ(attempts(), 1u);
}

} // namespace attune::test
