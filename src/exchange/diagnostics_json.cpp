// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/diagnostics_json.h"

namespace attune::exchange {

namespace {

Json chartJson(const ControlChart& chart, const std::vector<std::string>& targets) {
    Json points = Json::array(), signals = Json::array();
    for (std::size_t i = 0; i < chart.points.size(); ++i) {
        const ChartPoint& p = chart.points[i];
        points.push_back({{"target", targets[i]},
                          {"difference", p.value},
                          {"out", p.out},
                          {"ewma", p.ewma},
                          {"ewmaLow", p.ewmaLow},
                          {"ewmaHigh", p.ewmaHigh},
                          {"ewmaOut", p.ewmaOut}});
    }
    for (const ChartSignal& s : chart.outOfControl)
        signals.push_back({{"rule", s.rule}, {"first", s.first}, {"last", s.last}});
    return {{"centre", chart.centre}, {"sigma", chart.sigma},        {"low", chart.low},
            {"high", chart.high},     {"points", std::move(points)}, {"signals", std::move(signals)}};
}

Json raterJson(const RaterDiagnostics& r) {
    Json out{{"rater", r.rater},
             {"dimension", r.dimension},
             {"against", r.against},
             {"n", r.n},
             {"estimates", estimatesJson(r.estimates)},
             {"use", {{"categories", r.categories}, {"rater", r.used}}}};
    if (!r.usedByReference.empty())
        out["use"]["reference"] = r.usedByReference;
    out["chart"] = r.chart ? chartJson(*r.chart, r.chartTargets) : Json(nullptr);
    out["confidence"] = Json::array();
    for (const ConfidenceLevel& level : r.confidence)
        out["confidence"].push_back(
            {{"level", level.level}, {"n", level.n}, {"estimates", estimatesJson(level.estimates)}});
    out["flags"] = r.flags;
    return out;
}

Json haloJson(const HaloDiagnostics& h) {
    Json pairs = Json::array();
    for (const HaloPair& p : h.pairs)
        pairs.push_back({{"first", p.first},
                         {"second", p.second},
                         {"n", p.n},
                         {"rater", orNull(p.rater)},
                         {"reference", orNull(p.reference)},
                         {"difference", estimateJson(p.difference)}});
    return {
        {"rater", h.rater}, {"estimates", estimatesJson(h.estimates)}, {"pairs", std::move(pairs)}, {"flags", h.flags}};
}

Json studyJson(const GeneralizabilityStudy& g) {
    Json components = Json::array(), decisions = Json::array();
    for (const VarianceShare& c : g.components) {
        const bool ofAnova = c.df > 0; // else of a likelihood, which has no mean squares
        components.push_back({{"component", c.component},
                              {"raw", c.raw},
                              {"zeroed", c.zeroed},
                              {"share", c.share},
                              {"df", ofAnova ? Json(c.df) : Json()},
                              {"meanSquare", ofAnova ? Json(c.meanSquare) : Json()}});
    }
    for (const DecisionRow& d : g.decisions) {
        Json row{{"raters", d.raters}};
        if (d.clips)
            row["clips"] = *d.clips;
        row["relative"] = orNull(d.relative);
        row["absolute"] = orNull(d.absolute);
        decisions.push_back(std::move(row));
    }
    Json out{{"design", g.design},
             {"dimension", g.dimension.empty() ? Json(nullptr) : Json(g.dimension)},
             {"targets", g.targets},
             {"raters", g.raters}};
    if (g.clusters > 0)
        out["clusters"] = g.clusters;
    if (g.dimensions > 0)
        out["dimensions"] = g.dimensions;
    if (!g.undefined.empty())
        out["undefined"] = g.undefined;
    out["components"] = std::move(components);
    out["decisions"] = std::move(decisions);
    out["estimates"] = estimatesJson(g.estimates);
    return out;
}

Json raschJson(const RaschStudy& r) {
    Json raters = Json::array();
    for (const RaschRater& rater : r.raters)
        raters.push_back({{"rater", rater.rater},
                          {"n", rater.n},
                          {"severity", estimateJson(rater.severity)},
                          {"infit", orNull(rater.infit)},
                          {"outfit", orNull(rater.outfit)},
                          {"signedDifference", estimateJson(rater.signedDifference)}});
    Json out{{"dimension", r.dimension}, {"targets", r.targets}, {"ratings", r.ratings}};
    if (!r.undefined.empty()) {
        out["undefined"] = r.undefined;
    } else {
        out["categories"] = r.categories;
        out["thresholds"] = r.thresholds;
        out["targetMean"] = r.targetMean;
        out["targetSd"] = r.targetSd;
        out["logLikelihood"] = r.logLikelihood;
    }
    out["raters"] = std::move(raters);
    out["estimates"] = estimatesJson(r.estimates);
    return out;
}

} // namespace

Json diagnosticsJson(const ReportDiagnostics& diagnostics) {
    Json out;
    for (const char* key : {"raters", "halo", "generalizability", "rasch"})
        out[key] = Json::array();
    for (const RaterDiagnostics& r : diagnostics.raters)
        out["raters"].push_back(raterJson(r));
    for (const HaloDiagnostics& h : diagnostics.halo)
        out["halo"].push_back(haloJson(h));
    for (const GeneralizabilityStudy& g : diagnostics.generalizability)
        out["generalizability"].push_back(studyJson(g));
    for (const RaschStudy& r : diagnostics.rasch)
        out["rasch"].push_back(raschJson(r));
    return out;
}

} // namespace attune::exchange
