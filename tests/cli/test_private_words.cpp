// SPDX-License-Identifier: GPL-3.0-or-later
// What must not leave the house: licensed words of a scheme, private notes, activities that were not shared. Everything
// that the program writes about the sample library is searched for them, packed files and PDFs opened.
#include "base/file.h"
#include "exchange/archive.h"
#include "models/text_pack.h"
#include "support/places.h"
#include "support/run_cli.h"
#include "support/scratch_folder.h"
#include "workspace/sample_library.h"
#include "workspace/scheme_shelf.h"
#include "workspace/session.h"

#include <cstdio>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace attune {
namespace {

namespace fs = std::filesystem;

// No other text holds these.
constexpr std::array canaries{"Quokkawort", "Zibetnotiz", "Okapistunde"};

class PrivateWords : public testing::Test {
  protected:
    void SetUp() override {
        const auto made = makeSampleLibrary(folder / "sample");
        if (!made)
            GTEST_SKIP() << made.error().text();
        library = made->string();
        const Viewer trainer{RaterId("R1"), RaterRole::Trainer};
        auto shelf = SchemeShelf::open(library, trainer);
        ASSERT_TRUE(shelf) << shelf.error().text();
        const auto schemes = shelf->schemes().value();
        ASSERT_FALSE(schemes.empty());
        for (const ShelvedScheme& shelved : schemes) {
            TextPack pack{shelved.scheme.ref.id, "Quokkawort house", "its raters", "2026-01-01", {}};
            for (const Dimension& dimension : shelved.scheme.dimensions) {
                pack.words[dimension.id.value + ".name"] = "Quokkawort " + dimension.name;
                pack.words[dimension.id.value + ".definition"] = "Quokkawort";
                for (const Anchor& anchor : dimension.scale.anchors)
                    pack.words[anchorPlace(dimension.id, dimension.scale, anchor.steps) + ".text"] = "Quokkawort";
            }
            ASSERT_TRUE(shelf->keep(pack));
        }
        for (const char* person : {"T02", "R1"}) {
            auto session = Session::open(library, RaterId(person));
            ASSERT_TRUE(session) << session.error().text();
            const auto clips = (*session)->clips().value();
            ASSERT_FALSE(clips.empty());
            ASSERT_TRUE((*session)->saveReflection(clips.front().clip.id, "What did I feel?", "Zibetnotiz"));
            ASSERT_TRUE((*session)->saveReflection({}, "Zibetnotiz", "Zibetnotiz"));
            Activity alone;
            alone.minutes = 30;
            alone.what = "Okapistunde";
            ASSERT_TRUE((*session)->addActivity(alone));
            ASSERT_TRUE((*session)->flush());
        }
        // The words are really shown, and the note is really there.
        auto session = Session::open(library, RaterId("T02")).value();
        EXPECT_FALSE(session->reflections().value().empty());
        const auto desk = session->desk(session->clips().value().front().clip.id);
        ASSERT_TRUE(desk);
        EXPECT_THAT((*desk)->scheme().dimensions.front().name, testing::HasSubstr("Quokkawort"));
    }

    void expectNone(const std::string& text, const std::string& where) {
        for (const char* canary : canaries) {
            EXPECT_EQ(text.find(canary), std::string::npos) << canary << " in " << where;
            std::string wide; // as UTF-16 writes it
            for (const char* c = canary; *c; ++c)
                wide += {*c, '\0'};
            EXPECT_EQ(text.find(wide), std::string::npos) << canary << " (UTF-16) in " << where;
        }
    }
    void search(const fs::path& file) {
        const auto bytes = readFile(file);
        ASSERT_TRUE(bytes) << file;
        expectNone(*bytes, file.filename().string());
        ++searched;
        if (bytes->starts_with("PK")) {
            const auto members = exchange::unpackZip(*bytes, {});
            ASSERT_TRUE(members) << members.error().text();
            for (const auto& member : *members) {
                expectNone(member.name + member.bytes, file.filename().string() + ": " + member.name);
                ++searched;
            }
        }
        if (exchange::isGzip(*bytes))
            expectNone(exchange::unpackGzip(*bytes, {}).value(), file.filename().string());
        if (bytes->starts_with("%PDF")) {
            std::FILE* text = ::popen(("pdftotext '" + file.string() + "' - 2>/dev/null").c_str(), "r");
            ASSERT_NE(text, nullptr);
            std::string out;
            std::array<char, 4096> buffer{};
            while (const auto read = std::fread(buffer.data(), 1, buffer.size(), text))
                out.append(buffer.data(), read);
            ::pclose(text);
            expectNone(out, file.filename().string());
        }
    }
    /// What it prints is searched too; the run must have done its work.
    std::string run(std::vector<std::string> arguments) {
        std::string command;
        for (const std::string& word : arguments)
            command += word + " ";
        const CliRun ran = runCli(arguments);
        EXPECT_EQ(ran.exitCode, 0) << command << "\n" << ran.err;
        expectNone(ran.out + ran.err, command);
        return ran.out;
    }
    std::string file(const std::string& name) const { return (folder / name).string(); }

    const test::ScratchFolder folder;
    std::string library;
    int searched = 0;
};

TEST_F(PrivateWords, StandInNothingThatIsWritten) {
    const std::string ratings = run({"library", "ratings", library});
    ASSERT_THAT(ratings, testing::HasSubstr("sensitivity"));
    run({"library", "history", library});
    run({"library", "history", library, "--json"});
    run({"library", "info", library});
    run({"library", "info", library, "--json"});
    run({"rounds", "list", library, "--json"});
    run({"person", "list", library, "--json"});
    const std::string table = folder.write("ratings.csv", ratings);
    run({"reliability", table, "--reference", "REF", "--bootstrap", "50", "--json"});
    run({"reliability", table, "--reference", "REF", "--bootstrap", "50", "--diagnostics", "--html",
         file("summary.html"), "--pdf", file("summary.pdf"), "--csv", file("figures.csv"), "--xlsx",
         file("figures.xlsx"), "--sav", file("figures.sav")});
    for (const char* format : {"eaf", "etf", "ecv", "boris", "boris.gz", "opf", "xlsx", "sav", "textgrid", "vtt", "sds",
                               "srt", "frames", "csv", "wide"}) {
        const std::string out = file(std::string("codes.") + format);
        const CliRun ran = runCli({"export", library, "--format", format, "--clip", "A-01", "--out", out});
        expectNone(ran.out + ran.err, format);
        EXPECT_TRUE(ran.exitCode == 0 || !fs::exists(out)) << format << ": " << ran.err;
    }
    EXPECT_TRUE(fs::exists(file("codes.eaf")));
    // Packages, for and from a rater who has the private things.
    const auto session = Session::open(library, RaterId("R1")).value();
    const std::string round = session->round().value().id.value;
    run({"pack", "assignment", library, "--round", round, "--for", "T02", "--as", "R1", "--out", file("out.zip")});
    run({"pack", "submission", library, "--round", round, "--as", "T02", "--out", file("back.zip")});
    run({"pack", "reference", library, "--round", round, "--as", "R1", "--out", file("reference.zip")});
    for (const auto& entry : fs::recursive_directory_iterator(folder.path()))
        if (entry.is_regular_file() && !entry.path().string().starts_with(file("sample")))
            search(entry.path());
    EXPECT_GT(searched, 25);
    // The library itself has them, and nothing beside it.
    const std::string whole = readFile(library).value();
    EXPECT_NE(whole.find("Quokkawort"), std::string::npos);
    for (const auto& entry : fs::recursive_directory_iterator(folder / "sample"))
        if (entry.is_regular_file() && !entry.path().string().starts_with(library))
            search(entry.path());
}

} // namespace
} // namespace attune
