// SPDX-License-Identifier: GPL-3.0-or-later
// What a package reader takes and what it refuses, down to every byte of the file.
#include "base/crypto.h"
#include "base/file.h"
#include "base/hash.h"
#include "exchange/package_file.h"
#include "fuzz/package_input.h"
#include "support/places.h"
#include "support/scratch_folder.h"

#include <cstring>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>
#include <zip.h>

namespace attune {

using testing::HasSubstr;

namespace {

using Entries = std::vector<std::pair<std::string, std::string>>;

class PackageFileTest : public testing::Test {
  protected:
    PackageDraft draft() const {
        PackageDraft out;
        out.manifest = {PackageKind::Submission, {}, "lib", "round-1", "T01", "", "", 1'700'000'000'000};
        out.documents["setup.jsonl"] = "{\"edit\":\"rater.add\"}\n";
        out.documents["codings.jsonl"] = std::string(5000, 'x') + "\n";
        return out;
    }
    Result<PackageManifest> write(PackageDraft draft, Overwrite overwrite = Overwrite::Allow) {
        return writePackage(
            path, std::move(draft), keys.publicKey,
            [this](const std::string& text) -> Result<std::string> { return signWith(keys.secretKey, text); },
            overwrite);
    }
    // A zip file of any entries, as somebody else might make it.
    void zip(const Entries& entries, const std::filesystem::path& to) {
        std::filesystem::remove(to);
        int why = 0;
        zip_t* archive = zip_open(to.c_str(), ZIP_CREATE, &why);
        ASSERT_TRUE(archive);
        for (const auto& [name, bytes] : entries) {
            zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
            ASSERT_GE(zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8), 0) << name;
        }
        ASSERT_EQ(zip_close(archive), 0);
    }
    Entries entriesOf(const std::filesystem::path& from) {
        Entries out;
        int why = 0;
        zip_t* archive = zip_open(from.c_str(), ZIP_RDONLY, &why);
        for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
            zip_stat_t info;
            zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &info);
            std::string bytes(info.size, '\0');
            zip_file_t* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
            zip_fread(file, bytes.data(), bytes.size());
            zip_fclose(file);
            out.emplace_back(info.name, bytes);
        }
        zip_discard(archive);
        return out;
    }
    std::string refusal(const Entries& entries) {
        const auto other = folder / "other.zip";
        zip(entries, other);
        const auto read = readPackage(other);
        return read ? std::string() : read.error().what;
    }

    test::ScratchFolder folder;
    std::filesystem::path path = folder / "package.zip";
    SigningKeys keys = newSigningKeys();
};

} // namespace

TEST_F(PackageFileTest, WhatIsWrittenIsReadBack) {
    ASSERT_TRUE(writeFileAtomic(folder / "clip.mp4", std::string(100'000, 'v'), Overwrite::Refuse));
    PackageDraft given = draft();
    given.media["media/A-01.mp4"] = folder / "clip.mp4";
    const auto made = write(given);
    ASSERT_TRUE(made) << made.error().text();
    EXPECT_EQ(made->id.size(), 32u);
    const auto read = readPackage(path);
    ASSERT_TRUE(read) << read.error().text();
    EXPECT_EQ(read->manifest, *made);
    EXPECT_EQ(read->documents, draft().documents);
    EXPECT_EQ(read->publicKey, keys.publicKey);
    ASSERT_TRUE(read->media.contains("media/A-01.mp4"));
    ASSERT_TRUE(extractMedium(path, "media/A-01.mp4", read->media.at("media/A-01.mp4"), folder / "out.mp4"));
    EXPECT_EQ(sha256File(folder / "out.mp4").value(), sha256File(folder / "clip.mp4").value());
    EXPECT_EQ(extractMedium(path, "media/A-01.mp4", "00", folder / "out.mp4").error().code, ErrorCode::Conflict);
    EXPECT_EQ(extractMedium(path, "media/A-01.mp4", "00", folder / "out2.mp4").error().code, ErrorCode::Corrupt);
    EXPECT_FALSE(std::filesystem::exists(folder / "out2.mp4"));
    EXPECT_EQ(write(draft(), Overwrite::Refuse).error().code, ErrorCode::Conflict);
}

TEST_F(PackageFileTest, EditedPackagesAreRefused) {
    ASSERT_TRUE(write(draft()));
    const Entries entries = entriesOf(path);
    EXPECT_EQ(refusal(entries), "") << "packing it again with another program changes nothing";
    for (std::size_t i = 0; i < entries.size(); ++i) {
        Entries edited = entries;
        edited[i].second[edited[i].second.size() / 2] ^= 1;
        EXPECT_NE(refusal(edited), "") << entries[i].first;
        Entries without = entries;
        without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
        EXPECT_NE(refusal(without), "") << entries[i].first;
    }
    Entries more = entries;
    more.emplace_back("sealed.jsonl", "x");
    EXPECT_THAT(refusal(more), HasSubstr("does not list"));
    // Signed by somebody else: readable, but the key is another one, which the library notices.
    const std::string before = keys.publicKey;
    keys = newSigningKeys();
    ASSERT_TRUE(write(draft()));
    EXPECT_NE(readPackage(path).value().publicKey, before);
}

TEST_F(PackageFileTest, NamesThatLeadElsewhereAreRefused) {
    ASSERT_TRUE(write(draft()));
    const Entries entries = entriesOf(path);
    for (const char* name : {"../evil", "/etc/passwd", "media/../../x", "media/a/b.mp4", "media/.hidden", "media/",
                             "readme.txt", "media/a\\b", "MANIFEST.JSON"}) {
        Entries more = entries;
        more.emplace_back(name, "x");
        EXPECT_THAT(refusal(more), HasSubstr("does not belong")) << name;
    }
}

TEST_F(PackageFileTest, BombsAreRefusedWithoutUnpackingThem) {
    ASSERT_TRUE(write(draft()));
    Entries entries = entriesOf(path);
    entries.emplace_back("sealed.jsonl", std::string((64u << 20) + 1, '\0'));
    EXPECT_THAT(refusal(entries), HasSubstr("larger than a package's may be"));
    EXPECT_LT(std::filesystem::file_size(folder / "other.zip"), 1u << 20) << "it looked small";
    Entries many;
    for (int i = 0; i < 10'001; ++i)
        many.emplace_back("media/" + std::to_string(i), "");
    EXPECT_THAT(refusal(many), HasSubstr("more than 10000 entries"));
}

TEST_F(PackageFileTest, OtherFilesAndOtherFormatsAreTold) {
    EXPECT_EQ(readPackage(folder / "none").error().code, ErrorCode::NotFound);
    ASSERT_TRUE(writeFileAtomic(folder / "text", "hello", Overwrite::Refuse));
    EXPECT_EQ(readPackage(folder / "text").error().code, ErrorCode::Invalid);
    EXPECT_THAT(refusal({{"media/a", "x"}}), HasSubstr("not a package of Attune"));
    const std::string newer = "{\"format\":\"attune.package/2\"}";
    const std::string signature = "{\"algorithm\":\"ed25519\",\"publicKey\":\"" + toHex(keys.publicKey) +
                                  "\",\"signature\":\"" + toHex(signWith(keys.secretKey, newer)) + "\"}";
    zip({{"manifest.json", newer}, {"signature.json", signature}}, folder / "newer.zip");
    EXPECT_EQ(readPackage(folder / "newer.zip").error().code, ErrorCode::Unsupported);
}

TEST_F(PackageFileTest, AnyChangedByteIsNoticedOrHarmless) {
    ASSERT_TRUE(write(draft()));
    const std::string whole = readFile(path).value();
    const auto good = readPackageBytes(whole, "input");
    ASSERT_TRUE(good);
    std::mt19937_64 draw(3);
    for (int round = 0; round < 400; ++round) {
        std::string bytes = whole;
        if (round % 4 == 0)
            bytes.resize(draw() % bytes.size());
        else
            bytes[draw() % bytes.size()] ^= static_cast<char>(1 + draw() % 255);
        fuzz::packageInput(bytes);
        const auto read = readPackageBytes(bytes, "input");
        if (read) { // a date or an attribute of the container: what was signed is unharmed
            EXPECT_EQ(read->documents, good->documents);
            EXPECT_EQ(read->manifest, good->manifest);
        }
    }
}

TEST(PackageCorpus, NoSeedIsTakenAndNoneDoesHarm) {
    int seeds = 0;
    for (const auto& file : std::filesystem::directory_iterator(test::sourceFolder() / "tests/fuzz/corpus/package")) {
        const std::string bytes = readFile(file.path()).value();
        fuzz::packageInput(bytes);
        EXPECT_FALSE(readPackageBytes(bytes, "seed")) << file.path();
        ++seeds;
    }
    EXPECT_GE(seeds, 5);
}

} // namespace attune
