// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/generalizability.h"

#include "stats/estimates.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace attune::stats {

namespace {

constexpr double relativeZero = 1e-13;

void complete(GStudy& study) {
    double sum = 0;
    for (VarianceShare& c : study.components) {
        c.zeroed = std::max(0.0, c.raw);
        sum += c.zeroed;
    }
    for (VarianceShare& c : study.components)
        c.share = sum > 0 ? c.zeroed / sum : 0;
}

DecisionRow coefficients(double universe, double relativeError, double absoluteError, std::int64_t raters) {
    DecisionRow row;
    row.raters = raters;
    if (universe > 0) {
        row.relative = universe / (universe + relativeError);
        row.absolute = universe / (universe + absoluteError);
    }
    return row;
}

} // namespace

const VarianceShare& GStudy::at(std::string_view component) const {
    static const VarianceShare none;
    const auto found = std::ranges::find(components, component, &VarianceShare::component);
    return found == components.end() ? none : *found;
}

GStudy targetByRater(const Anova& anova) {
    GStudy out;
    if (anova.k < 2 || anova.n < 2) {
        out.undefined = anova.k < 2 ? "one_rater" : "n_too_small";
        return out;
    }
    if (!anova.varies) {
        out.undefined = "no_variation";
        return out;
    }
    const double n = anova.n, k = anova.k;
    out.components = {{"target", (anova.msr - anova.mse) / k, 0, 0, n - 1, anova.msr},
                      {"rater", (anova.msc - anova.mse) / n, 0, 0, k - 1, anova.msc},
                      {"residual", anova.mse, 0, 0, (n - 1) * (k - 1), anova.mse}};
    complete(out);
    return out;
}

GStudy targetByRater(const VarianceComponents& c) {
    GStudy out;
    out.components = {
        {"target", c.target, 0, 0, 0, 0}, {"rater", c.rater, 0, 0, 0, 0}, {"residual", c.residual, 0, 0, 0, 0}};
    complete(out);
    return out;
}

DecisionRow decide(const GStudy& study, std::int64_t raters) {
    const double k = static_cast<double>(raters), residual = study.at("residual").zeroed;
    return coefficients(study.at("target").zeroed, residual / k, (study.at("rater").zeroed + residual) / k, raters);
}

std::vector<Estimate> ratersFor(const GStudy& study, double wanted) {
    std::vector<Estimate> out;
    const double target = study.at("target").zeroed, residual = study.at("residual").zeroed;
    for (const auto& [name, error] : {std::pair{"raters_for_relative", residual},
                                      std::pair{"raters_for_absolute", residual + study.at("rater").zeroed}}) {
        const char* definition = "raters-for-wanted-reliability/brennan-2001/1";
        Estimate e;
        if (!study.undefined.empty()) {
            e = undefinedFigure(name, study.undefined, 0, definition);
        } else if (!(target > 0)) {
            e = undefinedFigure(name, "zero_target_variance", 0, definition);
        } else {
            // k >= wanted / (1 - wanted) * error / target; an exact whole number is enough.
            const double exact = wanted / (1 - wanted) * error / target;
            e = defined(name, std::max(1.0, std::ceil(exact - 1e-9 * std::max(1.0, exact))), 0, definition);
        }
        e.parameters = {{"wanted", wanted}};
        out.push_back(std::move(e));
    }
    return out;
}

GStudy clipsInClusters(const ScoreTable& table) {
    GStudy out;
    const auto n = static_cast<std::size_t>(table.targets), k = static_cast<std::size_t>(table.raters);
    std::size_t clusters = 0;
    for (const int c : table.cluster)
        clusters = std::max(clusters, static_cast<std::size_t>(c) + 1);
    std::vector<double> size(clusters);
    for (const int c : table.cluster)
        ++size[static_cast<std::size_t>(c)];
    std::erase(size, 0.0);
    const auto families = static_cast<double>(size.size()), clips = static_cast<double>(n);
    const auto raters = static_cast<double>(k);
    if (k < 2 || size.size() < 2 || n <= size.size()) {
        out.undefined = k < 2 ? "one_rater" : "n_too_small";
        return out;
    }
    double grand = 0;
    for (int i = 0; i < table.targets; ++i)
        for (int j = 0; j < table.raters; ++j)
            grand += table.value(i, j) / (clips * raters);
    std::vector<double> clip(n), rater(k), cluster(clusters), cell(clusters * k), count(clusters);
    double total = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const auto f = static_cast<std::size_t>(table.cluster[i]);
        count[f] += 1;
        for (std::size_t j = 0; j < k; ++j) {
            const double y = table.value(static_cast<int>(i), static_cast<int>(j)) - grand;
            total += y * y;
            clip[i] += y / raters;
            rater[j] += y / clips;
            cell[f * k + j] += y;
        }
    }
    for (std::size_t f = 0; f < clusters; ++f) {
        for (std::size_t j = 0; j < k; ++j) {
            cell[f * k + j] /= std::max(1.0, count[f]);
            cluster[f] += cell[f * k + j] / raters;
        }
    }
    double ssCluster = 0, ssClip = 0, ssRater = 0, ssCell = 0, ssRest = 0, squares = 0;
    for (std::size_t f = 0; f < clusters; ++f) {
        squares += count[f] * count[f];
        ssCluster += raters * count[f] * cluster[f] * cluster[f];
        for (std::size_t j = 0; j < k; ++j)
            ssCell += count[f] * std::pow(cell[f * k + j] - cluster[f] - rater[j], 2);
    }
    for (std::size_t j = 0; j < k; ++j)
        ssRater += clips * rater[j] * rater[j];
    for (std::size_t i = 0; i < n; ++i) {
        const auto f = static_cast<std::size_t>(table.cluster[i]);
        ssClip += raters * std::pow(clip[i] - cluster[f], 2);
        for (std::size_t j = 0; j < k; ++j) {
            const double y = table.value(static_cast<int>(i), static_cast<int>(j)) - grand;
            ssRest += std::pow(y - clip[i] - cell[f * k + j] + cluster[f], 2);
        }
    }
    if (std::ranges::all_of(table.cells, [&](int c) { return c == table.cells.front(); })) {
        out.undefined = "no_variation";
        return out;
    }
    const auto mean = [&](double ss, double df) { return ss <= relativeZero * total ? 0 : ss / df; };
    const double dfCluster = families - 1, dfClip = clips - families, dfRater = raters - 1;
    const double msCluster = mean(ssCluster, dfCluster), msClip = mean(ssClip, dfClip),
                 msRater = mean(ssRater, dfRater);
    const double msCell = mean(ssCell, dfCluster * dfRater), msRest = mean(ssRest, dfClip * dfRater);
    const double n0 = (clips - squares / clips) / dfCluster;
    const double residual = msRest, clusterRater = (msCell - msRest) / n0, clipPart = (msClip - msRest) / raters;
    out.components = {{"cluster", (msCluster - msClip - msCell + msRest) / (raters * n0), 0, 0, dfCluster, msCluster},
                      {"clip", clipPart, 0, 0, dfClip, msClip},
                      {"rater", (msRater - residual - squares / clips * clusterRater) / clips, 0, 0, dfRater, msRater},
                      {"cluster x rater", clusterRater, 0, 0, dfCluster * dfRater, msCell},
                      {"residual", residual, 0, 0, dfClip * dfRater, msRest}};
    complete(out);
    return out;
}

GStudy clipsInClusters(const ClusteredComponents& c) {
    GStudy out;
    out.components = {{"cluster", c.cluster, 0, 0, 0, 0},
                      {"clip", c.clip, 0, 0, 0, 0},
                      {"rater", c.rater, 0, 0, 0, 0},
                      {"cluster x rater", c.clusterRater, 0, 0, 0, 0},
                      {"residual", c.residual, 0, 0, 0, 0}};
    complete(out);
    return out;
}

DecisionRow decideClustered(const GStudy& study, std::int64_t raters, std::int64_t clips) {
    const auto k = static_cast<double>(raters), c = static_cast<double>(clips);
    const double error =
        study.at("cluster x rater").zeroed / k + study.at("clip").zeroed / c + study.at("residual").zeroed / (k * c);
    DecisionRow row = coefficients(study.at("cluster").zeroed, error, error + study.at("rater").zeroed / k, raters);
    row.clips = clips;
    return row;
}

GStudy targetByRaterByDimension(std::span<const double> scores, int targets, int raters, int dimensions) {
    GStudy out;
    if (targets < 2 || raters < 2 || dimensions < 2) {
        out.undefined = raters < 2 ? "one_rater" : dimensions < 2 ? "one_dimension" : "n_too_small";
        return out;
    }
    const std::array<std::size_t, 3> size{static_cast<std::size_t>(targets), static_cast<std::size_t>(raters),
                                          static_cast<std::size_t>(dimensions)};
    const double np = targets, nr = raters, nd = dimensions;
    double grand = 0;
    for (const double x : scores)
        grand += x / static_cast<double>(scores.size());
    // Means over all that is not in the set of facets (bits: 1 target, 2 rater, 4 dimension).
    std::array<std::vector<double>, 8> mean;
    std::array<double, 8> count{};
    const auto place = [&](unsigned set, const std::array<std::size_t, 3>& at) {
        std::size_t index = 0;
        for (unsigned f = 0; f < 3; ++f)
            if (set >> f & 1)
                index = index * size[f] + at[f];
        return index;
    };
    for (unsigned set = 0; set < 8; ++set) {
        std::size_t cells = 1;
        for (unsigned f = 0; f < 3; ++f)
            if (set >> f & 1)
                cells *= size[f];
        mean[set].assign(cells, 0);
        count[set] = static_cast<double>(cells);
    }
    const auto each = [&](auto&& work) {
        std::array<std::size_t, 3> at{};
        std::size_t i = 0;
        for (at[0] = 0; at[0] < size[0]; ++at[0])
            for (at[1] = 0; at[1] < size[1]; ++at[1])
                for (at[2] = 0; at[2] < size[2]; ++at[2])
                    work(at, scores[i++] - grand);
    };
    each([&](const auto& at, double y) {
        for (unsigned set = 0; set < 8; ++set)
            mean[set][place(set, at)] += y * count[set] / static_cast<double>(scores.size());
    });
    // Sum of squares of an effect: its mean with the means of smaller sets taken off, alternating in sign.
    std::array<double, 8> ss{};
    double total = 0;
    each([&](const auto& at, double y) {
        total += y * y;
        for (unsigned set = 1; set < 8; ++set) {
            double effect = 0;
            for (unsigned part = 0; part < 8; ++part)
                if ((part & ~set) == 0)
                    effect += (std::popcount(set ^ part) % 2 == 0 ? 1 : -1) * mean[part][place(part, at)];
            ss[set] += effect * effect;
        }
    });
    if (std::ranges::all_of(scores, [&](double x) { return x == scores.front(); })) {
        out.undefined = "no_variation";
        return out;
    }
    std::array<double, 8> df{}, ms{};
    for (unsigned set = 1; set < 8; ++set) {
        df[set] = (set & 1 ? np - 1 : 1) * (set & 2 ? nr - 1 : 1) * (set & 4 ? nd - 1 : 1);
        ms[set] = ss[set] <= relativeZero * total ? 0 : ss[set] / df[set];
    }
    constexpr unsigned p = 1, r = 2, d = 4;
    const double all = ms[p | r | d];
    const auto component = [&](const char* name, unsigned set, double raw) {
        out.components.push_back({name, raw, 0, 0, df[set], ms[set]});
    };
    component("target", p, (ms[p] - ms[p | r] - ms[p | d] + all) / (nr * nd));
    component("rater", r, (ms[r] - ms[p | r] - ms[r | d] + all) / (np * nd));
    component("dimension", d, (ms[d] - ms[p | d] - ms[r | d] + all) / (np * nr));
    component("target x rater", p | r, (ms[p | r] - all) / nd);
    component("target x dimension", p | d, (ms[p | d] - all) / nr);
    component("rater x dimension", r | d, (ms[r | d] - all) / np);
    component("residual", p | r | d, all);
    complete(out);
    return out;
}

DecisionRow decideFixedDimensions(const GStudy& study, std::int64_t raters, int dimensions) {
    const double k = static_cast<double>(raters), d = dimensions;
    const double universe = study.at("target").zeroed + study.at("target x dimension").zeroed / d;
    const double error = (study.at("target x rater").zeroed + study.at("residual").zeroed / d) / k;
    return coefficients(universe, error,
                        error + (study.at("rater").zeroed + study.at("rater x dimension").zeroed / d) / k, raters);
}

} // namespace attune::stats
