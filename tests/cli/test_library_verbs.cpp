// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "store/library.h"
#include "support/places.h"
#include "support/run_cli.h"
#include "support/scratch_folder.h"

#include <csignal>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <random>
#include <sys/resource.h>

namespace attune {

using nlohmann::json;
using test::ScratchFolder;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

std::string segmentLine(const std::string& id) {
    return json{{"edit", "segment.add"}, {"clip", "A"},     {"segment", id}, {"coder", "T01"},
                {"track", "t"},          {"beginNs", 1000}, {"endNs", 2000}, {"label", "x"}}
               .dump() +
           "\n";
}

const std::string declareLine = "{\"edit\":\"clip.declare\",\"clip\":\"A\",\"durationNs\":1000000}\n";

// The program applying edits from its standard input, whose acknowledgements can be read one by one.
class ApplyProcess {
  public:
    explicit ApplyProcess(const std::filesystem::path& library, rlim_t fileLimit = 0) {
        int in[2], out[2];
        if (::pipe(in) != 0 || ::pipe(out) != 0)
            std::abort();
        const std::string path = library.string();
        m_pid = ::fork();
        if (m_pid == 0) {
            ::dup2(in[0], 0);
            ::dup2(out[1], 1);
            for (const int fd : {in[0], in[1], out[0], out[1]})
                ::close(fd);
            if (fileLimit != 0) {
                const rlimit limit{fileLimit, fileLimit};
                ::setrlimit(RLIMIT_FSIZE, &limit);
            }
            ::execl(test::cliProgram().c_str(), "attune-cli", "library", "apply", path.c_str(), "-",
                    static_cast<char*>(nullptr));
            ::_exit(99);
        }
        ::close(in[0]);
        ::close(out[1]);
        m_in = in[1];
        m_out = ::fdopen(out[0], "r");
        std::signal(SIGPIPE, SIG_IGN);
    }
    ~ApplyProcess() {
        closeInput();
        std::fclose(m_out);
    }
    ApplyProcess(const ApplyProcess&) = delete;
    ApplyProcess& operator=(const ApplyProcess&) = delete;

    void give(const std::string& text) {
        std::size_t done = 0;
        while (done < text.size()) {
            const auto put = ::write(m_in, text.data() + done, text.size() - done);
            if (put <= 0)
                return;
            done += static_cast<std::size_t>(put);
        }
    }
    void closeInput() {
        if (m_in >= 0)
            ::close(m_in);
        m_in = -1;
    }
    // The number of the next acknowledged edit; 0 at the end or when the line is not whole.
    std::int64_t acknowledged() {
        char buffer[256];
        if (!std::fgets(buffer, sizeof buffer, m_out))
            return 0;
        const json line = json::parse(buffer, nullptr, false);
        return line.is_object() ? line.value("seq", std::int64_t{0}) : 0;
    }
    void kill() { ::kill(m_pid, SIGKILL); }
    int wait() {
        int status = 0;
        ::waitpid(m_pid, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

  private:
    pid_t m_pid = -1;
    int m_in = -1;
    std::FILE* m_out = nullptr;
};

class LibraryVerbs : public testing::Test {
  protected:
    void SetUp() override {
        const auto made = runCli({"library", "init", library, "--title", "Test"});
        ASSERT_EQ(made.exitCode, 0) << made.err;
    }
    std::string fileOf(const std::string& name, const std::string& text) const {
        const auto path = folder / name;
        std::ofstream(path, std::ios::binary) << text;
        return path.string();
    }
    json history() const { return json::parse(runCli({"library", "history", library, "--json"}).out).at("edits"); }

    ScratchFolder folder;
    std::string library = (folder / "test.attune").string();
};

} // namespace

TEST_F(LibraryVerbs, AppliesAcknowledgesAndRemembers) {
    const auto edits = fileOf("e.jsonl", "\xEF\xBB\xBF" + declareLine + "\r\n" + segmentLine("s1") +
                                             R"({"edit":"undo"})"
                                             "\n"
                                             R"({"edit":"redo"})");
    const auto run = runCli({"library", "apply", library, edits});
    EXPECT_EQ(run.exitCode, 0) << run.err;
    EXPECT_EQ(run.out,
              "{\"line\":1,\"seq\":1}\n{\"line\":3,\"seq\":2}\n{\"line\":4,\"seq\":3}\n{\"line\":5,\"seq\":4}\n");
    const json edit = history();
    ASSERT_EQ(edit.size(), 4u);
    EXPECT_EQ(edit[1].at("edit"), "segment.add");
    EXPECT_EQ(edit[1].at("segment"), "s1");
    EXPECT_EQ(edit[2].at("edit"), "undo");
    EXPECT_EQ(edit[2].at("of"), 2);
    const auto again = runCli({"library", "apply", "--json", library, fileOf("u.jsonl", "{\"edit\":\"undo\"}\n")});
    EXPECT_EQ(json::parse(again.out).at("schema"), "attune.library-apply/1") << "undo works across runs";
    EXPECT_EQ(json::parse(again.out).at("edits").at(0).at("seq"), 5);
    const auto info = json::parse(runCli({"library", "info", library, "--json"}).out);
    EXPECT_EQ(info.at("schema"), "attune.library-info/1");
    EXPECT_EQ(info.at("codings"), 0);
    EXPECT_EQ(info.at("edits"), 5);
    EXPECT_EQ(runCli({"library", "verify", library}).exitCode, 0);
}

TEST_F(LibraryVerbs, AWrongLineStopsAndTheEditsBeforeItStay) {
    const auto edits = fileOf("e.jsonl", declareLine + segmentLine("s1") +
                                             "{\"edit\":\"segment.add\",\"clip\":\"A\"}\n" + segmentLine("s2"));
    const auto run = runCli({"library", "apply", library, edits});
    EXPECT_EQ(run.exitCode, 2);
    EXPECT_EQ(run.out, "{\"line\":1,\"seq\":1}\n{\"line\":2,\"seq\":2}\n");
    EXPECT_THAT(run.err, testing::StartsWith("error: "));
    EXPECT_THAT(run.err, HasSubstr("(" + edits + ":3): "));
    EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 1);
    EXPECT_EQ(history().size(), 2u);
    for (const std::string& line :
         {std::string("nonsense"), std::string("{\"edit\":\"segment.zap\"}"), segmentLine("s1"),
          std::string("{\"edit\":\"redo\"}"), std::string(2'000'000, 'x'), std::string("\0", 1),
          std::string("{\"edit\":\"rating.set\",\"clip\":\"A\",\"coder\":\"T01\",\"dimension\":\"d\",\"score\":9}"),
          std::string(
              "{\"edit\":\"segment.change\",\"clip\":\"A\",\"coder\":\"T01\",\"segment\":\"s1\",\"beginNs\":3000}")}) {
        const auto bad = runCli({"library", "apply", library, fileOf("bad.jsonl", line)});
        EXPECT_EQ(bad.exitCode, 2) << line.substr(0, 80);
        EXPECT_THAT(bad.err, HasSubstr("bad.jsonl:1): ")) << line.substr(0, 80);
        EXPECT_THAT(bad.out, IsEmpty());
    }
    EXPECT_EQ(history().size(), 2u);
}

TEST_F(LibraryVerbs, KilledAtAnyInstantItKeepsEveryAcknowledgedEdit) {
    ASSERT_EQ(runCli({"library", "apply", library, fileOf("e.jsonl", declareLine)}).exitCode, 0);
    std::mt19937 random(20261121);
    std::int64_t lastSeq = 1;
    for (int round = 0; round < 60; ++round) {
        ApplyProcess child(library);
        const int before = static_cast<int>(random() % 25); // acknowledgements to wait for
        std::string edits;
        for (int i = 0; i < 60; ++i)
            edits += segmentLine("r" + std::to_string(round) + "-" + std::to_string(i));
        if (round % 3 == 0)
            edits.resize(edits.size() - 20); // the last line is only half there
        child.give(edits);
        std::int64_t acknowledged = 0;
        for (int i = 0; i < before; ++i)
            acknowledged = std::max(acknowledged, child.acknowledged());
        child.kill();
        child.closeInput();
        while (const auto more = child.acknowledged())
            acknowledged = more;
        child.wait();
        if (acknowledged == 0)
            acknowledged = lastSeq;

        const auto opened = Library::open(library);
        ASSERT_TRUE(opened) << opened.error().text();
        EXPECT_THAT((*opened)->verify().value(), IsEmpty());
        const auto journal = (*opened)->journal().value();
        ASSERT_GE(journal.back().seq, acknowledged) << "an acknowledged edit was lost in round " << round;
        ASSERT_LE(journal.back().seq, acknowledged + 1) << "more than the edit in flight is there";
        for (std::int64_t seq = lastSeq + 1; seq <= journal.back().seq; ++seq) {
            const std::string id = "r" + std::to_string(round) + "-" + std::to_string(seq - lastSeq - 1);
            EXPECT_THAT(journal[static_cast<std::size_t>(seq - 1)].json, HasSubstr("\"" + id + "\""));
        }
        lastSeq = journal.back().seq;
    }
    EXPECT_GT(lastSeq, 60);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 2)
        << "the library and the edits, nothing beside them";
}

TEST_F(LibraryVerbs, AFullDiskLosesNothingAcknowledged) {
    ASSERT_EQ(runCli({"library", "apply", library, fileOf("e.jsonl", declareLine)}).exitCode, 0);
    ApplyProcess child(library, std::filesystem::file_size(library) + 100'000);
    std::string edits;
    for (int i = 0; i < 1500; ++i)
        edits += segmentLine("s" + std::to_string(i));
    // Given and read in turn, as both pipes are small.
    std::int64_t acknowledged = 1;
    std::size_t at = 0;
    for (int i = 0; i < 1500; ++i) {
        const std::size_t end = edits.find('\n', at) + 1;
        child.give(edits.substr(at, end - at));
        at = end;
        const auto seq = child.acknowledged();
        if (seq == 0)
            break;
        acknowledged = seq;
    }
    child.closeInput();
    EXPECT_EQ(child.wait(), 3);
    EXPECT_GT(acknowledged, 1);
    EXPECT_LT(acknowledged, 1500);
    const auto opened = Library::open(library);
    ASSERT_TRUE(opened) << opened.error().text();
    EXPECT_EQ((*opened)->journal().value().back().seq, acknowledged);
    EXPECT_THAT((*opened)->verify().value(), IsEmpty());
}

TEST_F(LibraryVerbs, VerifyListsWhatIsWrong) {
    ASSERT_EQ(runCli({"library", "apply", library, fileOf("e.jsonl", declareLine + segmentLine("s1"))}).exitCode, 0);
    const auto copy = (folder / "copy.attune").string();
    ASSERT_EQ(runCli({"library", "backup", library, copy}).exitCode, 0);
    EXPECT_EQ(runCli({"library", "backup", library, copy}).exitCode, 2) << "a backup is never overwritten";
    EXPECT_EQ(runCli({"library", "verify", copy}).exitCode, 0);
    std::filesystem::resize_file(copy, std::filesystem::file_size(copy) / 2);
    const auto cut = runCli({"library", "verify", copy, "--json"});
    EXPECT_EQ(cut.exitCode, 1);
    EXPECT_FALSE(json::parse(cut.out).at("sound").get<bool>());
    EXPECT_FALSE(json::parse(cut.out).at("faults").empty());
    EXPECT_THAT(cut.err, testing::StartsWith("error: "));
}

TEST_F(LibraryVerbs, MovedFilesAreFoundByContent) {
    const auto declared = [](const char* clip, const char* path, const std::string& bytes) {
        return json{{"edit", "clip.declare"},
                    {"clip", clip},
                    {"mediaPath", path},
                    {"contentHash", sha256(bytes)},
                    {"durationNs", 1000000}}
                   .dump() +
               "\n";
    };
    ASSERT_EQ(runCli({"library", "apply", library,
                      fileOf("e.jsonl", declared("A", "old/a.mp4", "film a") + declared("B", "old/b.mp4", "film b"))})
                  .exitCode,
              0);
    std::filesystem::create_directories(folder / "new/deep");
    (void)folder.write("new/deep/renamed.mp4", "film a");
    (void)folder.write("new/b.mp4", "film c");
    const auto part = runCli({"library", "relink", library, (folder / "new").string(), "--json"});
    EXPECT_EQ(part.exitCode, 1) << part.err;
    const json answer = json::parse(part.out);
    ASSERT_EQ(answer.at("relinked").size(), 1U) << part.out;
    EXPECT_EQ(answer.at("relinked")[0].at("path"), (folder / "new/deep/renamed.mp4").string());
    ASSERT_EQ(answer.at("missing").size(), 1U);
    EXPECT_EQ(answer.at("missing")[0].at("name"), "b.mp4");
    (void)folder.write("new/c.mp4", "film b");
    EXPECT_EQ(runCli({"library", "relink", library, (folder / "new").string()}).exitCode, 0);
    const auto nothing = runCli({"library", "relink", library, (folder / "new").string()});
    EXPECT_EQ(nothing.exitCode, 0);
    EXPECT_THAT(nothing.out, HasSubstr("Every file is where it was"));
    EXPECT_EQ(runCli({"library", "relink", library}).exitCode, 2);
}

TEST_F(LibraryVerbs, WhatIsNotALibraryIsRefused) {
    const auto refused = [](const std::string& path, const std::string& words) {
        for (const char* verb : {"info", "verify", "history"}) {
            const auto run = runCli({"library", verb, path});
            EXPECT_EQ(run.exitCode, 2) << path;
            EXPECT_THAT(run.err, testing::StartsWith("error: "));
            EXPECT_THAT(run.err, HasSubstr(words));
            EXPECT_THAT(run.out, IsEmpty());
        }
    };
    refused(fileOf("text.attune", "This is a letter, and a rather long one at that.\n" + std::string(4000, 'x')),
            "not an Attune library");
    refused(fileOf("empty.attune", ""), "empty");
    refused(folder.path().string(), "folder");
    refused((folder / "none.attune").string(), "no such library");
    EXPECT_EQ(runCli({"library", "init", library}).exitCode, 2);
    EXPECT_EQ(runCli({"library", "init", (folder / "no/such.attune").string()}).exitCode, 2);
    EXPECT_EQ(runCli({"library", "apply", library, (folder / "none.jsonl").string()}).exitCode, 2);
    EXPECT_EQ(runCli({"library", "apply", library, folder.path().string()}).exitCode, 2);
    EXPECT_EQ(runCli({"library"}).exitCode, 2);
}

TEST(SchemeVerbs, ListShowAndCheck) {
    const auto list = runCli({"scheme", "list", "--json"});
    ASSERT_EQ(list.exitCode, 0) << list.err;
    const json schemes = json::parse(list.out).at("schemes");
    ASSERT_FALSE(schemes.empty());
    const std::string file = schemes[0].at("file");
    EXPECT_EQ(runCli({"scheme", "check", file}).exitCode, 0);
    const auto shown = runCli({"scheme", "show", schemes[0].at("id")});
    EXPECT_EQ(shown.exitCode, 0);
    EXPECT_THAT(shown.out, HasSubstr(schemes[0].at("notice").get<std::string>()));

    ScratchFolder folder;
    json broken = json::parse(std::ifstream(file));
    broken["dimensions"][1]["scale"]["step"] = 0.7;
    broken["dimensions"][0]["role"] = "aunt";
    const auto path = (folder / "broken.json").string();
    std::ofstream(path) << broken;
    const auto check = runCli({"scheme", "check", path, "--json"});
    EXPECT_EQ(check.exitCode, 1);
    const json faults = json::parse(check.out).at("faults");
    ASSERT_EQ(faults.size(), 2u) << check.out;
    EXPECT_EQ(faults[0].at("place"), "/dimensions/0/role");
    EXPECT_EQ(faults[1].at("place"), "/dimensions/1/scale/step");
    EXPECT_EQ(runCli({"scheme", "show", path}).exitCode, 2);
    EXPECT_EQ(runCli({"scheme", "check", (folder / "none.json").string()}).exitCode, 2);
}

TEST(SchemeVerb, AddsASchemeThatNewCodingsFollow) {
    ScratchFolder folder;
    const std::string library = (folder / "own.attune").string();
    ASSERT_EQ(runCli({"library", "init", library}).exitCode, 0);
    const std::string file = (test::sourceFolder() / "tests/data/structures/three-starts.json").string();
    const auto added = runCli({"scheme", "add", file, "--to", library});
    EXPECT_EQ(added.exitCode, 0) << added.err;
    EXPECT_EQ(runCli({"scheme", "add", file, "--to", library}).exitCode, 0) << "once more does nothing";
    const auto shown = runCli({"scheme", "show", file});
    EXPECT_THAT(shown.out, HasSubstr("Follows from these"));
    EXPECT_THAT(shown.out, HasSubstr("Typical of them (typical, dyad, no | yes)"));
    ASSERT_TRUE(Library::open(library).value()->apply({RaterId("R"), RaterRole::Trainer}, [] {
        Clip clip;
        clip.id = ClipId("A");
        clip.duration = MediaDuration(1000);
        return DeclareClip{clip};
    }()));
    auto own = Library::open(library).value();
    const Viewer rater{RaterId("T01"), RaterRole::Trainee};
    ASSERT_TRUE(own->applyLine(rater, R"({"edit":"batch","words":"Bring in two","edits":[
        {"edit":"rating.set","clip":"A","coder":"T01","dimension":"typical","score":"yes"},
        {"edit":"segment.add","clip":"A","coder":"T01","segment":"s","track":"episodes","beginNs":0,"endNs":500,"label":"game-1"}]})"));
    EXPECT_EQ(own->coding(rater, {ClipId("A"), RaterId("T01")}).value()->scheme.id, SchemeId("three-starts"));
    EXPECT_THAT(own->verify().value(), IsEmpty());
    EXPECT_EQ(runCli({"library", "ratings", library}).out, "target,rater,dimension,score,status,role\n")
        << "drafts stay where they are";
    ASSERT_TRUE(own->submit(rater, {ClipId("A"), RaterId("T01")}));
    EXPECT_THAT(runCli({"library", "ratings", library}).out, HasSubstr(",T01,typical,yes,coded,\n"));
}

} // namespace attune
