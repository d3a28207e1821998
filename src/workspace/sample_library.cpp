// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/sample_library.h"

#include "base/file.h"
#include "codec/coding_json.h"
#include "workspace/clip_reader.h"
#include "workspace/new_library.h"

#include <algorithm>

namespace attune {

namespace {

namespace fs = std::filesystem;

Error in(const fs::path& file, Error error) {
    error.where = file.string() + (error.where.empty() ? "" : " " + error.where);
    return error;
}

Status fill(Library& library, const fs::path& data) {
    const auto scheme = addDemonstrationScheme(library, data);
    if (!scheme)
        return std::unexpected(scheme.error());

    const fs::path folder = data / "sample_data/round_01";
    auto roundText = readFile(folder / "round.json");
    if (!roundText)
        return std::unexpected(roundText.error());
    auto document = readRound(*roundText);
    if (!document)
        return std::unexpected(in(folder / "round.json", document.error()));

    const Viewer setup{RaterId("R1"), RaterRole::Trainer};
    // The sample's own people: those of the round, the trainers behind the reference, and somebody new to practise as.
    std::vector<Rater> raters = document->raters;
    const auto known = [&](const std::string& id) {
        return std::ranges::find(raters, RaterId(id), &Rater::id) != raters.end();
    };
    for (const char* trainer : {"R1", "R2"})
        if (!known(trainer))
            raters.push_back({RaterId(trainer), RaterRole::Trainer, "trainer of this site", "en"});
    if (!known("T04"))
        raters.push_back({RaterId("T04"), RaterRole::Trainee, "nothing rated yet: practise as this one", "en"});
    for (const Rater& rater : raters)
        if (auto added = library.addRater(rater); !added)
            return added;

    for (const Clip& entry : document->clips) {
        const fs::path media = (folder / entry.mediaPath).lexically_normal();
        auto read = readClip(media);
        if (!read)
            return std::unexpected(read.error());
        Clip clip = entry;
        clip.mediaPath = read->mediaPath;
        clip.contentHash = read->contentHash;
        clip.duration = read->duration;
        clip.frameCount = read->frameCount;
        if (auto seq = library.apply(setup, DeclareClip{clip}); !seq)
            return std::unexpected(seq.error());
    }
    // Beside the round: what a telephone makes of a film, upright and at an uneven rate.
    const fs::path phone = data / "sample_data/clips/phone-01.mp4";
    if (std::error_code ignored; fs::exists(phone, ignored)) {
        auto clip = readClip(phone);
        if (!clip)
            return std::unexpected(clip.error());
        clip->id = ClipId("phone-01");
        clip->alias = "P-01";
        clip->title = "Filmed upright with a phone";
        if (auto seq = library.apply(setup, DeclareClip{*clip}); !seq)
            return std::unexpected(seq.error());
    }
    Round round = document->round;
    if (std::ranges::find(round.raters, RaterId("T04")) == round.raters.end())
        round.raters.push_back(RaterId("T04"));
    auto rule = readFile(folder / "rule.json");
    if (!rule)
        return std::unexpected(rule.error());
    round.plan.certification = CertificationPolicy{std::move(*rule)};
    if (auto added = library.addRound(round); !added)
        return added;

    std::vector<RaterId> withCodes = document->round.raters;
    withCodes.push_back(round.reference);
    for (const RaterId& rater : withCodes) {
        const fs::path from = folder / (rater == round.reference ? "reference" : rater.value);
        for (const ClipId& clip : round.clips) {
            const fs::path file = from / (clip.value + ".json");
            std::error_code ignored;
            if (!fs::exists(file, ignored))
                continue; // a rater who did not get to this clip
            auto text = readFile(file);
            if (!text)
                return std::unexpected(text.error());
            auto coding = readCoding(*text, *scheme);
            if (!coding)
                return std::unexpected(in(file, coding.error()));
            if (auto added = library.importCoding(setup, *coding); !added)
                return std::unexpected(in(file, added.error()));
        }
    }
    return {};
}

} // namespace

Result<fs::path> makeSampleLibrary(const fs::path& folder) {
    return makeNewLibrary(folder, "sample", "Sample round", fill);
}

} // namespace attune
