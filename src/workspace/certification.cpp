// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/certification.h"

#include "agreement/analyze.h"
#include "base/clock.h"
#include "base/hash.h"
#include "exchange/rules_json.h"
#include "workspace/practice.h"
#include "workspace/round_ratings.h"
#include "workspace/trainer_gate.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <fmt/format.h>
#include <set>

namespace attune {

namespace {

const Viewer fileOwner{RaterId(), RaterRole::Trainer};

// The round, its scheme, clips and codings: what a verdict rests on.
struct Material {
    Round round;
    CodingScheme scheme;
    std::vector<Clip> clips; ///< the rater's, without those they were spared
    std::vector<Coding> codings;
    CertificationRule rule;
};

Result<Material> gather(Library& library, const CertifyRequest& request) {
    const Viewer judge{request.judge, RaterRole::Trainee}; // the recorded role counts
    if (auto allowed = needTrainer(library, judge); !allowed)
        return std::unexpected(allowed.error());
    auto rounds = library.rounds(fileOwner);
    auto schemes = library.schemes();
    auto clips = library.clips(fileOwner);
    auto declined = library.declined(fileOwner);
    for (const Error* error : {rounds ? nullptr : &rounds.error(), schemes ? nullptr : &schemes.error(),
                               clips ? nullptr : &clips.error(), declined ? nullptr : &declined.error()})
        if (error)
            return std::unexpected(*error);
    Material out;
    const auto round = std::ranges::find(*rounds, request.round, &Round::id);
    if (round == rounds->end())
        return fail(ErrorCode::NotFound, "there is no round " + request.round.value, {}, "see: rounds list");
    out.round = *round;
    const auto& policy = out.round.plan.certification;
    if (!policy)
        return fail(ErrorCode::Invalid, "the round has no rule to be judged by", out.round.title,
                    "give it one with --rule");
    auto rules = parseRules(policy->rule, "the rule of " + out.round.title);
    if (!rules)
        return std::unexpected(rules.error());
    if (rules->size() != 1)
        return fail(ErrorCode::Invalid, "the round needs exactly one rule", out.round.title, "correct it");
    out.rule = rules->front();
    out.scheme = *std::ranges::find(*schemes, out.round.scheme, &CodingScheme::ref);
    const auto wanted = out.round.clipsOf(request.rater);
    if (wanted.empty())
        return fail(ErrorCode::NotFound, request.rater.value + " is not in this round", out.round.title,
                    "name a rater of the round");
    int open = 0;
    for (const ClipId& id : wanted) {
        if (declined->contains({id, request.rater}))
            continue;
        const auto own = library.coding(fileOwner, {id, request.rater});
        const auto reference = library.coding(fileOwner, {id, out.round.reference});
        if (!reference)
            return std::unexpected(reference.error());
        if (!*reference)
            return fail(ErrorCode::NotFound, "there is no reference of " + id.value, out.round.title, "make it first");
        if (own && *own && (*own)->state == CodingState::Submitted)
            out.codings.push_back(**own);
        else
            ++open;
        out.codings.push_back(**reference);
        out.clips.push_back(*std::ranges::find(*clips, id, &Clip::id));
    }
    const std::string today = isoTime(wallClockMs()).substr(0, 10);
    if (open == 0)
        return out;
    // What was not coded says nothing about how well somebody codes: it is an attempt only when the trainer says so.
    const bool over = out.round.plan.due && today > *out.round.plan.due;
    if (!over || !request.countMissing)
        return fail(ErrorCode::Conflict,
                    fmt::format("{} of {} clips are still to be submitted", open, out.clips.size()), out.round.title,
                    over ? "give a later last day, spare the clips, or say that they count as an attempt"
                         : "judge when all are in, or after the round's last day");
    return out;
}

std::vector<CertifiedFigure> figuresOf(const AgreementReport& report, const RaterId& rater) {
    std::vector<CertifiedFigure> out;
    for (const PairAgreement& pair : report.pairs) {
        if (pair.a != rater.value)
            continue;
        for (const char* name : {"exact", "within_1", "baseline_within_1", "bias", "sd_difference", "icc_a1", "icc_c1"})
            if (const Estimate* e = pair.find(name))
                out.push_back({pair.dimension, name, e->value, e->undefined, e->n});
    }
    return out;
}

Result<CertificationRecord> judged(Library& library, const Material& m, const CertifyRequest& request) {
    AgreementSettings settings;
    settings.reference = m.round.reference.value;
    settings.bootstrap = request.bootstrap;
    const auto report = analyze(ratingTable(m.clips, m.scheme, m.codings, m.round.reference), settings, {m.rule});
    if (!report)
        return std::unexpected(report.error());
    CertificationRecord out;
    out.wallMs = wallClockMs();
    out.rater = request.rater;
    out.judge = request.judge;
    out.round = m.round.id;
    out.scheme = fmt::format("{} {}", m.scheme.ref.id.value, m.scheme.ref.version);
    out.rule = m.round.plan.certification->rule;
    out.clips = static_cast<std::int64_t>(m.clips.size());
    const auto verdict = std::ranges::find(report->verdicts, request.rater.value, &Verdict::rater);
    if (verdict == report->verdicts.end()) {
        out.verdict = {request.rater.value, m.rule.name, VerdictOutcome::Incomplete, {}};
    } else {
        out.verdict = *verdict;
    }
    out.figures = figuresOf(*report, request.rater);
    out.reference = m.round.reference;
    out.referenceVersion = m.round.provenance.version;
    auto hash = referenceHash(library, m.round);
    if (!hash)
        return std::unexpected(hash.error());
    out.referenceHash = *hash;
    if (out.verdict.outcome != VerdictOutcome::Pass) {
        auto focus = practiceFocus(library, *report, out.verdict, request.rater);
        if (!focus)
            return std::unexpected(focus.error());
        out.focus = std::move(*focus);
    }
    return out;
}

Status mayAttempt(const std::vector<CertificationRecord>& ledger, const Material& m, const CertifyRequest& request,
                  CertificationRecord& record) {
    const CertificationPolicy& policy = *m.round.plan.certification;
    const std::string today = isoTime(wallClockMs()).substr(0, 10);
    const CertificationRecord* last = nullptr;
    int attempts = 0;
    for (const CertificationRecord& line : ledger) {
        if (line.rater != request.rater || line.verdict.rule != m.rule.name || line.scheme != record.scheme ||
            line.attempt == 0)
            continue;
        if (line.round == m.round.id)
            return fail(ErrorCode::Conflict, request.rater.value + " was judged on this round already",
                        fmt::format("line {} of the ledger", line.seq),
                        "test on clips they have not seen; a new reference: certify --recompute");
        // Passing ends a series: a certificate is renewed with all attempts open again.
        attempts = line.verdict.outcome == VerdictOutcome::Pass ? 0 : attempts + 1;
        last = &line;
    }
    record.attempt = attempts + 1;
    if (attempts >= policy.attempts)
        return fail(ErrorCode::Conflict,
                    fmt::format("{} has used all {} attempts", request.rater.value, policy.attempts), m.rule.name,
                    "train again, then change the round's policy");
    if (last && last->nextAttempt && today < *last->nextAttempt)
        return fail(ErrorCode::Conflict, "the next attempt is open from " + *last->nextAttempt, request.rater.value,
                    "practise until then");
    return {};
}

void setDates(CertificationRecord& record, const CertificationPolicy& policy) {
    const std::string day = isoTime(record.wallMs).substr(0, 10);
    if (record.verdict.outcome == VerdictOutcome::Pass)
        record.validUntil = dayAfter(day, policy.validMonths, 0);
    else if (record.attempt < policy.attempts)
        record.nextAttempt = dayAfter(day, 0, policy.coolingDays);
}

} // namespace

std::string dayAfter(const std::string& day, int months, int days) {
    using namespace std::chrono;
    const auto part = [&](std::size_t at, std::size_t n) {
        int value = 0;
        if (day.size() >= at + n)
            std::from_chars(day.data() + at, day.data() + at + n, value);
        return value;
    };
    year_month_day date{year{part(0, 4)}, month{static_cast<unsigned>(part(5, 2))},
                        std::chrono::day{static_cast<unsigned>(part(8, 2))}};
    date += std::chrono::months{months};
    if (!date.ok())
        date = year_month_day{date.year() / date.month() / std::chrono::last};
    const year_month_day out{sys_days{date} + std::chrono::days{days}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(out.year()), static_cast<unsigned>(out.month()),
                       static_cast<unsigned>(out.day()));
}

Result<std::string> referenceHash(Library& library, const Round& round) {
    std::string lines;
    for (const ClipId& clip : round.clips) {
        const auto coding = library.coding(fileOwner, {clip, round.reference});
        if (!coding)
            return std::unexpected(coding.error());
        if (*coding)
            lines += clip.value + ":" + (*coding)->submissionHash + "\n";
    }
    return sha256(lines);
}

Result<CertificationRecord> certify(Library& library, const CertifyRequest& request) {
    auto material = gather(library, request);
    if (!material)
        return std::unexpected(material.error());
    if (material->round.plan.mode == RoundMode::Learn || material->round.plan.mode == RoundMode::Practice)
        return fail(ErrorCode::Conflict, "feedback opens while this round runs: it certifies nobody",
                    material->round.title, "use a test round");
    const auto ledger = library.certifications(fileOwner);
    if (!ledger)
        return std::unexpected(ledger.error());
    CertificationRecord first;
    first.scheme = fmt::format("{} {}", material->scheme.ref.id.value, material->scheme.ref.version);
    if (auto ok = mayAttempt(*ledger, *material, request, first); !ok)
        return std::unexpected(ok.error());
    auto record = judged(library, *material, request);
    if (!record)
        return record;
    record->attempt = first.attempt;
    setDates(*record, *material->round.plan.certification);
    if (request.dryRun)
        return record;
    auto seq = library.certify({request.judge, RaterRole::Trainee}, *record);
    if (!seq)
        return std::unexpected(seq.error());
    record->seq = *seq;
    return record;
}

Result<CertificationRecord> recompute(Library& library, std::int64_t seq, const RaterId& judge,
                                      std::int64_t bootstrap) {
    const auto ledger = library.certifications(fileOwner);
    if (!ledger)
        return std::unexpected(ledger.error());
    const auto old = std::ranges::find(*ledger, seq, &CertificationRecord::seq);
    if (old == ledger->end())
        return fail(ErrorCode::NotFound, fmt::format("the ledger has no line {}", seq), {}, "see: certify --list");
    const CertifyRequest request{old->round, old->rater, judge, bootstrap, false, true}; // it was judged then
    auto material = gather(library, request);
    if (!material)
        return std::unexpected(material.error());
    auto record = judged(library, *material, request);
    if (!record)
        return record;
    if (record->referenceHash == old->referenceHash)
        return fail(ErrorCode::Conflict, "its reference has not changed", fmt::format("line {}", seq), "nothing to do");
    record->attempt = 0;
    record->recomputes = seq;
    // The dates run from the attempt itself.
    CertificationRecord dated = *record;
    dated.wallMs = old->wallMs;
    dated.attempt = old->attempt;
    setDates(dated, *material->round.plan.certification);
    record->validUntil = dated.validUntil;
    record->nextAttempt = dated.nextAttempt;
    auto written = library.certify({judge, RaterRole::Trainee}, *record);
    if (!written)
        return std::unexpected(written.error());
    record->seq = *written;
    return record;
}

Result<std::vector<Standing>> standings(Library& library, const Viewer& who, const std::string& today, int soonDays) {
    const auto ledger = library.certifications(who);
    const auto rounds = library.rounds(fileOwner);
    if (!ledger || !rounds)
        return std::unexpected(ledger ? rounds.error() : ledger.error());
    std::vector<Standing> out;
    for (const CertificationRecord& line : *ledger) {
        auto at = std::ranges::find_if(out, [&](const Standing& s) {
            return s.rater == line.rater && s.rule == line.verdict.rule && s.scheme == line.scheme;
        });
        if (at == out.end()) {
            Standing fresh;
            fresh.rater = line.rater;
            fresh.rule = line.verdict.rule;
            fresh.scheme = line.scheme;
            at = out.insert(out.end(), fresh);
        }
        // An old attempt computed anew counts only while there was no newer one.
        if (line.recomputes && line.recomputes != at->last.seq && line.recomputes != at->last.recomputes)
            continue;
        at->attempts += line.attempt > 0 ? 1 : 0;
        at->last = line;
    }
    for (Standing& s : out) {
        s.validUntil = s.last.validUntil;
        s.nextAttempt = s.last.nextAttempt;
        if (s.validUntil)
            s.state = *s.validUntil < today                           ? CertificateState::Expired
                      : *s.validUntil <= dayAfter(today, 0, soonDays) ? CertificateState::ExpiresSoon
                                                                      : CertificateState::Certified;
        else
            s.state = s.nextAttempt ? CertificateState::Practising : CertificateState::NoAttemptsLeft;
        const auto round = std::ranges::find(*rounds, s.last.round, &Round::id);
        if (round != rounds->end()) {
            const auto hash = referenceHash(library, *round);
            s.stale = hash && *hash != s.last.referenceHash;
        }
    }
    return out;
}

} // namespace attune
