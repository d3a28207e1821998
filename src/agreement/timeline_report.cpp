// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/timeline_report.h"

#include "agreement/timeline_disagreements.h"
#include "agreement/timeline_intervals.h"
#include "stats/timeline_gamma.h"
#include "stats/timeline_group.h"
#include "stats/timeline_kappa.h"
#include "stats/timeline_overlap.h"
#include "stats/timeline_units.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace attune {

namespace {

using namespace timeline;

constexpr std::size_t maxUnnamedCoders = 12;
constexpr std::size_t maxCodes = 500;

const std::string tableKappa = "; Cohen 1960 on the table, uncoded a category/1";
const std::string durationDefinition =
    "kappa of the cross table of time (limit of the time-unit kappa as the unit goes to 0)" + tableKappa;
const std::string exclNilDefinition =
    "kappa of the cross table of time without the time that both left uncoded" + tableKappa;
const std::string unitDefinition =
    "time-unit kappa, Bakeman & Quera 2011: the code at each unit's midpoint, a point takes the unit it falls in" +
    tableKappa;
const std::string toleranceDefinition =
    "time-unit kappa with tolerance, Quera, Bakeman & Gnisci 2007: a unit of the base agrees when the other has its "
    "code within the tolerance" +
    tableKappa;
const std::string f1Definition =
    "F1 = 2 matches / (segments a + segments b); matched: same code, intersection / union >= iou";
const std::string easydiagRawDefinition =
    "EasyDIAg, Holle & Rein 2015: share of segments linked (overlap of the longer >= overlap) with equal codes/1";
const std::string easydiagDefinition =
    "EasyDIAg kappa, Holle & Rein 2015; (unlinked, unlinked) a structural zero in closed form, not cut at 0/1";
const std::string alignmentDefinition =
    "event alignment kappa, Quera, Bakeman & Gnisci 2007: costs 0, 1, gap 1; of equals diagonal, gap in b, gap in a; "
    "(nil, nil) a structural zero in closed form/1";

/// Milliseconds: whole when they are.
Parameter milliseconds(std::string name, MediaDuration d) {
    if (d.ns % 1'000'000 == 0)
        return {std::move(name), d.ns / 1'000'000};
    return {std::move(name), static_cast<double>(d.ns) / 1e6};
}

Estimate kappaFigure(std::string name, const Kappa& kappa, std::int64_t n, std::string definition) {
    return kappa.value ? figure(std::move(name), *kappa.value, n, std::move(definition))
                       : noFigure(std::move(name), kappa.undefined, std::move(definition));
}

TimelineTable tableOf(std::string name, std::string unit, const Confusion& t) {
    TimelineTable out{std::move(name), std::move(unit), {}};
    const auto size = static_cast<std::size_t>(t.codes) + 1;
    for (std::size_t i = 0; i < size; ++i)
        out.cells.emplace_back(t.cells.begin() + static_cast<std::ptrdiff_t>(i * size),
                               t.cells.begin() + static_cast<std::ptrdiff_t>((i + 1) * size));
    return out;
}

// All figures of one pair, in the order they are printed.
class PairAnalysis {
  public:
    PairAnalysis(TimelinePair& pair, std::vector<Segment> a, std::vector<Segment> b, const TimelineSettings& settings,
                 MediaDuration duration)
        : m_pair(pair), m_a(std::move(a)), m_b(std::move(b)), m_set(settings), m_length(duration.ns),
          m_codes(static_cast<int>(pair.codes.size())), m_referenceIsA(settings.reference != pair.b) {}

    void run() {
        m_pair.overlapping = codesOverlap(m_a) || codesOverlap(m_b);
        m_pairs = overlapPairs(m_a, m_b);
        addTimeKappas();
        addIou();
        addF1();
        addLinks();
        addAlignment();
        addExtent();
        const std::vector<std::vector<Segment>> both{m_a, m_b};
        Estimate alpha = alphaU(both, m_codes, m_length, m_set.unit.ns);
        alpha.parameters.insert(alpha.parameters.begin(), milliseconds("unitMs", m_set.unit));
        add(std::move(alpha));
        addBoundaries();
        Estimate gamma = gammaAgreement(both, {m_length, m_set.unit.ns, m_set.seed});
        gamma.parameters.insert(gamma.parameters.begin(), {"seed", static_cast<std::int64_t>(m_set.seed)});
        add(std::move(gamma));
        if (m_a.empty() && m_b.empty()) {
            for (Estimate& e : m_pair.estimates) {
                e.value.reset();
                e.n = 0;
                e.undefined = "nothing_coded";
            }
        }
        addTimelineIntervals(m_pair.estimates, m_a, m_b, m_codes, m_pair.overlapping, m_pairs, MediaDuration(m_length),
                             m_set);
        m_pair.disagreements = timelineDisagreements(m_a, m_b, m_pair.codes, m_set.tolerance, m_set.overlap);
    }

  private:
    void add(Estimate e, std::vector<Parameter> parameters = {}) {
        if (!parameters.empty())
            e.parameters = std::move(parameters);
        m_pair.estimates.push_back(std::move(e));
    }

    void addTable(std::string name, std::string unit, const Confusion& t) {
        m_pair.tables.push_back(tableOf(std::move(name), std::move(unit), t));
    }

    [[nodiscard]] std::string referenceName() const { return m_referenceIsA ? "a" : "b"; }

    void addTimeKappas() {
        const Parameter unit = milliseconds("unitMs", m_set.unit);
        const auto toleranceParameters = [&](std::string base) {
            return std::vector<Parameter>{
                unit, milliseconds("toleranceMs", m_set.tolerance), {"base", std::move(base)}};
        };
        if (m_pair.overlapping) {
            add(noFigure("duration_kappa", "overlapping_codes", durationDefinition));
            add(noFigure("duration_kappa_excl_nil", "overlapping_codes", exclNilDefinition));
            add(noFigure("time_unit_kappa", "overlapping_codes", unitDefinition), {unit});
            for (const char* base : {"a", "b", "mean"})
                add(noFigure("time_unit_kappa_tolerance", "overlapping_codes", toleranceDefinition),
                    toleranceParameters(base));
            return;
        }
        const auto labelsA = labelRuns(m_a, m_length), labelsB = labelRuns(m_b, m_length);
        Confusion time = crossTable(labelsA, labelsB, m_codes);
        const auto segments = static_cast<std::int64_t>(m_a.size() + m_b.size());
        addTable("duration", "ns", time);
        add(kappaFigure("duration_kappa", cohenKappa(time), segments, durationDefinition));
        time.at(Nil, Nil) = 0;
        add(kappaFigure("duration_kappa_excl_nil", cohenKappa(time), segments, exclNilDefinition));

        const std::int64_t units = unitCount(m_length, m_set.unit.ns);
        m_unitsA = unitRuns(m_a, m_length, m_set.unit.ns);
        m_unitsB = unitRuns(m_b, m_length, m_set.unit.ns);
        const Confusion tally = crossTable(m_unitsA, m_unitsB, m_codes);
        addTable("timeUnit", "units", tally);
        add(kappaFigure("time_unit_kappa", cohenKappa(tally), units, unitDefinition), {unit});

        const std::int64_t tolerance = m_set.tolerance.ns / m_set.unit.ns;
        const ToleranceFigures chosen = withTolerance(tolerance);
        addTable("timeUnitToleranceBaseA", "units", chosen.tableA);
        addTable("timeUnitToleranceBaseB", "units", chosen.tableB);
        for (const auto& [base, kappa] : {std::pair{"a", &chosen.a}, {"b", &chosen.b}, {"mean", &chosen.mean}})
            add(kappaFigure("time_unit_kappa_tolerance", *kappa, units, toleranceDefinition),
                toleranceParameters(base));
        for (std::int64_t step = 0; step <= 5; ++step) {
            const auto f = withTolerance(step);
            m_pair.toleranceCurve.push_back({MediaDuration(step * m_set.unit.ns), f.a.value, f.b.value, f.mean.value});
        }
    }

    struct ToleranceFigures {
        Confusion tableA, tableB;
        Kappa a, b, mean;
    };

    [[nodiscard]] ToleranceFigures withTolerance(std::int64_t units) const {
        ToleranceFigures f{toleranceTable(m_unitsA, m_unitsB, m_codes, units, true),
                           toleranceTable(m_unitsA, m_unitsB, m_codes, units, false),
                           {},
                           {},
                           {}};
        f.a = cohenKappa(f.tableA);
        f.b = cohenKappa(f.tableB);
        if (f.a.value && f.b.value)
            f.mean.value = (*f.a.value + *f.b.value) / 2;
        else
            f.mean.undefined = f.a.value ? f.b.undefined : f.a.undefined;
        return f;
    }

    void addIou() {
        const auto perCodeFigures = perCode(m_a, m_b, m_codes, m_length);
        for (std::size_t c = 0; c < perCodeFigures.size(); ++c) {
            const CodeAgreement& x = perCodeFigures[c];
            m_pair.perCode.push_back({m_pair.codes[c], MediaDuration(x.timeA), MediaDuration(x.timeB), x.iou,
                                      x.kappa.value, x.kappa.undefined});
        }
        add(meanIou(perCodeFigures));
    }

    void addF1() {
        const auto n = static_cast<std::int64_t>(m_a.size() + m_b.size());
        const auto one = [&](const std::string& how, std::vector<Parameter> parameters, auto matches) {
            parameters.insert(parameters.begin(), {"iou", m_set.iou});
            if (!m_pairs)
                return add(noFigure("f1_iou", "overlapping_codes", f1Definition + how), std::move(parameters));
            if (n == 0)
                return add(noFigure("f1_iou", "nothing_coded", f1Definition + how), std::move(parameters));
            add(figure("f1_iou", 2 * static_cast<double>(matches().size()) / static_cast<double>(n), n,
                       f1Definition + how),
                std::move(parameters));
        };
        one("; the most matches possible/1", {{"matching", "optimal"}},
            [&] { return optimalMatches(m_a, m_b, *m_pairs, m_set.iou); });
        for (const bool referenceIsA : {true, false})
            one(", greedy (Lea et al. 2017): each predicted segment in order takes its best reference segment/1",
                {{"matching", "greedy"}, {"reference", referenceIsA ? "a" : "b"}},
                [&] { return greedyMatches(m_a, m_b, *m_pairs, m_set.iou, referenceIsA); });
        for (const double iou : {0.1, 0.25, 0.5, 0.75, 0.9}) {
            IouStep step{iou, {}};
            if (m_pairs && n > 0)
                step.f1 =
                    2 * static_cast<double>(optimalMatches(m_a, m_b, *m_pairs, iou).size()) / static_cast<double>(n);
            m_pair.iouCurve.push_back(step);
        }
    }

    void addLinks() {
        const std::vector<Parameter> parameters{{"overlap", m_set.overlap}};
        if (!m_pairs) {
            add(noFigure("easydiag_raw", "overlapping_codes", easydiagRawDefinition), parameters);
            add(noFigure("easydiag_kappa", "overlapping_codes", easydiagDefinition), parameters);
            return;
        }
        const auto links = easydiagLinks(m_a, m_b, *m_pairs);
        const auto figures = [&](double threshold) {
            Confusion t = easydiagTable(m_a, m_b, links, threshold, m_codes);
            std::int64_t agreed = 0;
            for (int c = 0; c < m_codes; ++c)
                agreed += t.at(c, c);
            const std::int64_t n = t.total();
            Kappa raw;
            if (n > 0)
                raw.value = static_cast<double>(agreed) / static_cast<double>(n);
            else
                raw.undefined = "nothing_coded";
            Kappa kappa = m_pair.overlapping ? Kappa{{}, "overlapping_codes"} : structuralZeroKappa(t);
            return std::tuple(std::move(t), std::move(raw), std::move(kappa));
        };
        const auto [table, raw, kappa] = figures(m_set.overlap);
        addTable("easydiag", "segments", table);
        add(kappaFigure("easydiag_raw", raw, table.total(), easydiagRawDefinition), parameters);
        add(kappaFigure("easydiag_kappa", kappa, table.total(), easydiagDefinition), parameters);
        for (int tenths = 1; tenths <= 10; ++tenths) {
            const double threshold = tenths / 10.0;
            const auto [t, stepRaw, stepKappa] = figures(threshold);
            m_pair.overlapCurve.push_back({threshold, stepRaw.value, stepKappa.value});
        }
    }

    void addAlignment() {
        if (m_pair.overlapping)
            return add(noFigure("event_alignment_kappa", "overlapping_codes", alignmentDefinition));
        const auto table = alignmentTable(m_a, m_b, m_codes);
        if (!table)
            return add(noFigure("event_alignment_kappa", "too_many_segments", alignmentDefinition));
        addTable("eventAlignment", "events", *table);
        add(kappaFigure("event_alignment_kappa", structuralZeroKappa(*table), table->total(), alignmentDefinition));
    }

    void addExtent() {
        const std::vector<Parameter> parameters{{"reference", referenceName()}};
        add(m_pairs ? overlapExtent(m_a, m_b, *m_pairs, m_referenceIsA)
                    : noFigure("overlap_extent", "overlapping_codes", overlapExtent({}, {}, {}, true).definition),
            parameters);
    }

    void addBoundaries() {
        // With overlapping codes there is no label to change at a boundary.
        BoundaryError e = m_referenceIsA ? boundaryError(m_unitsA, m_unitsB, unitCount(m_length, m_set.unit.ns))
                                         : boundaryError(m_unitsB, m_unitsA, unitCount(m_length, m_set.unit.ns));
        for (Estimate* x : {&e.pk, &e.windowDiff}) {
            if (m_pair.overlapping)
                x->undefined = "overlapping_codes";
            std::vector<Parameter> parameters{milliseconds("unitMs", m_set.unit)};
            if (e.window > 0)
                parameters.emplace_back("window", e.window);
            parameters.emplace_back("reference", referenceName());
            add(std::move(*x), std::move(parameters));
        }
    }

    TimelinePair& m_pair;
    std::vector<Segment> m_a, m_b;
    const TimelineSettings& m_set;
    std::int64_t m_length;
    int m_codes;
    bool m_referenceIsA;
    std::optional<std::vector<OverlapPair>> m_pairs;
    std::vector<Run> m_unitsA, m_unitsB; // empty when codes overlap
};

using RowsByCoder = std::map<std::string, std::vector<const TimedCode*>>;

// Figures of all coders together; the pairs are done.
TimelineGroup groupOf(const TimelineReport& report, const RowsByCoder& byCoder) {
    const TimelineSettings& set = report.settings;
    TimelineGroup out;
    out.coders = report.coders;
    std::map<std::string, int> number;
    for (const std::string& coder : report.coders)
        if (const auto it = byCoder.find(coder); it != byCoder.end())
            for (const TimedCode* row : it->second)
                number[row->code] = 0;
    for (auto& [code, k] : number) {
        k = static_cast<int>(out.codes.size());
        out.codes.push_back(code);
    }
    std::vector<std::vector<Segment>> coders;
    std::vector<std::vector<Run>> runs;
    bool overlapping = false;
    for (const std::string& coder : report.coders) {
        auto& own = coders.emplace_back();
        if (const auto it = byCoder.find(coder); it != byCoder.end())
            for (const TimedCode* row : it->second)
                own.push_back({row->span.begin.ns, row->span.end.ns, number[row->code]});
        own = sorted(std::move(own));
        out.segments += std::ssize(own);
        overlapping = overlapping || codesOverlap(own);
    }
    const std::string mean = "mean of the pairs' duration kappas (Light 1971); pairs without one left out/1";
    double sum = 0;
    std::int64_t pairs = 0;
    for (const TimelinePair& pair : report.pairs) {
        if (const Estimate* e = pair.find("duration_kappa"); e && e->value) {
            sum += *e->value;
            ++pairs;
        }
    }
    const char* reason = out.segments == 0 ? "nothing_coded" : overlapping ? "overlapping_codes" : "one_category";
    out.estimates.push_back(pairs > 0
                                ? figure("mean_pairwise_duration_kappa", sum / static_cast<double>(pairs), pairs, mean)
                                : noFigure("mean_pairwise_duration_kappa", reason, mean));
    const int codes = static_cast<int>(out.codes.size());
    for (const auto& own : coders)
        runs.push_back(overlapping ? std::vector<Run>() : labelRuns(own, report.duration.ns));
    out.estimates.push_back(durationFleissKappa(runs, codes));
    if (overlapping)
        out.estimates.back().undefined = "overlapping_codes";
    Estimate alpha = alphaU(coders, codes, report.duration.ns, set.unit.ns);
    alpha.parameters.insert(alpha.parameters.begin(), milliseconds("unitMs", set.unit));
    out.estimates.push_back(std::move(alpha));
    Estimate gamma = gammaAgreement(coders, {report.duration.ns, set.unit.ns, set.seed});
    gamma.parameters.insert(gamma.parameters.begin(), {"seed", static_cast<std::int64_t>(set.seed)});
    out.estimates.push_back(std::move(gamma));
    return out;
}

Status checkSettings(const TimelineSettings& s) {
    const auto wrong = [](std::string what, std::string where, std::string todo) {
        return fail(ErrorCode::Invalid, std::move(what), std::move(where), std::move(todo));
    };
    if (s.unit.ns <= 0 || s.unit.ns > 86'400'000'000'000)
        return wrong("the time unit is not between 0 and a day", "unit", "give it in milliseconds, such as 1000");
    if (s.tolerance.ns < 0 || s.tolerance.ns % s.unit.ns != 0)
        return wrong("the tolerance is not a whole number of units", "tolerance",
                     fmt::format("give a multiple of the unit, {} ms", static_cast<double>(s.unit.ns) / 1e6));
    if (!(s.overlap > 0 && s.overlap <= 1))
        return wrong("the overlap is not above 0 and at most 1", "overlap", "give a share such as 0.6");
    if (!(s.iou > 0 && s.iou <= 1))
        return wrong("the intersection over union is not above 0 and at most 1", "iou", "give a share such as 0.5");
    if (s.bootstrap < 0 || s.bootstrap > 1'000'000)
        return wrong("the number of resamples is not between 0 and 1,000,000", "bootstrap", "2000 is usual, 0 is none");
    if (!(s.confidence > 0.5 && s.confidence < 1))
        return wrong("the confidence is not between .5 and 1", "confidence", "0.95 is usual");
    if (s.block && s.block->ns < s.unit.ns)
        return wrong("a block is shorter than a unit", "block", "give it in seconds, such as 30");
    if (std::set(s.coders.begin(), s.coders.end()).size() != s.coders.size())
        return wrong("a coder is named twice", "coders", "name each coder once");
    if (s.coders.size() == 1)
        return wrong("one coder alone has nobody to agree with", "coders", "name two or more");
    return {};
}

} // namespace

const Estimate* TimelinePair::find(std::string_view name, std::string_view key, std::string_view value) const {
    for (const Estimate& e : estimates) {
        if (e.name != name)
            continue;
        const auto matches = [&](const Parameter& p) {
            const auto* text = std::get_if<std::string>(&p.second);
            return p.first == key && text && *text == value;
        };
        if (key.empty() || std::ranges::any_of(e.parameters, matches))
            return &e;
    }
    return nullptr;
}

Result<TimelineReport> timelineReport(const std::vector<TimedCode>& rows, const TimelineSettings& settings) {
    if (auto ok = checkSettings(settings); !ok)
        return std::unexpected(ok.error());
    TimelineReport report;
    report.settings = settings;
    report.rows = static_cast<std::int64_t>(rows.size());

    RowsByCoder byCoder;
    std::set<std::string> codes;
    MediaTime lastEnd;
    for (const TimedCode& row : rows) {
        byCoder[row.coder].push_back(&row);
        codes.insert(row.code);
        lastEnd = std::max(lastEnd, row.span.end);
    }
    if (codes.size() > maxCodes)
        return fail(ErrorCode::Invalid, fmt::format("{} different codes", codes.size()), "column code",
                    fmt::format("at most {} can be compared; is this the right column?", maxCodes));
    report.duration = settings.duration.value_or(lastEnd - MediaTime(0));
    if (report.duration.ns < lastEnd.ns)
        return fail(ErrorCode::Invalid, "the session is shorter than its codes", "duration",
                    fmt::format("give at least {} seconds, the last end", static_cast<double>(lastEnd.ns) / 1e9));
    if (report.duration.ns > 4'000'000'000'000'000'000)
        return fail(ErrorCode::Invalid, "the session is too long", "duration", "give it in seconds");

    report.coders = settings.coders;
    if (settings.coders.empty()) {
        for (const auto& [coder, list] : byCoder)
            report.coders.push_back(coder);
        if (report.coders.size() > maxUnnamedCoders)
            return fail(ErrorCode::Invalid, fmt::format("{} coders make too many pairs", report.coders.size()),
                        "column coder", "name those to compare with --coders");
    }
    if (settings.reference && std::ranges::find(report.coders, *settings.reference) == report.coders.end())
        return fail(ErrorCode::Invalid, fmt::format("the reference {} is none of the coders", *settings.reference),
                    "reference", "name a coder of the table");
    if (report.coders.size() < 2)
        report.warnings.push_back("there are fewer than two coders, so no pair to compare");
    for (const std::string& coder : settings.coders)
        if (!byCoder.contains(coder))
            report.warnings.push_back(fmt::format("coder {} has no rows and counts as having coded nothing", coder));

    for (std::size_t i = 0; i < report.coders.size(); ++i) {
        for (std::size_t j = i + 1; j < report.coders.size(); ++j) {
            TimelinePair& pair = report.pairs.emplace_back();
            pair.a = report.coders[i];
            pair.b = report.coders[j];
            std::map<std::string, int> number;
            for (const auto& coder : {pair.a, pair.b})
                if (const auto it = byCoder.find(coder); it != byCoder.end())
                    for (const TimedCode* row : it->second)
                        number[row->code] = 0;
            for (auto& [code, k] : number) {
                k = static_cast<int>(pair.codes.size());
                pair.codes.push_back(code);
            }
            const auto segments = [&](const std::string& coder) {
                std::vector<Segment> out;
                if (const auto it = byCoder.find(coder); it != byCoder.end())
                    for (const TimedCode* row : it->second)
                        out.push_back({row->span.begin.ns, row->span.end.ns, number[row->code]});
                return sorted(std::move(out));
            };
            auto a = segments(pair.a), b = segments(pair.b);
            pair.segmentsA = static_cast<std::int64_t>(a.size());
            pair.segmentsB = static_cast<std::int64_t>(b.size());
            PairAnalysis(pair, std::move(a), std::move(b), settings, report.duration).run();
            if (pair.overlapping)
                report.warnings.push_back(fmt::format(
                    "{} and {}: codes overlap within a coder, so there is no single kappa; see the figures per code",
                    pair.a, pair.b));
        }
    }
    if (report.coders.size() > 2)
        report.group = groupOf(report, byCoder);
    return report;
}

} // namespace attune
