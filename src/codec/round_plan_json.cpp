// SPDX-License-Identifier: GPL-3.0-or-later
#include "codec/round_plan_json.h"

namespace attune::codec {

namespace {

constexpr std::initializer_list<const char*> modeNames = {"learn", "practice", "test", "drift"};
constexpr int mostDays = 10'000;

std::vector<DimensionId> dimensionsOf(ObjectReader& in, Faults& faults) {
    std::vector<DimensionId> out;
    for (const auto& [value, place] : in.array("dimensions", Required, 1000)) {
        if (value->is_string() && !value->get_ref<const std::string&>().empty())
            out.emplace_back(value->get<std::string>());
        else
            faults.add(place, "this must be the id of a dimension");
    }
    return out;
}

int smallInt(ObjectReader& in, const char* key, int low, int high, int otherwise) {
    return static_cast<int>(in.integer(key, Optional, low, high).value_or(otherwise));
}

std::optional<std::string> readDate(ObjectReader& in, const char* key) {
    auto date = in.text(key, Optional);
    if (date && (date->size() != 10 || !timeFromText(*date))) {
        in.fault(key, "this is not a date such as 2026-11-21");
        return {};
    }
    return date;
}

} // namespace

void readRoundPlan(ObjectReader& round, Faults& faults, Round& out) {
    std::set<std::pair<std::string, std::string>> seen;
    for (const auto& [value, place] : round.array("assignments", Optional, 1'000'000)) {
        ObjectReader in(*value, place, faults);
        Assignment one{RaterId(in.text("rater", Required).value_or("")), ClipId(in.text("clip", Required).value_or("")),
                       in.boolean("overlap", Optional).value_or(false)};
        if (!seen.emplace(one.rater.value, one.clip.value).second)
            in.fault("clip", "the clip is assigned to this rater twice");
        out.assignments.push_back(std::move(one));
    }
    const Json* value = round.value("plan", Optional);
    if (!value)
        return;
    ObjectReader in(*value, round.place("plan"), faults);
    RoundPlan& plan = out.plan;
    plan.mode = static_cast<RoundMode>(in.oneOf("mode", Optional, modeNames).value_or(static_cast<int>(plan.mode)));
    plan.randomOrder = in.boolean("randomOrder", Optional).value_or(false);
    plan.seed = in.integer("seed", Optional, 0).value_or(0);
    if (const auto percent = in.integer("overlapPercent", Optional, 0, 100))
        plan.overlapPercent = static_cast<int>(*percent);
    plan.due = readDate(in, "due");
    plan.minEvidence = smallInt(in, "minEvidence", 0, 1000, 0);
    plan.minWatchedPercent = smallInt(in, "minWatchedPercent", 0, 100, 0);
    plan.fastestWatchedPercent = smallInt(in, "fastestWatchedPercent", 0, 1600, plan.fastestWatchedPercent);
    plan.hideContext = in.boolean("hideContext", Optional).value_or(false);
    for (const auto& [stage, place] : in.array("stages", Optional, 1000)) {
        ObjectReader object(*stage, place, faults);
        plan.stages.push_back({dimensionsOf(object, faults), smallInt(object, "clips", 1, mostDays, 0)});
    }
    plan.releasedMs = in.integer("releasedMs", Optional, 0);
    if (const Json* certification = in.value("certification", Optional)) {
        ObjectReader object(*certification, in.place("certification"), faults);
        CertificationPolicy policy;
        policy.rule = object.text("rule", Required).value_or("");
        policy.attempts = smallInt(object, "attempts", 1, mostDays, policy.attempts);
        policy.coolingDays = smallInt(object, "coolingDays", 0, mostDays, policy.coolingDays);
        policy.validMonths = smallInt(object, "validMonths", 1, 1200, policy.validMonths);
        plan.certification = std::move(policy);
    }
}

void putRoundPlan(Json& round, const Round& from) {
    const RoundPlan& plan = from.plan;
    if (!(plan == RoundPlan{})) {
        Json& out = round["plan"];
        out["mode"] = modeNames.begin()[static_cast<int>(plan.mode)];
        out["randomOrder"] = plan.randomOrder;
        out["seed"] = plan.seed;
        if (plan.overlapPercent)
            out["overlapPercent"] = *plan.overlapPercent;
        if (plan.due)
            out["due"] = *plan.due;
        out["minEvidence"] = plan.minEvidence;
        out["minWatchedPercent"] = plan.minWatchedPercent;
        if (plan.fastestWatchedPercent != RoundPlan{}.fastestWatchedPercent)
            out["fastestWatchedPercent"] = plan.fastestWatchedPercent;
        out["hideContext"] = plan.hideContext;
        out["stages"] = Json::array();
        for (const Stage& stage : plan.stages) {
            Json dimensions = Json::array();
            for (const DimensionId& id : stage.dimensions)
                dimensions.push_back(id.value);
            out["stages"].push_back({{"dimensions", std::move(dimensions)}, {"clips", stage.clips}});
        }
        if (plan.releasedMs)
            out["releasedMs"] = *plan.releasedMs;
        if (const auto& policy = plan.certification)
            out["certification"] = {{"rule", policy->rule},
                                    {"attempts", policy->attempts},
                                    {"coolingDays", policy->coolingDays},
                                    {"validMonths", policy->validMonths}};
    }
    if (from.assignments.empty())
        return;
    Json& list = round["assignments"] = Json::array();
    for (const Assignment& a : from.assignments) {
        Json one{{"rater", a.rater.value}, {"clip", a.clip.value}};
        if (a.overlap)
            one["overlap"] = true;
        list.push_back(std::move(one));
    }
}

} // namespace attune::codec
