// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/outputs.h"
#include "report/summary_kinds.h"
#include "stats/planning.h"

#include <fmt/format.h>
#include <memory>
#include <optional>

namespace attune::cli {

namespace {

struct Options {
    std::string icc, kappa, share, sd, wanted;
    std::string width, raters = "2", categories = "2", confidence = "0.95";
    std::string html, pdf, xlsx, csv, paper = "a4";
    bool json = false, force = false;
};

struct Plan {
    std::string figure; ///< "icc", "kappa", "share", "bias", "raters"
    std::string method; ///< what the number follows
    std::string unit;   ///< "targets" or "raters"
    std::int64_t needed = 0;
    Json assumed = Json::object();
};

std::unexpected<Error> wrong(std::string what, std::string where, std::string todo) {
    return fail(ErrorCode::Invalid, std::move(what), std::move(where), std::move(todo));
}

Result<double> number(const std::string& text, const char* option, double low, double high) {
    const auto value = parseNumber(text);
    if (!value || *value < low || *value > high)
        return wrong(fmt::format("\"{}\" is not a number from {} to {}", text, formatNumber(low), formatNumber(high)),
                     option, "see attune-cli plan --help");
    return *value;
}

Result<std::int64_t> whole(const std::string& text, const char* option) {
    const auto value = parseInteger(text);
    if (!value || *value < 2 || *value > 1000)
        return wrong(fmt::format("\"{}\" is not a whole number from 2 to 1000", text), option,
                     "see attune-cli plan --help");
    return *value;
}

Result<Plan> planOf(const Options& o) {
    const int figures = !o.icc.empty() + !o.kappa.empty() + !o.share.empty() + !o.sd.empty();
    if (figures != 1)
        return wrong(figures == 0 ? "nothing to plan for" : "several figures to plan for", "command line",
                     "give one of --icc, --kappa, --share, --sd");
    const auto confidence = number(o.confidence, "--confidence", 0.5, 0.999999);
    if (!confidence)
        return std::unexpected(confidence.error());
    Plan plan;
    if (!o.wanted.empty()) {
        if (o.icc.empty())
            return wrong("raters are planned from the ICC of one of them", "--wanted", "give it with --icc");
        const auto icc = number(o.icc, "--icc", 1e-6, 1 - 1e-6), wanted = number(o.wanted, "--wanted", 1e-6, 1 - 1e-6);
        if (!icc)
            return std::unexpected(icc.error());
        if (!wanted)
            return std::unexpected(wanted.error());
        plan = {"raters", "Spearman-Brown", "raters", 0, {{"icc", *icc}, {"wanted", *wanted}}};
        if (const auto n = stats::ratersForReliability(*icc, *wanted)) {
            plan.needed = *n;
            return plan;
        }
        return wrong("more than a thousand million raters would be needed", "--wanted", "lower it");
    }
    if (o.width.empty())
        return wrong("the wanted width of the interval is missing", "--width", "give it, as in --width 0.2");
    const auto width = number(o.width, "--width", 1e-6, o.sd.empty() ? 2 : 1e12);
    if (!width)
        return std::unexpected(width.error());
    std::optional<std::int64_t> n;
    if (!o.icc.empty()) {
        const auto icc = number(o.icc, "--icc", 0, 1 - 1e-6);
        const auto raters = whole(o.raters, "--raters");
        if (!icc)
            return std::unexpected(icc.error());
        if (!raters)
            return std::unexpected(raters.error());
        plan = {"icc", "Bonett 2002", "targets", 0, {{"icc", *icc}, {"raters", *raters}}};
        n = stats::targetsForIcc(*icc, *raters, *width, *confidence);
    } else if (!o.kappa.empty()) {
        const auto kappa = number(o.kappa, "--kappa", 0, 1 - 1e-6);
        const auto categories = whole(o.categories, "--categories");
        if (!kappa)
            return std::unexpected(kappa.error());
        if (!categories)
            return std::unexpected(categories.error());
        plan = {"kappa",
                "Fleiss, Cohen & Everitt 1969; categories equally frequent, errors spread evenly",
                "targets",
                0,
                {{"kappa", *kappa}, {"categories", *categories}}};
        n = stats::targetsForKappa(*kappa, *categories, *width, *confidence);
    } else if (!o.share.empty()) {
        const auto share = number(o.share, "--share", 0, 1);
        if (!share)
            return std::unexpected(share.error());
        plan = {"share", "Wilson 1927", "targets", 0, {{"share", *share}}};
        n = stats::targetsForShare(*share, *width, *confidence);
    } else {
        const auto sd = number(o.sd, "--sd", 1e-9, 1e9);
        if (!sd)
            return std::unexpected(sd.error());
        plan = {"bias", "t interval of a mean difference", "targets", 0, {{"sd", *sd}}};
        n = stats::targetsForBias(*sd, *width, *confidence);
    }
    if (!n)
        return wrong("no number of targets makes the interval so narrow", "--width " + o.width, "choose a wider one");
    plan.needed = *n;
    plan.assumed["width"] = *width;
    plan.assumed["confidence"] = *confidence;
    return plan;
}

std::string text(const Plan& plan) {
    std::string out = fmt::format("{} {} ({}", plan.needed, plan.unit, plan.method);
    for (const auto& [key, value] : plan.assumed.items())
        out += fmt::format("; {} {}", key, value.is_number_float() ? formatNumber(value.get<double>()) : value.dump());
    return out + ").\n";
}

// The sheet around the plan, as every kind of file that was asked for.
Status writeSheet(const Plan& plan, const Options& o) {
    const double confidence = parseNumber(o.confidence).value_or(.95);
    const auto paper = o.paper == "letter" ? PaperSize::Letter : PaperSize::A4;
    std::optional<KindSummary> sheet;
    for (const auto& [path, face] : {std::pair(&o.html, ReportFace::Html), std::pair(&o.pdf, ReportFace::Pdf),
                                     std::pair(&o.xlsx, ReportFace::Xlsx), std::pair(&o.csv, ReportFace::Csv)}) {
        if (path->empty())
            continue;
        if (!sheet)
            sheet = planningSheet("Asked for: " + std::string(trimmed(text(plan))), confidence);
        const auto bytes = bytesOf(*sheet, face, paper);
        if (!bytes)
            return std::unexpected(bytes.error());
        if (auto done = writeFileAtomic(*path, *bytes, o.force ? Overwrite::Allow : Overwrite::Refuse); !done)
            return done;
    }
    return {};
}

int run(const Options& options) {
    const auto plan = planOf(options);
    if (!plan)
        return reportError(plan.error());
    if (auto free = outputsAreFree({options.html, options.pdf, options.xlsx, options.csv}, options.force); !free)
        return reportError(free.error());
    if (auto written = writeSheet(*plan, options); !written)
        return reportError(written.error());
    if (options.json)
        printJson({{"schema", "attune.plan/1"},
                   {"figure", plan->figure},
                   {plan->unit, plan->needed},
                   {"assumed", plan->assumed},
                   {"method", plan->method}});
    else
        print(text(*plan));
    return Done;
}

} // namespace

void addPlan(CLI::App& app, int& exitCode) {
    auto* verb = app.add_subcommand("plan", "How many clips or raters a wanted precision needs");
    verb->footer("Example: attune-cli plan --icc 0.8 --raters 2 --width 0.2\n"
                 "says how many clips make the 95 % interval of an ICC of .80 at most .20 wide (55).\n"
                 "attune-cli plan --kappa 0.6 --categories 4 --width 0.2    of a kappa\n"
                 "attune-cli plan --share 0.8 --width 0.2                   of a share of agreement\n"
                 "attune-cli plan --sd 1 --width 0.5                        of a mean difference, SD 1 point\n"
                 "attune-cli plan --icc 0.6 --wanted 0.8                    raters whose mean reaches .80");
    auto o = std::make_shared<Options>();
    verb->add_option("--icc", o->icc, "Expected ICC of a single rater (consistency)");
    verb->add_option("--kappa", o->kappa, "Expected kappa of two raters");
    verb->add_option("--share", o->share, "Expected share of agreement");
    verb->add_option("--sd", o->sd, "Expected SD of the differences, in points: plans the bias");
    verb->add_option("--width", o->width, "Full width of the interval that is wanted");
    verb->add_option("--wanted", o->wanted, "With --icc: reliability that the mean of several raters shall reach");
    verb->add_option("--raters", o->raters, "With --icc: raters per clip (default 2)");
    verb->add_option("--categories", o->categories, "With --kappa: categories (default 2)");
    verb->add_option("--confidence", o->confidence, "Confidence of the interval (default 0.95)");
    verb->add_option("--html", o->html, "Write a planning sheet, with what other widths would take, to this HTML file");
    verb->add_option("--pdf", o->pdf, "Write it to this PDF file");
    verb->add_option("--paper", o->paper, "Paper of the PDF: a4 or letter")->check(CLI::IsMember({"a4", "letter"}));
    verb->add_option("--xlsx", o->xlsx, "Write its cases to this workbook");
    verb->add_option("--csv", o->csv, "Write its cases to this CSV file");
    verb->add_flag("--force", o->force, "Overwrite files that exist");
    verb->add_flag("--json", o->json, "One JSON document on standard output");
    verb->callback([o, &exitCode] { exitCode = run(*o); });
}

} // namespace attune::cli
