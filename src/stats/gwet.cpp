// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/gwet.h"

#include "stats/distributions.h"
#include "stats/estimates.h"

#include <cmath>
#include <limits>
#include <numeric>

namespace attune::stats {

namespace {

constexpr double rounding = 1e-14;

struct Family {
    const ScoreTable& table;
    AgreementWeights w;
    double confidence;
    CategoryCounts counts;
    std::vector<double> scores;    ///< r_i
    std::vector<double> agreement; ///< a_i, 0 where r_i < 2
    std::vector<double> share;     ///< pi_c
    double n = 0, paired = 0, observed = 0;
    int usedCategories = 0;

    Family(const ScoreTable& t, Weights weights, double level)
        : table(t), w(weights, t.values), confidence(level), counts(t), share(t.values.size(), 0.0) {
        n = static_cast<double>(counts.size());
        scores.reserve(counts.size());
        agreement.reserve(counts.size());
        for (std::size_t i = 0; i < counts.size(); ++i) {
            const auto target = counts[i];
            double r = 0, a = 0;
            for (const auto& [c, count] : target)
                r += count;
            for (const auto& [c, count] : target) {
                share[static_cast<std::size_t>(c)] += count / r / n;
                double alike = -1;
                for (const auto& [l, other] : target)
                    alike += w(c, l) * other;
                a += count * alike;
            }
            scores.push_back(r);
            agreement.push_back(r >= 2 ? a / (r * (r - 1)) : 0);
            paired += r >= 2;
            observed += agreement.back();
        }
        if (paired > 0)
            observed /= paired;
        for (const double p : share)
            usedCategories += p > 0;
    }

    [[nodiscard]] Estimate figure(const char* name, const char* definition) const {
        Estimate e = defined(name, 0.0, static_cast<std::int64_t>(paired), definition);
        e.weights = nameOf(w.kind());
        return e;
    }
    [[nodiscard]] Estimate undefined(const char* name, const char* definition, const char* reason) const {
        Estimate e = undefinedFigure(name, reason, static_cast<std::int64_t>(paired), definition);
        e.weights = nameOf(w.kind());
        return e;
    }

    // x: the linearised contribution of each target, with mean e.value.
    void finish(Estimate& e, const std::vector<double>& x, double rangeLow) const {
        if (n < 2)
            return;
        double sum = 0;
        for (const double v : x)
            sum += (v - *e.value) * (v - *e.value);
        const double variance = sum / (n * (n - 1));
        const double se = variance <= rounding * rounding ? 0 : std::sqrt(variance);
        e.se = se;
        const double t = studentQuantile((1 + confidence) / 2, n - 1);
        addInterval(e, {*e.value - t * se, *e.value + t * se, "t", {}, {}}, rangeLow, 1);
        e.df = {n - 1};
    }

    [[nodiscard]] Estimate percent(const char* definition) const {
        Estimate e = figure("percent_agreement", definition);
        e.value = observed;
        std::vector<double> x;
        for (const double a : agreement)
            x.push_back(n / paired * a);
        finish(e, x, 0);
        return e;
    }

    // expected: p_e; byTarget: its linearisation p_ei; empty when p_e is a constant.
    [[nodiscard]] Estimate corrected(const char* name, const char* definition, double expected,
                                     const std::vector<double>& byTarget) const {
        Estimate e = figure(name, definition);
        const double above = observed - expected, below = 1 - expected;
        const double value = std::abs(above) < rounding ? 0 : above / below;
        e.value = value;
        e.parameters.emplace_back("observed", observed);
        e.parameters.emplace_back("expected", expected);
        std::vector<double> x(agreement.size());
        for (std::size_t i = 0; i < x.size(); ++i)
            x[i] = scores[i] >= 2 ? n / paired * (agreement[i] - expected) / below : 0;
        for (std::size_t i = 0; i < byTarget.size(); ++i)
            x[i] -= 2 * (1 - value) * (byTarget[i] - expected) / below;
        finish(e, x, -std::numeric_limits<double>::infinity());
        if (e.se && *e.se > 0)
            addStudentTest(e, value / *e.se, n - 1); // that it is 0 (Gwet 2014, ch. 5)
        return e;
    }

    // Mean over each target's scores of a figure by category.
    [[nodiscard]] std::vector<double> overScores(const std::vector<double>& byCategory) const {
        std::vector<double> out(counts.size());
        for (std::size_t i = 0; i < out.size(); ++i) {
            double sum = 0;
            for (const auto& [c, count] : counts[i])
                sum += byCategory[static_cast<std::size_t>(c)] * count;
            out[i] = sum / scores[i];
        }
        return out;
    }

    [[nodiscard]] Estimate fleiss(const char* definition) const {
        if (usedCategories < 2)
            return undefined("fleiss_kappa", definition, "one_category");
        const std::vector<double> mean = w.apply(share);
        const double expected = std::inner_product(share.begin(), share.end(), mean.begin(), 0.0);
        return corrected("fleiss_kappa", definition, expected, overScores(mean));
    }

    // Linearised rater by rater: p_e = (S'WS - sum_g P_g'WP_g)/(k(k-1)) with S = sum of the raters' proportions P_g.
    [[nodiscard]] Estimate conger(const char* definition) const {
        if (usedCategories < 2)
            return undefined("conger_kappa", definition, "one_category");
        const auto k = static_cast<std::size_t>(table.raters), q = table.values.size();
        std::vector<std::vector<double>> p(k, std::vector<double>(q, 0.0));
        std::vector<double> scored(k, 0.0), sum(q, 0.0);
        for (int i = 0; i < table.targets; ++i)
            for (int g = 0; g < table.raters; ++g)
                if (const int c = table.at(i, g); c != ScoreTable::missing) {
                    p[static_cast<std::size_t>(g)][static_cast<std::size_t>(c)] += 1;
                    scored[static_cast<std::size_t>(g)] += 1;
                }
        for (std::size_t g = 0; g < k; ++g)
            for (std::size_t c = 0; c < q; ++c) {
                p[g][c] /= scored[g];
                sum[c] += p[g][c];
            }
        const double pairs = static_cast<double>(k) * static_cast<double>(k - 1);
        double expected = 0;
        std::vector<double> byTarget(counts.size(), 0.0);
        std::vector<double> others(q);
        for (std::size_t g = 0; g < k; ++g) {
            for (std::size_t c = 0; c < q; ++c)
                others[c] = sum[c] - p[g][c];
            const std::vector<double> mean = w.apply(others);
            const double own = std::inner_product(p[g].begin(), p[g].end(), mean.begin(), 0.0);
            expected += own / pairs;
            for (int i = 0; i < table.targets; ++i) {
                const int c = table.at(i, static_cast<int>(g));
                const double seen = c != ScoreTable::missing;
                const double delta = seen > 0 ? mean[static_cast<std::size_t>(c)] : 0;
                byTarget[static_cast<std::size_t>(i)] += (delta - (seen - scored[g] / n) * own) * n / scored[g] / pairs;
            }
        }
        return corrected("conger_kappa", definition, expected, byTarget);
    }

    [[nodiscard]] Estimate ac(const char* definition) const {
        const auto q = static_cast<double>(table.values.size());
        if (table.values.size() < 2)
            return undefined("gwet_ac", definition, "one_category");
        const double factor = w.total() / (q * (q - 1));
        double expected = 0;
        std::vector<double> rest;
        for (const double pi : share) {
            expected += factor * pi * (1 - pi);
            rest.push_back(factor * (1 - pi));
        }
        return corrected("gwet_ac", definition, expected, overScores(rest));
    }

    [[nodiscard]] Estimate brennanPrediger(const char* definition) const {
        const auto q = static_cast<double>(table.values.size());
        if (table.values.size() < 2)
            return undefined("brennan_prediger", definition, "one_category");
        return corrected("brennan_prediger", definition, w.total() / (q * q), {});
    }
};

} // namespace

std::vector<Estimate> gwetFamily(const ScoreTable& whole, Weights weights, double confidence,
                                 std::span<const GwetFigure> figures) {
    const ScoreTable table = withoutEmpty(whole);
    const Family family(table, weights, confidence);
    const char* names[] = {"percent_agreement", "fleiss_kappa", "conger_kappa", "gwet_ac", "brennan_prediger"};
    const char* definitions[] = {"agreement.pairwise/gwet-2014/1", "kappa.fleiss/gwet-2014/1",
                                 "kappa.conger-1980/gwet-linearised/1", "ac/gwet-2008/1",
                                 "brennan-prediger/gwet-2014/1"};
    const char* reason = table.targets == 0  ? "no_scores"
                         : table.raters < 2  ? "one_rater"
                         : family.paired < 1 ? "no_pairable"
                                             : nullptr;
    std::vector<Estimate> out;
    for (const GwetFigure figure : figures) {
        const auto at = static_cast<std::size_t>(figure);
        if (reason) {
            out.push_back(family.undefined(names[at], definitions[at], reason));
            continue;
        }
        switch (figure) {
        case GwetFigure::PercentAgreement:
            out.push_back(family.percent(definitions[at]));
            break;
        case GwetFigure::FleissKappa:
            out.push_back(family.fleiss(definitions[at]));
            break;
        case GwetFigure::CongerKappa:
            out.push_back(family.conger(definitions[at]));
            break;
        case GwetFigure::Ac:
            out.push_back(family.ac(definitions[at]));
            break;
        case GwetFigure::BrennanPrediger:
            out.push_back(family.brennanPrediger(definitions[at]));
            break;
        }
    }
    return out;
}

} // namespace attune::stats
