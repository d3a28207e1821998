// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/estimate_json.h"

#include "exchange/agreement_json.h"

namespace attune::exchange {

namespace {

Json intervalJson(const Interval& i) {
    Json out{{"low", i.low}, {"high", i.high}, {"method", i.method}};
    if (i.resamples)
        out["resamples"] = *i.resamples;
    if (i.undefinedResamples)
        out["undefinedResamples"] = *i.undefinedResamples;
    return out;
}

} // namespace

Json orNull(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }
Json orNull(const std::optional<std::string>& value) { return value ? Json(*value) : Json(nullptr); }

Json estimateJson(const Estimate& e) {
    Json out;
    out["name"] = e.name;
    if (!e.weights.empty())
        out["weights"] = e.weights;
    out["value"] = orNull(e.value);
    if (!e.value)
        out["undefined"] = e.undefined;
    if (e.se)
        out["se"] = *e.se;
    out["ci"] = e.ci ? Json{{"low", e.ci->low}, {"high", e.ci->high}, {"method", e.ci->method}} : Json(nullptr);
    if (!e.intervals.empty()) {
        out["intervals"] = Json::array();
        for (const Interval& i : e.intervals)
            out["intervals"].push_back(intervalJson(i));
    }
    out["n"] = e.n;
    if (!e.df.empty())
        out["df"] = e.df;
    if (e.statistic)
        out["statistic"] = *e.statistic;
    if (e.p)
        out["p"] = *e.p;
    if (!e.parameters.empty()) {
        out["parameters"] = Json::object();
        for (const auto& [name, value] : e.parameters)
            out["parameters"][name] = std::visit([](const auto& v) { return Json(v); }, value);
    }
    out["definition"] = e.definition;
    return out;
}

Json estimatesJson(const std::vector<Estimate>& estimates) {
    Json out = Json::array();
    for (const Estimate& e : estimates)
        out.push_back(estimateJson(e));
    return out;
}

} // namespace attune::exchange

namespace attune {

std::string estimateJsonText(const Estimate& estimate) { return exchange::estimateJson(estimate).dump(); }

} // namespace attune
