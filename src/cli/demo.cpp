// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"
#include "cli/cli.h"
#include "exchange/agreement_json.h"
#include "exchange/rules_json.h"
#include "report/html_summary.h"
#include "report/number_text.h"
#include "workspace/sample_library.h"
#include "workspace/session.h"

#include <filesystem>
#include <fmt/format.h>

namespace attune::cli {

namespace {

struct Options {
    std::string folder;
    bool json = false;
};

std::string figure(const PairAgreement& pair, const char* name) {
    if (std::string_view(name).starts_with("icc")) {
        const auto shown = coefficientDisplay(pair, name);
        if (shown.state != CoefficientState::Shown && shown.state != CoefficientState::TooFewToCertify)
            return shown.words;
        return estimateText(*shown.estimate);
    }
    const Estimate* e = pair.find(name);
    if (!e)
        return {};
    return e->value ? numberText(*e->value, numberStyleOf(name)) : reasonInWords(e->undefined);
}

std::string table(const AgreementReport& report) {
    constexpr auto row = "{:<6} {:<18} {:>3}  {:>6}  {:>10}  {:>6}  {:<18}  {}\n";
    std::string out = fmt::format(row, "Rater", "Dimension", "n", "exact", "within one", "bias", "ICC(A,1) [95 % CI]",
                                  "ICC(C,1) [95 % CI]");
    for (const PairAgreement& pair : report.pairs)
        out += fmt::format(row, pair.a, pair.dimension, pair.n, figure(pair, "exact"), figure(pair, "within_1"),
                           figure(pair, "bias"), figure(pair, "icc_a1"), figure(pair, "icc_c1"));
    return out;
}

int run(const Options& options) {
    const std::filesystem::path folder(options.folder);
    const auto html = folder / "reliability-summary.html";
    auto library = makeSampleLibrary(folder);
    if (!library)
        return reportError(library.error());
    auto session = Session::open(*library, RaterId("R1"));
    if (!session)
        return reportError(session.error());
    auto work = (*session)->roundReport();
    if (!work)
        return reportError(work.error());
    auto report = (*work)();
    if (!report)
        return reportError(report.error());
    if (auto written = writeFileAtomic(html, htmlSummary(*report), Overwrite::Allow); !written)
        return reportError(written.error());
    for (const auto& warning : report->warnings)
        warn(warning);
    if (options.json) {
        std::vector<CertificationRule> rules;
        if (const auto round = (*session)->round(); round && round->plan.certification)
            rules = parseRules(round->plan.certification->rule, "the rule of " + round->title).value_or(rules);
        printJson({{"schema", "attune.demo/1"},
                   {"library", library->string()},
                   {"summary", html.string()},
                   {"report", Json::parse(agreementJson(*report, &rules))}});
    } else {
        print(fmt::format("{}: agreement with the reference\n\n{}\nLibrary  {}\nSummary  {}\n", report->study.title,
                          table(*report), library->string(), html.string()));
    }
    return Done;
}

} // namespace

void addDemo(CLI::App& app, int& exitCode) {
    auto* verb = app.add_subcommand("demo", "Make the sample library and its reliability summary in a folder");
    verb->footer("Example: attune-cli demo ~/attune-sample\n"
                 "makes sample.attune and reliability-summary.html there and prints the figures.\n"
                 "A sample library that is there already is used as it is; the summary is made anew.");
    auto options = std::make_shared<Options>();
    verb->add_option("folder", options->folder, "Folder, made when absent")->required();
    verb->add_flag("--json", options->json, "One JSON document");
    verb->callback([options, &exitCode] { exitCode = run(*options); });
}

} // namespace attune::cli
