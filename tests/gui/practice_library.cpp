// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice_library.h"

#include "base/file.h"
#include "codec/scheme_json.h"
#include "store/library.h"
#include "support/places.h"
#include "support/test_clips.h"
#include "workspace/clip_reader.h"

#include <cmath>
#include <gtest/gtest.h>
#include <stdexcept>

namespace attune::test {
namespace {

template <typename T> T need(Result<T> result) {
    if (!result)
        throw std::runtime_error(result.error().text());
    return std::move(*result);
}

void need(const Status& status) {
    if (!status)
        throw std::runtime_error(status.error().text());
}

} // namespace

MediaTime seconds(double s) { return MediaTime(static_cast<std::int64_t>(std::llround(s * 1e9))); }

PracticeLibrary::PracticeLibrary(const char* rater, const std::string& schemeFile)
    : m_rater(rater), m_media(makeClip(cfr25())) {
    if (m_media.empty())
        return;
    const CodingScheme scheme = need(readScheme(need(readFile(test::sourceFolder() / schemeFile))));
    const Viewer trainer{RaterId("R1"), RaterRole::Trainer};
    auto library = need(Library::create(m_folder / "practice.attune", "Practice"));
    need(library->addScheme(scheme));
    need(library->addRater({RaterId("R1"), RaterRole::Trainer, "", "en"}));
    need(library->addRater({RaterId("REF"), RaterRole::Reference, "", "en"}));
    need(library->addRater({RaterId("T1"), RaterRole::Trainee, "", "en"}));
    Clip clip = need(readClip(m_media));
    clip.id = PracticeLibrary::clip();
    clip.alias = "A-01";
    clip.title = "Free play";
    need(library->apply(trainer, DeclareClip{clip}));
    Round round;
    round.id = RoundId("round-01");
    round.title = "Round 1";
    round.scheme = scheme.ref;
    round.clips = {clip.id};
    round.raters = {RaterId("T1")};
    round.reference = RaterId("REF");
    round.provenance = {2, "2026-03-12", "two trainers", "consensus after independent coding"};
    need(library->addRound(round));
    if (schemeFile != sixStrand) {
        library.reset();
        reopen();
        return;
    }
    // The reference: 5, 5, 3, 6.5, 4, 4, with a moment on the third dimension.
    Coding reference;
    reference.clip = clip.id;
    reference.rater = round.reference;
    reference.scheme = scheme.ref;
    reference.state = CodingState::Submitted;
    reference.startedMs = 1'770'000'000'000;
    reference.submittedMs = 1'770'000'600'000;
    const double scores[]{5, 5, 3, 6.5, 4, 4};
    for (std::size_t i = 0; i < scheme.dimensions.size(); ++i) {
        Rating rating;
        rating.steps = scheme.dimensions[i].scale.stepsOf(scores[i]);
        rating.rationale = "Reason for " + scheme.dimensions[i].name + ".";
        reference.ratings[{{}, scheme.dimensions[i].id}] = rating;
    }
    reference.evidence[EvidenceId("r-1")] = {EvidenceId("r-1"),
                                             scheme.dimensions[2].id,
                                             EvidenceDirection::Minus,
                                             {seconds(1), seconds(1.4)},
                                             "Takes the block out of the hand"};
    need(library->importCoding(trainer, reference));
    library.reset();
    reopen();
}

void PracticeLibrary::reopen() {
    m_session.reset();
    m_session = need(Session::open(m_folder / "practice.attune", RaterId(m_rater)));
}

CodingDesk& PracticeLibrary::desk() const { return *need(m_session->desk(clip())); }

} // namespace attune::test
