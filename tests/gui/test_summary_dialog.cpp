// SPDX-License-Identifier: GPL-3.0-or-later
// The dialog that summaries go through, with real mouse and keys.
#include "base/file.h"
#include "support/places.h"
#include "support/scratch_folder.h"
#include "ui/summary/summary_dialog.h"
#include "unit/report/sample_report.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QtTest>
#include <filesystem>
#include <gtest/gtest.h>

namespace attune::test {
namespace {

using namespace ui;

class SummaryWindow : public ::testing::Test {
  protected:
    SummaryWindow() { m_theme.setAppearance(Appearance::Light); }
    ~SummaryWindow() override {
        delete dialog;
        qApp->setProperty("nextFile", {});
        qApp->setProperty("nextPrint", {});
        qApp->setProperty("nextAnswer", {});
    }
    void show(const QString& own = {}, std::vector<SummaryNote> notes = {}) {
        auto report = std::make_shared<const AgreementReport>(attune::testing::sampleReport(12, 4));
        SummaryOffer offer{report, own, std::move(notes), QStringLiteral("summary")};
        if (own.isEmpty())
            offer.rounds = [report]() -> Result<std::vector<CohortWave>> {
                return std::vector<CohortWave>{{"spring", attune::testing::sampleReport(12, 5)}, {"autumn", *report}};
            };
        delete dialog;
        dialog = new SummaryDialog(m_theme, std::move(offer), nullptr);
        QObject::connect(dialog, &SummaryDialog::told, [this](const QString& words, bool wrong) {
            told = words;
            failed = wrong;
        });
        dialog->open();
        ASSERT_TRUE(laidOut());
    }
    static bool until(const std::function<bool()>& condition) { return QTest::qWaitFor(condition, 60'000); }
    bool laidOut() {
        return until([&] { return dialog->pagesShown() > 0; });
    }
    /// The dialog as it looks now, left in the build folder to be looked at.
    void leave(const char* name) {
        auto* preview = child<QScrollArea>("summary.preview");
        const auto firstPageIsSeen = [&] {
            const auto pages = preview->widget()->findChildren<QLabel*>();
            return !pages.isEmpty() && pages.front()->isVisible() && !pages.front()->visibleRegion().isEmpty() &&
                   pages.front()->height() > 600;
        };
        EXPECT_TRUE(until(firstPageIsSeen)) << "the first page is not on the screen";
        const auto place = buildFolder() / "summary_pages";
        std::filesystem::create_directories(place);
        EXPECT_TRUE(dialog->grab().save(QString::fromStdString((place / name).string())));
    }
    template <typename T> T* child(const char* name) { return dialog->findChild<T*>(QLatin1String(name)); }
    /// Picks by keyboard as a person would; the pages are laid out anew.
    void choose(const char* box, int row) {
        auto* combo = child<QComboBox>(box);
        ASSERT_NE(combo, nullptr);
        combo->setFocus();
        QTest::keyClick(combo, Qt::Key_Home);
        for (int i = 0; i < row; ++i)
            QTest::keyClick(combo, Qt::Key_Down);
        ASSERT_EQ(combo->currentIndex(), row);
        ASSERT_TRUE(until([&] { return dialog->pagesShown() == 0; }));
        ASSERT_TRUE(laidOut());
    }
    std::string savedAs(const char* name) {
        qApp->setProperty("nextFile", QString::fromStdString((folder / name).string()));
        told.clear();
        QTest::mouseClick(child<QPushButton>("summary.save"), Qt::LeftButton);
        EXPECT_TRUE(until([&] { return !told.isEmpty(); }));
        EXPECT_FALSE(failed) << told.toStdString();
        return readFile(folder / name).value_or("");
    }

    Theme m_theme;
    QPointer<SummaryDialog> dialog;
    ScratchFolder folder;
    QString told;
    bool failed = false;
};

TEST_F(SummaryWindow, HoweverLargeTheTextItsButtonsAreOnTheScreen) {
    for (const int scale : {100, 200}) {
        m_theme.setTextScale(scale);
        ASSERT_NO_FATAL_FAILURE(show());
        const QSize most = dialog->screen()->availableSize();
        EXPECT_LE(dialog->width(), most.width()) << scale;
        EXPECT_LE(dialog->height(), most.height()) << scale;
        for (const char* name : {"summary.save", "summary.print", "summary.close"}) {
            const auto* button = dialog->findChild<QPushButton*>(QLatin1String(name));
            ASSERT_NE(button, nullptr) << name;
            EXPECT_FALSE(button->visibleRegion().isEmpty()) << name << scale;
            EXPECT_EQ(button->visibleRegion().boundingRect(), button->rect()) << name << scale;
        }
        for (const char* name : {"summary.about", "summary.population", "summary.format"}) {
            const auto* field = dialog->findChild<QWidget*>(QLatin1String(name));
            ASSERT_NE(field, nullptr) << name;
            EXPECT_LE(field->mapTo(dialog, QPoint(field->width(), 0)).x(), m_theme.px(300)) << name << scale;
        }
    }
    m_theme.setTextScale(100);
}

TEST_F(SummaryWindow, ShowsThePagesThatWillBeSaved) {
    show();
    const int pages = dialog->pagesShown();
    EXPECT_GT(pages, 4);
    int labels = 0;
    for (const auto* label : child<QScrollArea>("summary.preview")->widget()->findChildren<QLabel*>())
        labels += !label->pixmap().isNull() && !label->accessibleName().isEmpty();
    EXPECT_EQ(labels, pages);
    leave("summary_dialog.png");
    // Without pictures there are fewer.
    QTest::mouseClick(child<QCheckBox>("summary.pictures"), Qt::LeftButton, {}, QPoint(8, 8));
    ASSERT_FALSE(child<QCheckBox>("summary.pictures")->isChecked());
    ASSERT_TRUE(until([&] { return dialog->pagesShown() > 0 && dialog->pagesShown() < pages; }));
    const std::string html = savedAs("round.html");
    EXPECT_EQ(html.find("Pictures per dimension"), std::string::npos);
    EXPECT_NE(html.find("T03"), std::string::npos);
}

TEST_F(SummaryWindow, OneRatersSummaryHoldsThatRaterAlone) {
    show();
    choose("summary.about", 1);
    choose("summary.which", 1);
    const std::string html = savedAs("t02.html");
    EXPECT_NE(html.find("In plain words"), std::string::npos);
    EXPECT_NE(html.find("T02"), std::string::npos);
    EXPECT_EQ(html.find("T01"), std::string::npos);
    EXPECT_EQ(html.find("T03"), std::string::npos);
}

TEST_F(SummaryWindow, ClipsAndReferenceSetAreThereToo) {
    show();
    choose("summary.about", 3);
    EXPECT_TRUE(child<QComboBox>("summary.which")->isVisible());
    EXPECT_FALSE(child<QCheckBox>("summary.pictures")->isEnabled());
    choose("summary.about", 4);
    EXPECT_FALSE(child<QComboBox>("summary.which")->isVisible());
    EXPECT_EQ(child<QComboBox>("summary.format")->count(), 4) << "no SPSS file of a reference set";
    EXPECT_TRUE(savedAs("set.csv").starts_with("dimension,clips,not_scored"));
}

TEST_F(SummaryWindow, PlanAndCohortAreThereToo) {
    show();
    choose("summary.about", 5);
    EXPECT_NE(savedAs("plan.html").find("From this round"), std::string::npos);
    show();
    choose("summary.about", 6);
    leave("summary_dialog_cohort.png");
    const std::string html = savedAs("cohort.html");
    EXPECT_NE(html.find("spring"), std::string::npos);
    EXPECT_NE(html.find("autumn"), std::string::npos);
}

TEST_F(SummaryWindow, SaysWhoTheFamiliesAreAndHowClipsWereChosen) {
    show();
    auto* population = child<QLineEdit>("summary.population");
    auto* sampling = child<QLineEdit>("summary.sampling");
    ASSERT_TRUE(population && sampling);
    population->setFocus();
    population->selectAll();
    QTest::keyClicks(population, QStringLiteral("forty dyads"));
    sampling->setFocus();
    sampling->selectAll();
    QTest::keyClicks(sampling, QStringLiteral("by lot"));
    ASSERT_TRUE(until([&] { return dialog->pagesShown() == 0; }));
    ASSERT_TRUE(laidOut());
    const std::string html = savedAs("round.html");
    EXPECT_NE(html.find("forty dyads"), std::string::npos);
    EXPECT_NE(html.find("by lot"), std::string::npos);
    // A trainee's own summary does not ask.
    show(QStringLiteral("T02"));
    EXPECT_EQ(child<QLineEdit>("summary.population"), nullptr);
}

TEST_F(SummaryWindow, NotesGoOnlyWhenChosenAndAfterAWarning) {
    show(QStringLiteral("T02"), {{"clip-1", "sensitivity", "T02", "Emma turns away."}});
    EXPECT_EQ(child<QComboBox>("summary.about"), nullptr);
    EXPECT_FALSE(child<QCheckBox>("summary.notes")->isChecked());
    QTest::mouseClick(child<QCheckBox>("summary.notes"), Qt::LeftButton, {}, QPoint(8, 8));
    ASSERT_TRUE(child<QCheckBox>("summary.notes")->isChecked());
    EXPECT_TRUE(child<QLabel>("summary.warning")->isVisible());
    EXPECT_TRUE(child<QLabel>("summary.warning")->text().contains(QStringLiteral("Emma")));
    ASSERT_TRUE(until([&] { return dialog->pagesShown() == 0; }));
    ASSERT_TRUE(laidOut());
    leave("summary_dialog_notes.png");
    // Called off: nothing is written.
    qApp->setProperty("nextAnswer", false);
    qApp->setProperty("nextFile", QString::fromStdString((folder / "no.html").string()));
    QTest::mouseClick(child<QPushButton>("summary.save"), Qt::LeftButton);
    EXPECT_FALSE(std::filesystem::exists(folder / "no.html"));
    qApp->setProperty("nextAnswer", true);
    EXPECT_NE(savedAs("yes.html").find("Emma turns away."), std::string::npos);
}

TEST_F(SummaryWindow, WithoutTheTickNoNoteIsWritten) {
    show(QStringLiteral("T02"), {{"clip-1", "sensitivity", "T02", "Emma turns away."}});
    EXPECT_EQ(savedAs("plain.html").find("Emma"), std::string::npos);
}

TEST_F(SummaryWindow, PrintsThePagesOfThePreview) {
    show();
    choose("summary.about", 4);
    const int pages = dialog->pagesShown();
    const auto file = folder / "printed.pdf";
    qApp->setProperty("nextPrint", QString::fromStdString(file.string()));
    QTest::mouseClick(child<QPushButton>("summary.print"), Qt::LeftButton);
    ASSERT_TRUE(until([&] { return !told.isEmpty(); }));
    EXPECT_FALSE(failed) << told.toStdString();
    const std::string pdf = readFile(file).value_or("");
    ASSERT_TRUE(pdf.starts_with("%PDF-"));
    int count = 0;
    for (auto at = pdf.find("/Type /Page\n"); at != std::string::npos; at = pdf.find("/Type /Page\n", at + 1))
        ++count;
    EXPECT_EQ(count, pages);
}

// The window's own typeface is known to Qt under a path that nothing else can open.
TEST_F(SummaryWindow, ThePdfHoldsTheTypefaceInTheWindowToo) {
    show();
    QLabel seen(QStringLiteral("as in the window"));
    seen.show();
    const std::string pdf = savedAs("round.pdf");
    EXPECT_NE(pdf.find("AttuneInter"), std::string::npos) << "fonts are named in the file";
}

} // namespace
} // namespace attune::test
