// SPDX-License-Identifier: GPL-3.0-or-later
// Files are known by what they hold: found again wherever they lie, and noticed when they are others.
#include "base/file.h"
#include "base/hash.h"
#include "support/scratch_folder.h"
#include "workspace/media_places.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace attune::test {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const Viewer kTrainer{RaterId("R1"), RaterRole::Trainer};
const Viewer kTrainee{RaterId("T1"), RaterRole::Trainee};

class MediaPlaces : public ::testing::Test {
  protected:
    void SetUp() override {
        auto made = Library::create(path, "Films");
        ASSERT_TRUE(made) << made.error().text();
        library = std::move(*made);
        Rater trainee;
        trainee.id = RaterId("T1");
        ASSERT_TRUE(library->addRater(trainee));
    }
    fs::path film(const fs::path& name, const std::string& bytes) {
        const fs::path at = folder / name;
        fs::create_directories(at.parent_path());
        EXPECT_TRUE(writeFileAtomic(at, bytes, Overwrite::Allow));
        return at;
    }
    void declare(const char* id, const std::string& mediaPath, const std::string& bytes) {
        Clip clip;
        clip.id = ClipId(id);
        clip.alias = id;
        clip.mediaPath = mediaPath;
        clip.contentHash = sha256(bytes);
        ASSERT_TRUE(library->apply(kTrainer, DeclareClip{clip}));
    }
    std::vector<std::string> lost() const {
        std::vector<std::string> names;
        const auto all = lostMedia(*library, kTrainer, path, cache).value();
        for (const LostMedia& each : all)
            names.push_back(each.name);
        return names;
    }
    std::map<std::string, fs::path> search(std::vector<std::string>* read = nullptr) const {
        const auto wanted = lostMedia(*library, kTrainer, path, cache).value();
        return searchMedia(wanted, {{folder / "drive"},
                                    cache,
                                    {},
                                    [&](const fs::path& file) {
                                        if (read)
                                            read->push_back(file.filename().string());
                                    }})
            .value();
    }
    Clip clip(const char* id) const {
        const auto clips = library->clips(kTrainer).value();
        for (const Clip& each : clips)
            if (each.id.value == id)
                return each;
        return {};
    }

    ScratchFolder folder;
    const fs::path path = folder / "films.attune";
    const fs::path cache = cacheFolderOf(path);
    std::unique_ptr<Library> library;
};

TEST_F(MediaPlaces, MovedAndRenamedFilesAreFoundByContent) {
    declare("c1", (folder / "gone/a.mp4").string(), "film a");
    declare("c2", "gone/b.mp4", "film b"); // relative to the library
    declare("c3", (folder / "gone/c.mp4").string(), "film c");
    film("drive/2025/other name.mov", "film a");
    film("drive/b.mp4", "film b");
    film("drive/c.mp4", "another film of that name");
    EXPECT_THAT(lost(), ElementsAre("a.mp4", "b.mp4", "c.mp4"));
    const auto found = search();
    EXPECT_THAT(found, SizeIs(2));
    EXPECT_EQ(relinkMedia(*library, kTrainer, path, cache, found).value(), 2);
    EXPECT_EQ(clip("c1").mediaPath, (folder / "drive/2025/other name.mov").string());
    EXPECT_EQ(clip("c2").mediaPath, (folder / "drive/b.mp4").string());
    EXPECT_EQ(clip("c3").mediaPath, (folder / "gone/c.mp4").string()) << "a name is not enough";
    EXPECT_THAT(lost(), ElementsAre("c.mp4"));
}

TEST_F(MediaPlaces, ATraineeMayRelinkTooAndNothingElseChanges) {
    declare("c1", "gone/a.mp4", "film a");
    film("drive/a.mp4", "film a");
    const Clip before = clip("c1");
    EXPECT_EQ(relinkMedia(*library, kTrainee, path, cache, search()).value(), 1);
    Clip after = clip("c1");
    EXPECT_NE(after.mediaPath, before.mediaPath);
    after.mediaPath = before.mediaPath;
    EXPECT_EQ(after, before);
}

TEST_F(MediaPlaces, ASecondViewIsFoundAsWell) {
    const fs::path here = film("here/a.mp4", "film a");
    declare("c1", here.string(), "film a");
    ASSERT_TRUE(library->apply(
        kTrainer, SetClipView{ClipId("c1"), ClipView{"gone/child.mp4", sha256("film child"), MediaDuration(40)}}));
    film("drive/x.mkv", "film child");
    EXPECT_THAT(lost(), ElementsAre("child.mp4"));
    EXPECT_EQ(relinkMedia(*library, kTrainer, path, cache, search()).value(), 1);
    EXPECT_EQ(clip("c1").view->mediaPath, (folder / "drive/x.mkv").string());
    EXPECT_EQ(clip("c1").view->offset, MediaDuration(40));
    EXPECT_EQ(clip("c1").mediaPath, here.string());
}

TEST_F(MediaPlaces, AFileIsReadOnceUntilItChanges) {
    const fs::path at = film("drive/a.mp4", "film a");
    const std::string hash = sha256("film a");
    EXPECT_FALSE(SeenMedia(cache).hashOf(at));
    EXPECT_TRUE(hasContent(at, hash, cache).value());
    EXPECT_EQ(SeenMedia(cache).hashOf(at), hash);
    EXPECT_EQ(SeenMedia(cache).sizeOf(hash), 6);
    // Another file in its place.
    film("drive/a.mp4", "another film");
    EXPECT_FALSE(SeenMedia(cache).hashOf(at)) << "not taken for what it was";
    EXPECT_FALSE(hasContent(at, hash, cache).value());
    declare("c1", at.string(), "film a");
    EXPECT_THAT(lost(), ElementsAre("a.mp4")) << "known by now to be another";
    // The same size and other bytes.
    film("drive/a.mp4", "film A");
    fs::last_write_time(at, fs::last_write_time(at) + std::chrono::seconds(5));
    EXPECT_FALSE(hasContent(at, hash, cache).value());
}

TEST_F(MediaPlaces, WhereTheSizeIsKnownOthersAreNotRead) {
    const fs::path at = film("here/a.mp4", "film a");
    declare("c1", at.string(), "film a");
    ASSERT_TRUE(hasContent(at, sha256("film a"), cache).value());
    fs::remove(at);
    film("drive/long.mp4", std::string(1000, 'x'));
    film("drive/same size.mp4", "film b");
    film("drive/moved.mp4", "film a");
    std::vector<std::string> read;
    EXPECT_THAT(search(&read), SizeIs(1));
    EXPECT_THAT(read, ::testing::Not(::testing::Contains("long.mp4")));
}

TEST_F(MediaPlaces, WhatCannotBeSearchedIsSaid) {
    declare("c1", "gone/a.mp4", "film a");
    const auto wanted = lostMedia(*library, kTrainer, path, cache).value();
    const auto nowhere = searchMedia(wanted, {{folder / "no such folder"}, cache, {}, {}});
    ASSERT_FALSE(nowhere);
    EXPECT_EQ(nowhere.error().code, ErrorCode::NotFound);
    film("drive/a.mp4", "film a");
    const auto stopped = searchMedia(wanted, {{folder / "drive"}, cache, [] { return true; }, {}});
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
    // A damaged memory is an empty one.
    fs::create_directories(cache);
    ASSERT_TRUE(
        writeFileAtomic(cache / "seen-media.txt", "7 x\n\n99999999999999999999999 1 2 3\n\xff", Overwrite::Allow));
    EXPECT_FALSE(SeenMedia(cache).hashOf(folder / "drive/a.mp4"));
    EXPECT_TRUE(hasContent(folder / "drive/a.mp4", sha256("film a"), cache).value());
    // Links are not followed: no endless walk, and no place that is only borrowed.
    fs::create_directory_symlink(folder / "drive", folder / "drive/again");
    EXPECT_EQ(search().at(sha256("film a")), folder / "drive/a.mp4");
    // A cache folder that cannot be made costs time only.
    ASSERT_TRUE(writeFileAtomic(folder / "file", "x", Overwrite::Allow));
    EXPECT_TRUE(hasContent(folder / "drive/a.mp4", sha256("film a"), folder / "file").value());
}

} // namespace
} // namespace attune::test
