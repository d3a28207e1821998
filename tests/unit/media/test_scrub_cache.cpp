// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/cache_file.h"
#include "media/scrub_cache.h"
#include "media/thumbnails.h"
#include "media/waveform.h"
#include "support/frame_reading.h"
#include "support/scratch_folder.h"
#include "support/test_clips.h"

#include <fstream>
#include <gtest/gtest.h>

namespace attune {
namespace {

namespace fs = std::filesystem;
using test::drawnIn, test::makeClip, test::openedIndex;

MediaIndexPtr hashed(const test::ClipRecipe& recipe) { return openedIndex(makeClip(recipe), {.contentHash = true}); }

// Makes the whole cache; gives what the writer served meanwhile.
std::shared_ptr<const ScrubCache> make(const fs::path& folder, const MediaIndexPtr& index,
                                       const ScrubOptions& options = {}) {
    const auto writer = ScrubWriter::open(folder, index, index->info.contentHash, options);
    EXPECT_TRUE(writer);
    EXPECT_TRUE(runClipPass(index, {*writer}));
    EXPECT_FALSE((*writer)->failure());
    return (*writer)->cache();
}

std::int64_t filesIn(const fs::path& folder) {
    return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

void flip(const fs::path& path, std::uintmax_t at) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(static_cast<std::streamoff>(at));
    const char was = static_cast<char>(file.get());
    file.seekp(static_cast<std::streamoff>(at));
    file.put(static_cast<char>(was ^ 0x55));
}

TEST(ScrubCache, EveryFrameIsItself) {
    for (const auto& recipe : {test::cfr25(), test::phone(), test::vfr()}) {
        SCOPED_TRACE(recipe.name);
        const test::ScratchFolder folder;
        const auto index = hashed(recipe);
        ASSERT_TRUE(index);
        make(folder.path(), index);
        const auto cache = ScrubCache::open(folder.path(), index, index->info.contentHash);
        ASSERT_TRUE(cache) << cache.error().text();
        EXPECT_TRUE((*cache)->complete());
        for (std::int64_t i = 99; i >= 0; --i) {
            const VideoFramePtr picture = (*cache)->picture(i);
            ASSERT_TRUE(picture) << i;
            EXPECT_EQ(picture->index(), i);
            EXPECT_EQ(picture->time(), index->frames.timeOf(i));
            EXPECT_EQ(drawnIn(picture), i) << "upright, and of this frame";
            EXPECT_TRUE((*cache)->has(i));
        }
        EXPECT_EQ((*cache)->bytes(), fs::file_size(folder.path() / (index->info.contentHash + ".scrub")));
        EXPECT_EQ(filesIn(folder.path()), 1);
    }
}

TEST(ScrubCache, ServesWhileItIsMadeAndLeavesNothingUnfinished) {
    const test::ScratchFolder folder;
    const auto index = hashed(test::cfr25());
    ASSERT_TRUE(index);
    std::shared_ptr<const ScrubCache> served;
    {
        auto writer = ScrubWriter::open(folder.path(), index, index->info.contentHash);
        ASSERT_TRUE(writer);
        served = (*writer)->cache();
        EXPECT_FALSE(served->picture(0)) << "nothing yet";
        int asked = 0;
        EXPECT_FALSE(runClipPass(index, {*writer}, {.cancelled = [&] { return ++asked > 60; }}));
        EXPECT_EQ(drawnIn(served->picture(20)), 20);
        EXPECT_FALSE(served->picture(99)) << "it has not got so far";
        EXPECT_FALSE(served->complete());
    }
    EXPECT_EQ(filesIn(folder.path()), 0) << "an unfinished file is not left behind";
    EXPECT_EQ(drawnIn(served->picture(20)), 20) << "but can be read as long as it is held";
    const auto none = ScrubCache::open(folder.path(), index, index->info.contentHash);
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, ErrorCode::NotFound);
}

TEST(ScrubCache, KeepsToItsBudget) {
    const auto index = hashed(test::cfr25());
    ASSERT_TRUE(index);
    for (const std::uint64_t budget : {std::uint64_t{400'000}, std::uint64_t{120'000}, std::uint64_t{30'000}}) {
        SCOPED_TRACE(budget);
        const test::ScratchFolder folder;
        const auto cache = make(folder.path(), index, {.budgetBytes = budget});
        EXPECT_LE(fs::file_size(folder.path() / (index->info.contentHash + ".scrub")), budget);
        std::int64_t stored = 0;
        for (std::int64_t i = 0; i < 100; ++i)
            if (cache->has(i)) {
                ++stored;
                EXPECT_EQ(cache->picture(i)->index(), i);
            }
        EXPECT_GT(stored, 3);
        if (const VideoFramePtr near = cache->picture(51)) {
            EXPECT_LE(near->index(), 51) << "the nearest before says which it is";
            EXPECT_EQ(drawnIn(near).value_or(near->index()), near->index());
        }
    }
}

TEST(ScrubCache, WhatIsDamagedOrOfAnotherClipIsMadeAgain) {
    const test::ScratchFolder folder;
    const auto index = hashed(test::cfr25());
    ASSERT_TRUE(index);
    const std::string& hash = index->info.contentHash;
    const fs::path path = folder.path() / (hash + ".scrub");
    make(folder.path(), index);
    const auto whole = fs::file_size(path);
    const auto expectStale = [&](const char* what) {
        const auto opened = ScrubCache::open(folder.path(), index, hash);
        ASSERT_FALSE(opened) << what;
        EXPECT_EQ(opened.error().code, ErrorCode::Corrupt) << what;
        EXPECT_FALSE(fs::exists(path)) << what << ": removed, to be made again";
        make(folder.path(), index);
    };
    fs::resize_file(path, whole - 1);
    expectStale("one byte short");
    fs::resize_file(path, whole / 2);
    expectStale("cut in half");
    fs::resize_file(path, 0);
    expectStale("empty");
    flip(path, 15);
    expectStale("another version");
    flip(path, 30);
    expectStale("of another clip");
    flip(path, whole - 200);
    expectStale("the table");
    flip(path, whole - 70);
    expectStale("the sum of the table");
    flip(path, 5000); // in a picture: seen when it is read
    const auto opened = ScrubCache::open(folder.path(), index, hash);
    ASSERT_TRUE(opened);
    int missing = 0;
    for (std::int64_t i = 0; i < 100; ++i)
        missing += (*opened)->picture(i) == nullptr ? 1 : 0;
    EXPECT_GT(missing, 0);
    EXPECT_FALSE(fs::exists(path));
}

TEST(ScrubCache, MayBeDeletedWhileItIsRead) {
    const test::ScratchFolder folder;
    const auto index = hashed(test::cfr25());
    make(folder.path(), index);
    const auto cache = ScrubCache::open(folder.path(), index, index->info.contentHash);
    ASSERT_TRUE(cache);
    fs::remove_all(folder.path());
    EXPECT_EQ(drawnIn((*cache)->picture(64)), 64);
    fs::create_directories(folder.path());
}

TEST(ScrubCache, GivesAFilmstripOfTheExactFrames) {
    const test::ScratchFolder folder;
    const auto index = hashed(test::cfr25());
    const auto cache = make(folder.path(), index);
    const auto strip = makeThumbnails(index, {MediaTime(1'300'000'000), MediaTime(3'330'000'000)}, {.scrub = cache});
    ASSERT_TRUE(strip);
    ASSERT_EQ(strip->size(), 2u);
    EXPECT_EQ((*strip)[0].frame, 32) << "not the key frame before it";
    EXPECT_EQ(drawnIn(*(*strip)[0].image), 32);
    EXPECT_EQ(drawnIn(*(*strip)[1].image), 83);
}

TEST(CacheFolder, IsTrimmedFromTheLeastRecentlyUsed) {
    const test::ScratchFolder folder;
    const auto file = [&](char digit) {
        return CacheFile{.folder = folder.path(), .contentHash = std::string(64, digit), .kind = "test"};
    };
    const std::string thousand(1000, 'x');
    for (const char digit : {'1', '2', '3'})
        ASSERT_TRUE(file(digit).write(thousand));
    std::ofstream(folder.path() / "not ours.txt") << thousand;
    const auto now = fs::file_time_type::clock::now();
    fs::last_write_time(file('1').path(), now - std::chrono::hours(1));
    fs::last_write_time(file('2').path(), now - std::chrono::hours(3));
    fs::last_write_time(file('3').path(), now - std::chrono::hours(2));
    ASSERT_TRUE(file('2').read()) << "and is the newest now";
    ASSERT_TRUE(trimCacheFolder(folder.path(), 2 * 1300));
    EXPECT_FALSE(fs::exists(file('3').path()));
    EXPECT_TRUE(fs::exists(file('1').path()));
    EXPECT_TRUE(fs::exists(file('2').path()));
    ASSERT_TRUE(trimCacheFolder(folder.path(), 0));
    EXPECT_FALSE(fs::exists(file('1').path()));
    EXPECT_TRUE(fs::exists(folder.path() / "not ours.txt"));
    EXPECT_TRUE(trimCacheFolder(folder.path() / "not there", 0));
}

TEST(CacheFolder, AFileIsWholeOrMadeAgain) {
    const test::ScratchFolder folder;
    const CacheFile file{.folder = folder.path(), .contentHash = std::string(64, 'a'), .kind = "test", .version = 2};
    ASSERT_TRUE(file.write("hello"));
    EXPECT_EQ(file.read().value_or(""), "hello");
    CacheFile older = file;
    older.version = 1;
    EXPECT_FALSE(older.read());
    EXPECT_FALSE(fs::exists(file.path()));
    ASSERT_TRUE(file.write("hello"));
    flip(file.path(), fs::file_size(file.path()) - 1);
    EXPECT_FALSE(file.read());
    EXPECT_FALSE(CacheFile({.folder = folder.path(), .contentHash = "no hash", .kind = "test"}).write("x"));
}

TEST(CacheFolder, KeepsTheWaveform) {
    const test::ScratchFolder folder;
    const auto index = hashed(test::cfr25());
    ASSERT_TRUE(index);
    const auto first = cachedWaveform(folder.path(), index->info.contentHash, index);
    ASSERT_TRUE(first);
    EXPECT_EQ(filesIn(folder.path()), 1);
    int parts = 0;
    std::int64_t covered = 0;
    const auto again =
        cachedWaveform(folder.path(), index->info.contentHash, index, {.part = [&](const WaveformPart& part) {
                           ++parts;
                           covered += std::ssize(part.buckets);
                       }});
    ASSERT_TRUE(again);
    EXPECT_EQ(parts, 1);
    ASSERT_EQ(again->levels.size(), first->levels.size());
    EXPECT_EQ(covered, std::ssize(first->levels.front().buckets));
    for (std::size_t i = 0; i < first->levels.front().buckets.size(); ++i) {
        EXPECT_EQ(again->levels.front().buckets[i].low, first->levels.front().buckets[i].low);
        EXPECT_EQ(again->levels.front().buckets[i].effective, first->levels.front().buckets[i].effective);
    }
}

} // namespace
} // namespace attune
