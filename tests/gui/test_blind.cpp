// SPDX-License-Identifier: GPL-3.0-or-later
// Before submission nothing on the screen, in what a trainee's queries return, or in the log gives the reference away.
#include "base/file.h"
#include "codec/coding_json.h"
#include "codec/scheme_json.h"
#include "gui/bar_coded_round.h"
#include "gui/window_driver.h"
#include "store/library.h"
#include "support/places.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>
#include <set>

namespace attune {
namespace {

using test::WindowDriver;

QStringList g_log;
QtMessageHandler g_previous = nullptr;

void keepLog(QtMsgType type, const QMessageLogContext& context, const QString& text) {
    g_log << text;
    g_previous(type, context, text);
}

void addModel(const QAbstractItemModel* model, const QModelIndex& parent, QStringList& out) {
    for (int row = 0; row < model->rowCount(parent); ++row) {
        for (int column = 0; column < model->columnCount(parent); ++column) {
            const QModelIndex index = model->index(row, column, parent);
            for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole),
                                   int(Qt::AccessibleDescriptionRole)})
                out << index.data(role).toString();
            addModel(model, index, out);
        }
    }
}

void addAccessible(QAccessibleInterface* item, QStringList& out, int depth = 0) {
    if (!item || depth > 40)
        return;
    out << item->text(QAccessible::Name) << item->text(QAccessible::Description) << item->text(QAccessible::Value);
    for (int i = 0; i < item->childCount(); ++i)
        addAccessible(item->child(i), out, depth + 1);
}

/// Every word a window holds, visible or not.
QStringList allWords(QWidget& window) {
    QStringList out;
    auto widgets = window.findChildren<QWidget*>();
    widgets << &window;
    for (const QWidget* widget : widgets) {
        out << widget->windowTitle() << widget->toolTip() << widget->statusTip() << widget->whatsThis()
            << widget->accessibleName() << widget->accessibleDescription();
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            out << label->text();
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            out << button->text();
        if (const auto* edit = qobject_cast<const QLineEdit*>(widget))
            out << edit->text() << edit->placeholderText();
        if (const auto* edit = qobject_cast<const QPlainTextEdit*>(widget))
            out << edit->toPlainText();
        if (const auto* edit = qobject_cast<const QTextEdit*>(widget))
            out << edit->toPlainText();
        if (const auto* box = qobject_cast<const QComboBox*>(widget))
            addModel(box->model(), {}, out);
        if (const auto* view = qobject_cast<const QAbstractItemView*>(widget); view && view->model())
            addModel(view->model(), {}, out);
    }
    addAccessible(QAccessible::queryAccessibleInterface(&window), out);
    return out;
}

class Blind : public testing::Test {
  protected:
    void SetUp() override {
        g_log.clear();
        g_previous = qInstallMessageHandler(keepLog);
        if (!m_round.ready())
            GTEST_SKIP() << "no ffmpeg to make clips with";
        const auto text = readFile(test::sourceFolder() / "models/instruments/six-strand.json");
        m_scheme = readScheme(text.value_or("")).value_or(CodingScheme{});
        // What must not be seen: every rationale and note of the reference and of the other trainees.
        for (const char* rater : {"reference", "T01", "T02", "T03"}) {
            const auto folder = test::sourceFolder() / "sample_data/round_01" / rater;
            for (const auto& entry : std::filesystem::directory_iterator(folder)) {
                const auto coding = readCoding(readFile(entry.path()).value_or(""), m_scheme);
                ASSERT_TRUE(coding) << entry.path();
                for (const auto& [key, rating] : coding->ratings)
                    for (const std::string& words : {rating.rationale, rating.note, rating.reason})
                        if (words.size() > 12)
                            m_secrets.insert(words);
                for (const auto& [id, evidence] : coding->evidence) {
                    if (evidence.note.size() > 12)
                        m_secrets.insert(evidence.note);
                    if (id.value.size() > 12)
                        m_secrets.insert(id.value);
                }
            }
        }
        ASSERT_GT(m_secrets.size(), 100u);
    }
    void TearDown() override { qInstallMessageHandler(g_previous); }

    void expectNothing(const QStringList& words, const char* where) {
        for (const QString& word : words) {
            const std::string text = word.toStdString();
            for (const std::string& secret : m_secrets)
                ASSERT_EQ(text.find(secret), std::string::npos) << where << " gives away: " << secret;
            for (const char* code : {"T01", "T02", "T03"})
                ASSERT_FALSE(word.contains(QLatin1String(code))) << where << " names another trainee: " << text;
        }
    }

    test::BarCodedRound m_round;
    CodingScheme m_scheme;
    std::set<std::string> m_secrets;
};

TEST_F(Blind, NothingOnTheScreenOrInTheLog) {
    QAccessible::setActive(true);
    WindowDriver driver(m_round.library(), "T04");
    expectNothing(allWords(driver.window()), "the list of clips");
    EXPECT_EQ(driver.window().room("calibrate"), nullptr) << "figures of the round are for trainers";
    driver.openCard("A-01");
    ASSERT_TRUE(driver.until([&] { return driver.room() == "code" && driver.code()->picture()->shownFrame() == 0; }));
    for (int i = 0; i < 6; ++i) {
        driver.key(Qt::Key_4);
        expectNothing(allWords(driver.window()), "the Code room");
        driver.key(Qt::Key_Down);
    }
    driver.key(Qt::Key_Return, Qt::ControlModifier); // the question before locking
    QCoreApplication::processEvents();
    expectNothing(allWords(driver.window()), "the question before submitting");
    driver.key(Qt::Key_Escape);
    driver.window().openClip(ClipId("six-01"), "compare");
    QCoreApplication::processEvents();
    expectNothing(allWords(driver.window()), "the Compare room before submission");
    driver.window().showRoom("journal");
    QCoreApplication::processEvents();
    expectNothing(allWords(driver.window()), "the Journal");
    driver.key(Qt::Key_K, Qt::ControlModifier);
    expectNothing(allWords(driver.window()), "the palette");
    driver.key(Qt::Key_Escape);
    EXPECT_TRUE(driver.window().session()->isBlind(ClipId("six-01")));
    expectNothing(g_log, "the log");
    for (const auto& entry : std::filesystem::recursive_directory_iterator(m_round.library().parent_path()))
        expectNothing({QString::fromStdString(entry.path().filename().string())}, "a file name");
}

TEST_F(Blind, NothingInWhatTheTraineesQueriesReturn) {
    auto library = Library::open(m_round.library());
    ASSERT_TRUE(library) << library.error().text();
    const Viewer trainee{RaterId("T04"), RaterRole::Trainee};
    const auto clips = (*library)->clips(trainee);
    ASSERT_TRUE(clips);
    for (const Clip& clip : *clips) {
        for (const char* other : {"REF", "T01", "T02", "T03", "R1"}) {
            const auto coding = (*library)->coding(trainee, {clip.id, RaterId(other)});
            ASSERT_FALSE(coding) << other << "'s coding of " << clip.alias << " came back";
            EXPECT_EQ(coding.error().code, ErrorCode::Denied);
        }
    }
    const auto raters = (*library)->raters(trainee);
    ASSERT_TRUE(raters);
    for (const Rater& rater : *raters)
        EXPECT_EQ(rater.id.value, "T04");
    const auto rounds = (*library)->rounds(trainee);
    ASSERT_TRUE(rounds);
    for (const Round& round : *rounds)
        for (const RaterId& rater : round.raters)
            EXPECT_EQ(rater.value, "T04");
    const auto progress = (*library)->progress(trainee);
    ASSERT_TRUE(progress);
    for (const CodingProgress& p : *progress)
        EXPECT_EQ(p.key.rater.value, "T04");
    if (const auto history = (*library)->history(trainee); history) {
        QStringList lines;
        for (const JournalEntry& entry : *history)
            lines << QString::fromStdString(entry.json) << QString::fromStdString(entry.author);
        expectNothing(lines, "the journal");
    }
}

} // namespace
} // namespace attune
