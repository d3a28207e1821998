// SPDX-License-Identifier: GPL-3.0-or-later
// What the floors below say is known to the window, so that every language can say it: explanations, drawings,
// failures.
#include "base/file.h"
#include "gui/source_sentences.h"
#include "report/explanations.h"
#include "support/places.h"
#include "ui/words_of_floors.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <set>

namespace attune {
namespace {

namespace fs = std::filesystem;

using Texts = std::set<std::string>;

Texts textsOf(std::initializer_list<std::span<const char* const>> lists) {
    Texts out;
    for (const auto list : lists)
        for (const char* text : list)
            EXPECT_TRUE(out.insert(text).second) << "twice: " << text;
    return out;
}

std::string contentOf(const fs::path& file) {
    const auto text = readFile(file, std::size_t{4} << 20);
    EXPECT_TRUE(text) << file;
    return text.value_or("");
}

TEST(LanguageOfFloors, SentencesAreFoundInSources) {
    const std::string source = R"x(
        return refuse("there is no round " + id + " here", fmt::format("the field \"{}\" has {:.2f} points", key, n));
        fail(code, bad ? std::string("it is bad") : "it is " // fail("said in a comment only")
                                                    "good");
        refuse(words, "id", {place, count(n, "code is", "codes are") + " left out"});
        other("not handed to those named"); unfail("nor this one");)x";
    EXPECT_EQ(test::sentencesHandedTo({"refuse", "fail"}, source),
              (Texts{"there is no round %1 here", "the field \"%1\" has %2 points", "it is bad", "it is good",
                     "%1 code is left out", "%1 codes are left out"}));
}

TEST(LanguageOfFloors, EveryExplanationIsInTheListAndNothingElse) {
    Texts unused = textsOf({ui::wordsOfPages()});
    const Texts known = unused;
    std::size_t figures = 0;
    for (const fs::directory_entry& page : fs::directory_iterator(test::sourceFolder() / "docs/statistics")) {
        std::string text = contentOf(page.path());
        const std::size_t list = text.find("\n\n**Figures.**");
        if (list == std::string::npos)
            continue;
        const std::size_t open = text.find('`', list) + 1;
        const std::string figure = text.substr(open, text.find('`', open) - open);
        for (const std::string& words : {explanationTitleOf(figure), explanationOf(figure)}) {
            EXPECT_TRUE(known.contains(words)) << page.path().filename() << ": " << words;
            unused.erase(words);
        }
        ++figures;
    }
    EXPECT_GT(figures, 30u);
    for (const std::string& words : unused)
        ADD_FAILURE() << "no page says so any more: " << words;
}

TEST(LanguageOfFloors, WordsOfDrawingsInTheWindowAreInTheList) {
    const Texts known = textsOf({ui::wordsOfFloors(), ui::wordsOfFailures()});
    std::size_t count = 0;
    for (const char* file :
         {"figure_parts", "figures_diagnostics", "figures_forest", "figures_points", "figures_tables"})
        for (const std::string& words :
             test::sentencesHandedTo({"inWords", "wordsInstead", "finished", "forest"},
                                     contentOf(test::sourceFolder() / "src/report" / (std::string(file) + ".cpp")))) {
            EXPECT_TRUE(known.contains(words)) << file << ": " << words << " (add it to ui/words_of_floors.cpp)";
            ++count;
        }
    EXPECT_GT(count, 30u);
}

/// What only the command line reads or says.
const std::set<std::string> kCommandLineOnly{"agreement_origin.cpp", "contact_sheet.cpp", "edit_json.cpp",
                                             "ratings_csv.cpp",      "rules_json.cpp",    "study_json.cpp"};

TEST(LanguageOfFloors, FailuresAreInTheList) {
    const Texts known = textsOf({ui::wordsOfFloors(), ui::wordsOfFailures()});
    std::size_t count = 0;
    for (const char* floor : {"models", "src/base", "src/codec", "src/exchange", "src/media", "src/report", "src/store",
                              "src/vision", "src/workspace"}) {
        std::set<std::string> calls{"fail", "refuse",  "fault",   "wrong", "broken",
                                    "none", "damaged", "invalid", "close", "cannotMake"};
        if (std::string_view(floor) == "src/codec")
            calls.insert("add");
        if (std::string_view(floor) == "src/exchange" || std::string_view(floor) == "src/workspace")
            calls.insert({"issues.push_back", "warnings.push_back", "m_warnings.push_back"});
        if (std::string_view(floor) == "src/exchange")
            calls.insert("note");
        for (const fs::directory_entry& file : fs::recursive_directory_iterator(test::sourceFolder() / floor)) {
            const fs::path kind = file.path().extension();
            if ((kind != ".cpp" && kind != ".h") || kCommandLineOnly.contains(file.path().filename().string()))
                continue;
            for (const std::string& words : test::sentencesHandedTo(calls, contentOf(file.path()))) {
                EXPECT_TRUE(known.contains(words))
                    << file.path().filename() << ": " << words << " (add it to ui/words_of_failures.cpp)";
                ++count;
            }
        }
    }
    EXPECT_GT(count, 500u);
}

TEST(LanguageOfFloors, WhatIsSaidOfDamagedMediaIsInTheList) {
    const Texts known = textsOf({ui::wordsOfFloors(), ui::wordsOfFailures()});
    std::size_t count = 0;
    for (const char* name : {"frame_index.cpp", "index_builder.cpp", "packet_scan.cpp"}) {
        const std::string source = contentOf(test::sourceFolder() / "src/media" / name);
        Texts places = test::sentencesHandedTo({"addDamage"}, source);
        for (const char* mark : {"scan.failure = \"", "constexpr const char* soundUnreadable = \"",
                                 "constexpr const char* pictureUnreadable = \""})
            for (std::size_t at = source.find(mark); at != std::string::npos; at = source.find(mark, at + 1)) {
                const std::size_t from = at + std::string_view(mark).size();
                const std::string words = source.substr(from, source.find('"', from) - from);
                if (std::string_view(mark).starts_with("scan"))
                    places.insert(words);
                else
                    EXPECT_TRUE(known.contains(words)) << words;
            }
        for (const std::string& words : places)
            for (const bool many : {false, true}) {
                // In a sentence that counts, the places are the second and third thing inserted.
                const bool counts = words.find("%1") != std::string::npos;
                const std::string form = words + (counts ? many ? " at %2 and in %3 more places" : " at %2"
                                                  : many ? " at %1 and in %2 more places"
                                                         : " at %1");
                EXPECT_TRUE(known.contains(form)) << name << ": " << form;
                ++count;
            }
        for (const std::string& words : test::sentencesHandedTo({"warnings.push_back"}, source))
            EXPECT_TRUE(known.contains(words)) << name << ": " << words;
    }
    EXPECT_GE(count, 12u);
}

TEST(LanguageOfFloors, WhatChangedInASchemeIsInTheList) {
    const Texts known = textsOf({ui::wordsOfFloors(), ui::wordsOfFailures()});
    for (const std::string& words :
         test::sentencesHandedTo({"push_back"}, contentOf(test::sourceFolder() / "models/scheme_changes.cpp")))
        // Kinds of parts and of scales are spelt out in the list.
        EXPECT_TRUE(known.contains(words) || words.starts_with("New %1") || words.starts_with("No longer there") ||
                    words.ends_with("in another order") || words.contains("a high score"))
            << words;
}

} // namespace
} // namespace attune
