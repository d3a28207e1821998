// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/library_verbs.h"
#include "cli/outputs.h"
#include "report/certificate.h"
#include "report/number_text.h"
#include "report/pdf_document.h"
#include "workspace/certification.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace attune::cli {

namespace {

const Viewer fileOwner{RaterId(), RaterRole::Trainer};
constexpr std::array outcomes = {"pass", "fail", "not_estimable", "incomplete"};
constexpr std::array states = {"certified", "expires_soon", "expired", "practising", "no_attempts_left"};

struct Options {
    std::string library, round, rater, by, out, pdf;
    std::int64_t line = 0, bootstrap = 2000;
    bool dryRun = false, countMissing = false, force = false, json = false;
};

template <typename T> Json orNull(const std::optional<T>& value) { return value ? Json(*value) : Json(); }

Json recordJson(const CertificationRecord& r) {
    Json focus = Json::array(), clauses = Json::array();
    for (const PracticeFocus& f : r.focus) {
        Json clips = Json::array();
        for (const ClipId& clip : f.clips)
            clips.push_back(clip.value);
        focus.push_back({{"dimension", f.dimension.value},
                         {"bias", orNull(f.bias)},
                         {"direction", f.direction},
                         {"clips", std::move(clips)}});
    }
    for (const ClauseResult& c : r.verdict.clauses) {
        Json one{{"id", c.id},
                 {"dimension", orNull(c.dimension)},
                 {"value", orNull(c.value)},
                 {"threshold", c.threshold},
                 {"held", orNull(c.held)}};
        if (!c.reason.empty())
            one["reason"] = c.reason;
        clauses.push_back(std::move(one));
    }
    return {{"line", r.seq},
            {"at", isoTime(r.wallMs)},
            {"rater", r.rater.value},
            {"judge", r.judge.value},
            {"round", r.round.value},
            {"scheme", r.scheme},
            {"rule", r.verdict.rule},
            {"rules", r.rule.empty() ? Json::array() : Json::array({Json::parse(r.rule)})},
            {"attempt", r.attempt},
            {"outcome", outcomes[static_cast<std::size_t>(r.verdict.outcome)]},
            {"clips", r.clips},
            {"reference", r.reference.value},
            {"referenceVersion", r.referenceVersion},
            {"referenceHash", r.referenceHash},
            {"validUntil", orNull(r.validUntil)},
            {"nextAttempt", orNull(r.nextAttempt)},
            {"recomputes", orNull(r.recomputes)},
            {"clauses", std::move(clauses)},
            {"focus", std::move(focus)}};
}

int show(const CertificationRecord& record, const Options& options, const char* schema) {
    if (options.json) {
        Json out{{"schema", schema}, {"dryRun", options.dryRun}};
        out["record"] = recordJson(record);
        printJson(out);
    } else {
        print(fmt::format("{}: {} under “{}”, {} clips, reference version {}\n", record.rater.value,
                          outcomeInWords(record.verdict.outcome), record.verdict.rule, record.clips,
                          record.referenceVersion));
        for (const ClauseResult& c : record.verdict.clauses)
            if (c.held != true)
                print(fmt::format("  {} {}: {}\n", c.dimension.value_or("all dimensions"),
                                  estimateNameInWords(c.estimate),
                                  c.value ? numberText(*c.value, numberStyleOf(c.estimate)) : reasonInWords(c.reason)));
        if (record.validUntil)
            print(fmt::format("  valid until {}\n", *record.validUntil));
        if (record.nextAttempt)
            print(fmt::format("  next attempt from {}\n", *record.nextAttempt));
        for (const PracticeFocus& f : record.focus)
            print(fmt::format("  practise {} ({})\n", f.dimension.value, f.direction));
    }
    return record.verdict.outcome == VerdictOutcome::Pass ? Done : AnswerIsNo;
}

int judge(const Options& options) {
    auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    const auto record = certify(**library, {RoundId(options.round), RaterId(options.rater), RaterId(options.by),
                                            options.bootstrap, options.dryRun, options.countMissing});
    return record ? show(*record, options, "attune.certify-judge/1") : reportError(record.error());
}

int again(const Options& options) {
    auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    const auto record = recompute(**library, options.line, RaterId(options.by), options.bootstrap);
    return record ? show(*record, options, "attune.certify-recompute/1") : reportError(record.error());
}

int list(const Options& options) {
    auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    const auto ledger = (*library)->certifications(fileOwner);
    const auto now = standings(**library, fileOwner, isoTime(wallClockMs()).substr(0, 10));
    if (!ledger || !now)
        return reportError(ledger ? now.error() : ledger.error());
    if (options.json) {
        Json lines = Json::array(), people = Json::array();
        for (const CertificationRecord& record : *ledger)
            lines.push_back(recordJson(record));
        for (const Standing& s : *now)
            people.push_back({{"rater", s.rater.value},
                              {"rule", s.rule},
                              {"scheme", s.scheme},
                              {"state", states[static_cast<std::size_t>(s.state)]},
                              {"attempts", s.attempts},
                              {"validUntil", orNull(s.validUntil)},
                              {"nextAttempt", orNull(s.nextAttempt)},
                              {"stale", s.stale},
                              {"line", s.last.seq}});
        printJson(
            {{"schema", "attune.certify-list/1"}, {"standings", std::move(people)}, {"ledger", std::move(lines)}});
        return Done;
    }
    for (const Standing& s : *now)
        print(fmt::format("{:<10} {:<17} {}{}  {}\n", s.rater.value, states[static_cast<std::size_t>(s.state)], s.rule,
                          s.stale ? " (the reference is newer: recompute line " + std::to_string(s.last.seq) + ")" : "",
                          s.validUntil ? "until " + *s.validUntil : ""));
    return Done;
}

int certificate(const Options& options) {
    if (auto free = outputsAreFree({options.out, options.pdf}, options.force); !free)
        return reportError(free.error());
    auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    const auto ledger = (*library)->certifications(fileOwner);
    const auto rounds = (*library)->rounds(fileOwner);
    const auto schemes = (*library)->schemes();
    const auto info = (*library)->info();
    for (const Error* error : {ledger ? nullptr : &ledger.error(), rounds ? nullptr : &rounds.error(),
                               schemes ? nullptr : &schemes.error(), info ? nullptr : &info.error()})
        if (error)
            return reportError(*error);
    const auto record = std::ranges::find(*ledger, options.line, &CertificationRecord::seq);
    if (record == ledger->end())
        return reportError({ErrorCode::NotFound, fmt::format("the ledger has no line {}", options.line),
                            options.library, "see: certify list"});
    const auto html = certificateHtml(*record, certificateText(*record, info->title, *rounds, *schemes));
    if (!html)
        return reportError(html.error());
    const Overwrite overwrite = options.force ? Overwrite::Allow : Overwrite::Refuse;
    if (!options.out.empty())
        if (auto ok = writeFileAtomic(options.out, *html, overwrite); !ok)
            return reportError(ok.error());
    if (!options.pdf.empty()) {
        const auto pdf = pdfOfDocument(*html);
        if (!pdf)
            return reportError(pdf.error());
        if (auto ok = writeFileAtomic(options.pdf, *pdf, overwrite); !ok)
            return reportError(ok.error());
    }
    if (auto ok = (*library)->note(fileOwner, "exported", {}, fmt::format("certificate of line {}", options.line)); !ok)
        return reportError(ok.error());
    if (options.json) {
        Json out{{"schema", "attune.certify-certificate/1"}, {"line", options.line}};
        if (!options.out.empty())
            out["file"] = options.out;
        if (!options.pdf.empty())
            out["pdf"] = options.pdf;
        printJson(out);
    } else {
        for (const std::string& file : {options.out, options.pdf})
            if (!file.empty())
                print(fmt::format("Wrote {}\n", sanitizeUtf8(file)));
    }
    return Done;
}

} // namespace

void addCertify(CLI::App& app, int& exitCode) {
    auto* verb = app.add_subcommand("certify", "Judge raters by the rule of a test round; the ledger of verdicts");
    verb->footer("Example: attune-cli certify judge site.attune --round test-1 --for T01 --as R1");
    const auto sub = libraryVerbs<Options>(*verb, exitCode);
    auto [judgeVerb, j] =
        sub("judge", "Judge one rater and write the verdict down; exit 1 when it is no pass", judge,
            "Example: attune-cli certify judge site.attune --round test-1 --for T01 --as R1 --dry-run");
    judgeVerb->add_option("--round", j->round, "The test round's id")->required();
    judgeVerb->add_option("--for", j->rater, "The rater")->required();
    judgeVerb->add_option("--as", j->by, "The trainer who judges")->required();
    judgeVerb->add_option("--bootstrap", j->bootstrap, "Resamples")->check(CLI::Range(0, 1'000'000));
    judgeVerb->add_flag("--dry-run", j->dryRun, "Judge, but write nothing");
    judgeVerb->add_flag("--count-missing", j->countMissing,
                        "After the round's last day: judge although clips are missing; it counts as an attempt");
    auto [againVerb, r] = sub("recompute", "A line of the ledger anew, with the reference as it is now", again,
                              "Example: attune-cli certify recompute site.attune --line 12 --as R1");
    againVerb->add_option("--line", r->line, "Its number")->required();
    againVerb->add_option("--as", r->by, "The trainer")->required();
    againVerb->add_option("--bootstrap", r->bootstrap, "Resamples")->check(CLI::Range(0, 1'000'000));
    sub("list", "Where everybody stands, and with --json the whole ledger", list,
        "Example: attune-cli certify list site.attune --json");
    auto [paper, c] = sub("certificate", "Write the certificate of a passed line as HTML, PDF or both", certificate,
                          "Example: attune-cli certify certificate site.attune --line 12 --pdf T01.pdf");
    paper->add_option("--line", c->line, "Its number")->required();
    auto* files = paper->add_option_group("files", "At least one of");
    files->add_option("--out", c->out, "The HTML file");
    files->add_option("--pdf", c->pdf, "The PDF file");
    files->require_option(1, 2);
    paper->add_flag("--force", c->force, "Replace a file that is there");
}

} // namespace attune::cli
