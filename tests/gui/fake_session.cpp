// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/fake_session.h"

#include <algorithm>

namespace attune::test {
namespace {

ClipCard card(const std::string& alias, ClipProgress progress, int rated, std::pair<int, int> age, int seconds) {
    ClipCard out;
    out.clip.id = ClipId(alias);
    out.clip.alias = alias;
    out.clip.title = "Free play with blocks";
    out.clip.ageMonths = age;
    out.clip.duration = MediaDuration(seconds * 1'000'000'000LL);
    out.progress = progress;
    out.rated = rated;
    out.dimensions = 6;
    out.media = "/nowhere/" + alias + ".mp4";
    return out;
}

Estimate estimate(const std::string& name, double value, std::optional<std::pair<double, double>> ci, std::int64_t n,
                  const std::string& method) {
    Estimate out;
    out.name = name;
    out.value = value;
    out.n = n;
    if (ci)
        out.ci = Interval{ci->first, ci->second, method, {}, {}};
    return out;
}

} // namespace

FakeSession::FakeSession(RaterRole role) {
    who.id = RaterId(role == RaterRole::Trainee ? "T02" : "R1");
    who.role = role;
    codingScheme.title = "Six-Strand demo";
    cache = std::filesystem::temp_directory_path() / "attune-fake-cache";
    for (const auto& [id, name, person] : {std::tuple{"sensitivity", "Sensitivity", PersonRole::Adult},
                                           {"structuring", "Structuring", PersonRole::Adult},
                                           {"non-intrusiveness", "Non-intrusiveness", PersonRole::Adult},
                                           {"responsiveness", "Responsiveness", PersonRole::Child}}) {
        Dimension dimension;
        dimension.id = DimensionId(id);
        dimension.name = name;
        dimension.role = person;
        dimension.scale.step = 0.5;
        codingScheme.dimensions.push_back(dimension);
    }
    cards = {
        card("D-01", ClipProgress::Compared, 6, {12, 17}, 302),  card("D-02", ClipProgress::Compared, 6, {18, 23}, 391),
        card("D-03", ClipProgress::Submitted, 6, {18, 23}, 348), card("D-04", ClipProgress::Draft, 5, {24, 29}, 362),
        card("D-05", ClipProgress::New, 0, {18, 23}, 380),       card("D-06", ClipProgress::New, 0, {12, 17}, 291),
        card("D-07", ClipProgress::New, 0, {12, 17}, 300)};
    cards[5].mediaMissing = true;
    cards[6].closed = "its consent ended on 2026-09-30";
    cards[6].clip.consentUntil = "2026-09-30";
    Round round;
    round.title = "Round 3";
    for (const ClipCard& c : cards)
        round.clips.push_back(c.clip.id);
    round.raters = {RaterId("T01"), RaterId("T02"), RaterId("T03")};
    round.reference = RaterId("reference");
    theRound = round;

    report.program = "Attune test";
    report.settings.reference = "reference";
    report.targets = 12;
    report.raters = 4;
    report.dimensions = 4;
    report.study.title = "Round 3";
    report.study.instrument = "Six-Strand demo v3";
    const double bias[3][4] = {{0.04, 0.04, -0.04, 0.04}, {0.38, 0.25, 1.42, 0.08}, {-0.33, -0.17, -0.25, -0.9}};
    for (int rater = 0; rater < 3; ++rater) {
        for (std::size_t d = 0; d < codingScheme.dimensions.size(); ++d) {
            const Dimension& dimension = codingScheme.dimensions[d];
            if (rater == 0)
                report.study.dimensions.push_back(
                    {dimension.id.value, dimension.name, dimension.role == PersonRole::Child ? "child" : "adult"});
            PairAgreement pair;
            pair.a = "T0" + std::to_string(rater + 1);
            pair.b = "reference";
            pair.dimension = dimension.id.value;
            pair.n = rater == 2 ? 8 : 12;
            const double b = bias[rater][d];
            for (int i = 0; i < pair.n; ++i) {
                const double reference = 1.5 + i * 0.4;
                pair.scores.push_back(
                    {"D-" + std::to_string(i + 1), std::clamp(reference + b + (i % 3 - 1) * 0.5, 1.0, 7.0), reference});
            }
            pair.estimates = {
                estimate("bias", b, std::pair{b - 0.3, b + 0.3}, pair.n, "t"),
                estimate("icc_a1", 0.9 - std::abs(b) * 0.2, std::pair{0.4, 0.97}, pair.n, "f-satterthwaite"),
                estimate("icc_c1", 0.92, std::pair{0.5, 0.98}, pair.n, "f"),
                estimate("exact", 0.33, {}, pair.n, ""),
                estimate("within_1", 0.83, {}, pair.n, ""),
                estimate("baseline_within_1", 0.58, {}, pair.n, ""),
                estimate("sd_difference", 0.7, {}, pair.n, "")};
            report.pairs.push_back(pair);
        }
    }
    RaterDiagnostics drifting;
    drifting.rater = "T02";
    drifting.dimension = codingScheme.dimensions[0].id.value;
    drifting.against = "reference";
    drifting.flags = {"avoids_ends", "drift"};
    drifting.chart = ControlChart{0.4, 0.3, -0.5, 1.3, {}, {}};
    for (int i = 0; i < 4; ++i) {
        drifting.chart->points.push_back({0.3 * i, 0.1 * i, -1, 1, i == 3, false});
        drifting.chartTargets.push_back("D-0" + std::to_string(i + 1));
    }
    HaloDiagnostics halo;
    halo.rater = "T02";
    halo.flags = {"halo"};
    halo.pairs = {{codingScheme.dimensions[0].id.value, codingScheme.dimensions[1].id.value, 12, 0.9, 0.4, {}}};
    report.diagnostics = ReportDiagnostics{{drifting}, {halo}, {}, {}};
    contested = {{ClipId("D-03"), "D-03", DimensionId("structuring"), 3, 6, 2.0, 3},
                 {ClipId("D-05"), "D-05", DimensionId("responsiveness"), 3, 5, 1.5, 3}};
}

Result<ClipId> FakeSession::addClip(const Clip& clip) {
    ClipCard added = card("C-01", ClipProgress::New, 0, {12, 17}, 20);
    added.clip.mediaPath = clip.mediaPath;
    cards.push_back(added);
    return added.clip.id;
}

Status FakeSession::setSecondView(const ClipId& clip, const std::optional<ClipView>& view) {
    std::ranges::find_if(cards, [&](const ClipCard& c) { return c.clip.id == clip; })->clip.view = view;
    return {};
}

Status FakeSession::locate(const ClipId& clip, const Clip& read) {
    const std::filesystem::path media(read.mediaPath);
    const auto it = std::ranges::find_if(cards, [&](const ClipCard& c) { return c.clip.id == clip; });
    if (media.filename() != clip.value + ".mp4")
        return fail(ErrorCode::Conflict, "this is another file than the one that was added", media.filename().string(),
                    "choose the file whose content is the same");
    it->mediaMissing = false;
    return {};
}

Result<CodingDesk*> FakeSession::desk(const ClipId&) {
    return fail(ErrorCode::Unsupported, "there is no desk in this test", "", "");
}

Result<Comparison> FakeSession::compare(const ClipId&) {
    return fail(ErrorCode::Denied, "the comparison opens after you submit", "", "finish and submit your rating first");
}

Result<std::function<Result<AgreementReport>()>> FakeSession::roundReport() const {
    if (who.role == RaterRole::Trainee)
        return fail(ErrorCode::Denied, "the round's figures are for trainers", "", "ask your trainer");
    return [copy = report]() -> Result<AgreementReport> { return copy; };
}

Result<std::function<Result<AgreementReport>()>> FakeSession::ownReport() const {
    return [copy = report]() -> Result<AgreementReport> { return copy; };
}

Status FakeSession::saveReflection(const ClipId& clip, const std::string& prompt, const std::string& text) {
    std::erase_if(notes, [&](const Reflection& n) { return n.clip == clip && n.prompt == prompt; });
    notes.push_back({clip, prompt, text, 1'790'000'000'000 + static_cast<std::int64_t>(notes.size())});
    return {};
}

Status FakeSession::addActivity(const Activity& activity) {
    log.push_back(activity);
    return {};
}

std::optional<std::string> FakeSession::setting(const std::string& name) const {
    const auto it = settings.find(name);
    return it == settings.end() ? std::nullopt : std::optional(it->second);
}

ui::LibraryDoor fakeDoor() {
    ui::LibraryDoor door;
    door.people = [](const std::filesystem::path& path) -> Result<std::vector<Rater>> {
        if (path.filename() == "broken.attune")
            return fail(ErrorCode::Invalid, "this is not an Attune library", path.string(), "choose a .attune file");
        return std::vector<Rater>{{RaterId("R1"), RaterRole::Trainer, "trainer of this site", "en"},
                                  {RaterId("T02"), RaterRole::Trainee, "first round", "en"}};
    };
    door.locked = [](const std::filesystem::path&, const RaterId&) -> Result<bool> { return false; };
    door.open = [](const std::filesystem::path&, const RaterId& as,
                   const std::string&) -> Result<std::unique_ptr<Session>> {
        return std::make_unique<FakeSession>(as == RaterId("T02") ? RaterRole::Trainee : RaterRole::Trainer);
    };
    door.makeSample = [](const std::filesystem::path& folder) -> Result<std::filesystem::path> {
        return folder / "sample.attune";
    };
    door.makeOwn = door.makeSample;
    return door;
}

} // namespace attune::test
