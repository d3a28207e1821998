// SPDX-License-Identifier: GPL-3.0-or-later
// The window in another language: nothing untranslated in the file, no word of English on the screen.
#include "gui/in_spanish.h"
#include "gui/window_driver.h"
#include "report/number_text.h"
#include "support/places.h"
#include "support/scratch_folder.h"
#include "ui/language.h"
#include "ui/words.h"
#include "ui/words_of_floors.h"
#include "workspace/action_table.h"
#include "workspace/key_presets.h"
#include "workspace/sample_library.h"

#include <QAbstractButton>
#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTextBrowser>
#include <QXmlStreamReader>
#include <gtest/gtest.h>
#include <map>
#include <set>

namespace attune {
namespace {

struct Entry {
    QString context, source, translation, type;
};

QList<Entry> entriesOf(const QString& file) {
    QFile in(file);
    EXPECT_TRUE(in.open(QIODevice::ReadOnly)) << qPrintable(file);
    QXmlStreamReader xml(&in);
    QList<Entry> out;
    QString context;
    Entry entry;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.isStartElement() && xml.name() == QLatin1String("source"))
            entry = {context, xml.readElementText(), {}, {}};
        else if (xml.isStartElement() && xml.name() == QLatin1String("translation")) {
            entry.type = xml.attributes().value(QLatin1String("type")).toString();
            entry.translation = xml.readElementText();
            out.append(entry);
        }
    }
    EXPECT_FALSE(xml.hasError()) << qPrintable(xml.errorString());
    return out;
}

QString spanishFile() {
    return QString::fromStdString((test::sourceFolder() / "ui/translations/attune_es.ts").string());
}

QStringList placesOf(const QString& text) {
    static const QRegularExpression place(QStringLiteral("%(?:[1-9]|n)"));
    QStringList out;
    for (auto found = place.globalMatch(text); found.hasNext();)
        out << found.next().captured();
    out.sort();
    return out;
}

TEST(Language, EveryEntryIsTranslatedWithItsPlaces) {
    const QList<Entry> entries = entriesOf(spanishFile());
    EXPECT_GT(entries.size(), 1500);
    for (const Entry& entry : entries) {
        EXPECT_TRUE(entry.type.isEmpty()) << entry.type.toStdString() << ": " << entry.source.toStdString();
        EXPECT_FALSE(entry.translation.trimmed().isEmpty()) << entry.source.toStdString();
        EXPECT_EQ(placesOf(entry.source), placesOf(entry.translation)) << entry.source.toStdString();
        EXPECT_EQ(entry.source.startsWith(QLatin1Char(' ')), entry.translation.startsWith(QLatin1Char(' ')))
            << entry.source.toStdString();
        if (entry.source.size() <= 12) // may be abbreviated
            continue;
        for (const QChar end : {QChar(u'…'), QChar(u'.'), QChar(u'?')})
            EXPECT_EQ(entry.source.endsWith(end), entry.translation.endsWith(end)) << entry.source.toStdString();
    }
}

TEST(Language, TheFileHoldsEveryTextOfTheWindow) {
    const QString lupdate = QStringLiteral(ATTUNE_LUPDATE);
    if (!QFile::exists(lupdate))
        GTEST_SKIP() << "lupdate is not installed";
    const test::ScratchFolder folder;
    const QString copy = QString::fromStdString((folder / "attune_es.ts").string());
    ASSERT_TRUE(QFile::copy(spanishFile(), copy));
    QProcess process;
    process.setWorkingDirectory(QString::fromStdString(test::sourceFolder().string()));
    process.start(lupdate, {QStringLiteral("-silent"), QStringLiteral("-I"), QStringLiteral("."), QStringLiteral("-I"),
                            QStringLiteral("src"), QStringLiteral("-locations"), QStringLiteral("none"),
                            QStringLiteral("-extensions"), QStringLiteral("cpp,h"), QStringLiteral("ui"),
                            QStringLiteral("-ts"), copy});
    ASSERT_TRUE(process.waitForFinished(120'000));
    EXPECT_EQ(process.exitCode(), 0) << process.readAllStandardError().toStdString();
    for (const Entry& entry : entriesOf(copy))
        EXPECT_TRUE(entry.type.isEmpty()) << entry.type.toStdString() << " in " << entry.context.toStdString() << ": "
                                          << entry.source.toStdString() << " (run tools/translations)";
}

TEST(Language, WhatTheFloorsBelowSayIsInTheList) {
    std::set<std::string> known;
    for (const char* text : ui::wordsOfFloors())
        EXPECT_TRUE(known.insert(text).second) << "twice: " << text;
    for (const ActionInfo& action : actionTable()) {
        const bool score = action.id.starts_with("score.") && action.text.starts_with("Score ");
        EXPECT_TRUE(known.contains(action.text) || score) << action.text;
        EXPECT_TRUE(known.contains(std::string(groupTitle(action.group)))) << groupTitle(action.group);
    }
    for (const KeyPreset& preset : keyPresets())
        EXPECT_TRUE(known.contains(std::string(preset.words))) << preset.words;
    for (const VerdictOutcome outcome :
         {VerdictOutcome::Pass, VerdictOutcome::Fail, VerdictOutcome::NotEstimable, VerdictOutcome::Incomplete})
        EXPECT_TRUE(known.contains(outcomeInWords(outcome))) << outcomeInWords(outcome);
}

TEST(Language, SentencesOfTheFloorsBelowAreKnownByTheirForm) {
    EXPECT_EQ(ui::Words::of("Play or pause"), QStringLiteral("Play or pause"));
    const test::InSpanish spanish;
    EXPECT_EQ(ui::Words::of("Play or pause"), QStringLiteral("Reproducir o pausar"));
    EXPECT_EQ(ui::Words::of("Score 4"), QStringLiteral("Puntaje 4"));
    EXPECT_EQ(ui::Words::of("Mark Sensitivity not observed"), QStringLiteral("Marcar Sensitivity como no observado"));
    EXPECT_EQ(ui::Words::of("You have watched 40 % of the clip; the round asks for 90 %"),
              QStringLiteral("Usted vio el 40 % del clip; la ronda pide el 90 %"));
    // Several sentences, and places inside what is inserted.
    EXPECT_EQ(ui::Words::of("Attune was not closed properly the last time. Everything that was saved is here."),
              QStringLiteral("La última vez Attune no se cerró bien. Todo lo guardado está aquí."));
    EXPECT_EQ(ui::Words::of("Add clip %2 of %1"), QStringLiteral("Agregar el clip %2 of %1"));
    // A failure: each part by itself; what is not known stays.
    EXPECT_EQ(ui::Words::of(
                  Error{ErrorCode::NotFound, "there is no such library", "x.attune", "check the name, or make one"}),
              QStringLiteral("no hay tal biblioteca (x.attune): revise el nombre, o cree una"));
    EXPECT_EQ(ui::Words::of(Error{ErrorCode::Invalid, "this is not JSON", "line 3, column 14", "choose another file"}),
              QStringLiteral("esto no es JSON (línea 3, columna 14): elija otro archivo"));
    // What stands at a place may be empty, and the most particular form goes first.
    EXPECT_EQ(ui::Words::of("New dimension: "), QStringLiteral("Dimensión nueva: "));
    EXPECT_EQ(ui::Words::of("Warmth: the scale is 1 to 7 by 1, was 1 to 5 by 0.5"),
              QStringLiteral("Warmth: la escala es de 1 a 7 en pasos de 1; era de 1 a 5 en pasos de 0.5"));
    EXPECT_EQ(ui::Words::of("3 codes have no time and cannot be written here"),
              QStringLiteral("3 códigos no tienen tiempo y no se pueden escribir aquí"));
    EXPECT_EQ(ui::Words::of("Zyzzyva"), QStringLiteral("Zyzzyva"));
    EXPECT_EQ(ui::Words::of(""), QString());
    EXPECT_EQ(ui::Words::locale().language(), QLocale::Spanish);
}

TEST(Language, WhatIsNotThereIsEnglishAndTheDesktopsIsTakenByItsNearest) {
    ui::speak(QStringLiteral("xx"));
    EXPECT_EQ(ui::Words::of("Undo"), QStringLiteral("Undo"));
    ui::speak(QStringLiteral("es_MX"));
    EXPECT_EQ(ui::Words::of("Undo"), QStringLiteral("Deshacer"));
    ui::speak(QStringLiteral("en"));
    EXPECT_EQ(ui::Words::of("Undo"), QStringLiteral("Undo"));
}

/// All that a widget says, with where.
std::vector<std::pair<QString, QString>> textsOf(const QWidget& root) {
    std::vector<std::pair<QString, QString>> out;
    QList<const QWidget*> all{&root};
    for (const QWidget* widget : root.findChildren<QWidget*>())
        all << widget;
    for (const QWidget* widget : all) {
        // Data: names of schemes and rules, roles of people in a clip.
        static const QStringList data{QStringLiteral("round.rule"), QStringLiteral("consent.person"),
                                      QStringLiteral("calibrate.about")};
        if (data.contains(widget->objectName()))
            continue;
        if (qobject_cast<const QAbstractItemView*>(widget) && widget->inherits("QComboBoxListView"))
            continue; // said by its combo box
        const auto put = [&](const QString& text) {
            if (!text.trimmed().isEmpty())
                out.emplace_back(text.trimmed(), QString::fromLatin1(widget->metaObject()->className()) +
                                                     QLatin1Char(' ') + widget->objectName());
        };
        put(widget->toolTip());
        put(widget->accessibleName());
        put(widget->accessibleDescription());
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            put(label->text());
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            put(button->text());
        if (const auto* line = qobject_cast<const QLineEdit*>(widget))
            put(line->placeholderText());
        if (const auto* text = qobject_cast<const QPlainTextEdit*>(widget))
            put(text->placeholderText());
        if (const auto* page = qobject_cast<const QTextBrowser*>(widget))
            for (const QString& paragraph : page->toPlainText().split(QLatin1Char('\n')))
                put(paragraph);
        if (const auto* spin = qobject_cast<const QSpinBox*>(widget)) {
            put(spin->suffix());
            put(spin->specialValueText());
        }
        const QAbstractItemModel* model = nullptr;
        if (const auto* combo = qobject_cast<const QComboBox*>(widget))
            model = combo->model();
        else if (const auto* view = qobject_cast<const QAbstractItemView*>(widget);
                 view && !qobject_cast<const QHeaderView*>(widget))
            model = view->model();
        if (!model)
            continue;
        for (int column = 0; column < model->columnCount(); ++column) {
            put(model->headerData(column, Qt::Horizontal).toString());
            for (int row = 0; row < model->rowCount(); ++row) {
                put(model->index(row, column).data().toString());
                put(model->index(row, column).data(Qt::ToolTipRole).toString());
            }
        }
    }
    return out;
}

/// English texts that have another Spanish one, as they are or with something inserted.
class EnglishEar {
  public:
    EnglishEar() {
        for (const Entry& entry : entriesOf(spanishFile())) {
            const QString source = entry.source.trimmed();
            if (entry.translation == entry.source)
                continue;
            if (placesOf(source).isEmpty()) {
                m_whole.insert(source);
                continue;
            }
            static const QRegularExpression place(QStringLiteral("%[1-9]"));
            QString fixed = source;
            fixed.remove(place);
            if (fixed.trimmed().size() < 8)
                continue; // " of " is too little to know it by
            QString pattern = QRegularExpression::escape(source);
            pattern.replace(QRegularExpression(QStringLiteral("(\\\\)?%[1-9]")), QStringLiteral(".+"));
            m_forms.append(QRegularExpression(QLatin1Char('^') + pattern + QLatin1Char('$')));
        }
        for (const Entry& entry : entriesOf(spanishFile()))
            m_whole.remove(entry.translation.trimmed()); // the same letters are Spanish elsewhere
    }
    [[nodiscard]] bool isEnglish(const QString& text) const {
        return m_whole.contains(text) || std::ranges::any_of(m_forms, [&](const QRegularExpression& form) {
                   return form.match(text).hasMatch();
               });
    }

  private:
    QSet<QString> m_whole;
    QList<QRegularExpression> m_forms;
};

class SpanishWindow : public testing::TestWithParam<int> {
  protected:
    void SetUp() override {
        const auto made = makeSampleLibrary(folder / "sample");
        if (!made)
            GTEST_SKIP() << made.error().text();
        library = *made;
    }
    /// Looks at what the window shows now.
    void look(const QWidget& window, const QString& where) {
        QTest::qWait(50); // layouts that follow what has just arrived
        for (const auto& [text, widget] : textsOf(window))
            EXPECT_FALSE(ear.isEnglish(text))
                << where.toStdString() << ", " << widget.toStdString() << ": " << text.toStdString();
    }
    const test::ScratchFolder folder;
    std::filesystem::path library;
    const test::InSpanish spanish;
    const EnglishEar ear;
};

TEST_P(SpanishWindow, SpeaksSpanishInEveryRoom) {
    {
        test::WindowDriver welcome;
        welcome.theme().setTextScale(GetParam());
        look(welcome.window(), QStringLiteral("welcome"));
    }
    struct Visit {
        const char* rater;
        QStringList rooms;
    };
    const std::array visits{
        Visit{"T02", {QStringLiteral("clips"), QStringLiteral("compare"), QStringLiteral("journal")}},
        Visit{"T04", {QStringLiteral("code")}},
        Visit{"R1",
              {QStringLiteral("calibrate"), QStringLiteral("schemes"), QStringLiteral("rounds"),
               QStringLiteral("journal")}}};
    for (const auto& [rater, rooms] : visits) {
        test::WindowDriver driver(library, rater);
        driver.theme().setTextScale(GetParam());
        for (const QString& room : rooms) {
            if (room == QStringLiteral("code") || room == QStringLiteral("compare")) {
                const auto clips = driver.window().session()->clips();
                ASSERT_TRUE(clips && !clips->empty());
                const auto clip = std::ranges::find(*clips, std::string("A-03"),
                                                    [](const ClipCard& card) { return card.clip.alias; });
                ASSERT_NE(clip, clips->end());
                driver.window().openClip(clip->clip.id, room);
            } else {
                driver.window().showRoom(room);
            }
            ASSERT_TRUE(driver.until([&] { return driver.room() == room && driver.window().currentRoom()->isReady(); }))
                << room.toStdString();
            look(driver.window(), room);
            for (auto* tab : driver.window().currentRoom()->window()->findChildren<QAbstractButton*>(
                     QRegularExpression(QStringLiteral("^%1\\.tab\\.").arg(room)))) {
                tab->click();
                ASSERT_TRUE(driver.until([&] { return driver.window().currentRoom()->isReady(); }));
                look(driver.window(), tab->objectName());
            }
        }
        for (const char* panel : {"palette.open", "keys.show", "settings.show"}) {
            ASSERT_TRUE(driver.window().perform(QLatin1String(panel)));
            look(driver.window(), QLatin1String(panel));
            QTest::keyClick(driver.window().focusWidget(), Qt::Key_Escape);
        }
    }
}

TEST_P(SpanishWindow, SaysWhatFiguresMeanAndWhatIsWrongWithAScheme) {
    test::WindowDriver driver(library, "R1");
    driver.theme().setTextScale(GetParam());
    const auto goTo = [&](const char* room) {
        driver.window().showRoom(QLatin1String(room));
        return driver.until([&] { return driver.window().currentRoom()->isReady(); });
    };
    if (GetParam() == 100)
        driver.window().resize(1360, 860); // a small screen, where the buttons beside the pictures have little room
    ASSERT_TRUE(goTo("calibrate"));
    for (const char* view : {"calibrate.habits", "calibrate.confusion", "calibrate.twice"}) {
        driver.click(view);
        look(driver.window(), QLatin1String(view));
    }
    driver.click("calibrate.explain");
    auto* meaning = driver.find<QTextBrowser>("explanations.text");
    ASSERT_NE(meaning, nullptr);
    look(*meaning->window(), QStringLiteral("explanations"));
    EXPECT_TRUE(meaning->toPlainText().contains(QStringLiteral("Límites de acuerdo")));
    driver.click("explanations.close");

    ASSERT_TRUE(goTo("schemes"));
    driver.click("schemes.newVersion");
    driver.click("schemes.addDimension");
    auto* name = driver.find<QLineEdit>("schemes.name");
    ASSERT_NE(name, nullptr);
    name->setFocus();
    name->selectAll();
    QTest::keyClick(name, Qt::Key_Delete);
    auto* faults = driver.find<QListWidget>("schemes.checks");
    auto* changes = driver.find<QListWidget>("schemes.changes");
    ASSERT_TRUE(driver.until([&] { return faults->count() > 0 && changes->count() > 0; }));
    EXPECT_EQ(faults->item(0)->text(), QStringLiteral("el campo «name» está vacío"));
    EXPECT_TRUE(changes->item(0)->text().startsWith(QStringLiteral("Dimensión nueva: ")))
        << qPrintable(changes->item(0)->text());
    look(driver.window(), QStringLiteral("faults of a scheme"));
}

INSTANTIATE_TEST_SUITE_P(TextSizes, SpanishWindow, testing::Values(100, 150));

TEST(Language, ChosenInTheSettingsItIsKeptAndTheWindowClosesToBeMadeAnew) {
    test::WindowDriver driver;
    ASSERT_TRUE(driver.window().perform(QStringLiteral("settings.show")));
    auto* chooser = driver.find<QComboBox>("settings.language");
    ASSERT_NE(chooser, nullptr);
    EXPECT_EQ(chooser->currentIndex(), 0);
    const int spanish = chooser->findText(QStringLiteral("Español"));
    ASSERT_GT(spanish, 0);
    chooser->setFocus();
    for (int i = 0; i < spanish; ++i)
        QTest::keyClick(chooser, Qt::Key_Down);
    EXPECT_TRUE(driver.window().isVisible());
    driver.click("settings.speak");
    EXPECT_TRUE(driver.window().again());
    EXPECT_FALSE(driver.window().isVisible());
}

} // namespace
} // namespace attune
