// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/icc_one_way.h"

#include "stats/distributions.h"
#include "stats/estimates.h"
#include "stats/profile_search.h"

#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

namespace attune::stats {

namespace {

constexpr double relativeZero = 1e-13;
constexpr double infinity = std::numeric_limits<double>::infinity();

// -2 log of the restricted likelihood with the residual profiled out, as a function of the ratio s of the targets'
// variance to it: (N-1) log Q + sum log(1 + s m) + log sum w, w = m / (1 + s m), Q = within + sum w (mean - centre)^2
// with the weighted centre (Searle, Casella & McCulloch 1992, ch. 3 and 6). Targets with the same number m of scores
// count together.
class OneWay {
  public:
    explicit OneWay(const ScoreTable& table) {
        double origin = 0;
        for (int i = 0; i < table.targets; ++i) {
            double sum = 0, m = 0, own = 0;
            for (int j = 0; j < table.raters; ++j)
                if (table.at(i, j) != ScoreTable::missing) {
                    origin = cells == 0 && m == 0 ? table.value(i, j) : origin; // exact for scores on a common grid
                    sum += table.value(i, j) - origin;
                    m += 1;
                }
            for (int j = 0; j < table.raters; ++j)
                if (table.at(i, j) != ScoreTable::missing)
                    own += std::pow(table.value(i, j) - origin - sum / m, 2);
            Size& size = m_sizes[m];
            size.targets += 1;
            size.means += sum / m;
            size.squares += sum / m * (sum / m);
            targets += 1;
            cells += m;
            cellSquares += m * m;
            within += own;
        }
        double mean = 0;
        for (const auto& [m, size] : m_sizes)
            mean += m * size.means / cells;
        for (auto& [m, size] : m_sizes) { // centred
            size.squares += mean * (mean * size.targets - 2 * size.means);
            size.means -= mean * size.targets;
            between += m * size.squares;
        }
    }

    [[nodiscard]] double deviance(double s) const {
        double log = 0, weights = 0;
        for (const auto& [m, size] : m_sizes) {
            log += size.targets * std::log1p(s * m);
            weights += size.targets * m / (1 + s * m);
        }
        return (cells - 1) * std::log(spread(s)) + log + std::log(weights);
    }
    [[nodiscard]] double slope(double s) const {
        const double middle = centre(s);
        double trace = 0, weights = 0, squared = 0;
        for (const auto& [m, size] : m_sizes) {
            const double w = m / (1 + s * m);
            trace += size.targets * w;
            weights += size.targets * w;
            squared += size.targets * w * w;
        }
        return trace - squared / weights + (cells - 1) * changeOfSpread(s, middle) / spread(s);
    }
    /// Covariance of log s and the logarithm of the residual at the best s, in units of the variance of log s.
    [[nodiscard]] double regressionOfResidual(double s) const { return s * changeOfSpread(s, centre(s)) / spread(s); }
    [[nodiscard]] double residual(double s) const { return spread(s) / (cells - 1); }
    /// Variance of the targets' means, each counted once: of the targets where nothing is left within them.
    [[nodiscard]] double varianceOfMeans() const {
        double sum = 0, squares = 0;
        for (const auto& [m, size] : m_sizes) {
            sum += size.means;
            squares += size.squares;
        }
        return (squares - sum * sum / targets) / (targets - 1);
    }
    [[nodiscard]] double effectiveScores() const { return (cells - cellSquares / cells) / (targets - 1); }

    double targets = 0, cells = 0, cellSquares = 0;
    double within = 0, between = 0; ///< sums of squares about the targets' means, and of these about the mean

  private:
    struct Size { ///< all targets with as many scores
        double targets = 0, means = 0, squares = 0;
    };
    static double about(const Size& size, double centre) {
        return size.squares - 2 * centre * size.means + centre * centre * size.targets;
    }
    [[nodiscard]] double centre(double s) const {
        double sum = 0, weights = 0;
        for (const auto& [m, size] : m_sizes) {
            const double w = m / (1 + s * m);
            sum += w * size.means;
            weights += w * size.targets;
        }
        return sum / weights;
    }
    // Q by s: the weighted centre does not matter, Q is least there.
    [[nodiscard]] double changeOfSpread(double s, double middle) const {
        double change = 0;
        for (const auto& [m, size] : m_sizes) {
            const double w = m / (1 + s * m);
            change -= w * w * about(size, middle);
        }
        return change;
    }
    [[nodiscard]] double spread(double s) const {
        const double middle = centre(s);
        double out = within;
        for (const auto& [m, size] : m_sizes)
            out += m / (1 + s * m) * about(size, middle);
        return out;
    }

    std::map<double, Size> m_sizes;
};

const char* lackOf(const ScoreTable& table, const OneWay& model) {
    if (table.targets == 0)
        return "no_scores";
    if (table.raters < 2)
        return "one_rater";
    if (!table.numeric)
        return "not_numeric";
    if (table.targets < 2)
        return "n_too_small";
    if (model.cells <= model.targets)
        return "no_pairable";
    return model.within + model.between > 0 ? nullptr : "no_variation";
}

struct Ratios {
    double low, high;
};

// Where the deviance is the quantile above its least, at `best`.
Ratios profile(const OneWay& model, double best, double confidence) {
    const double limit = model.deviance(best) + chiSquareQuantile(confidence, 1);
    const double centre = std::clamp(std::log(std::max(best, smallestRatio)), smallestLog, largestLog);
    const auto above = [&](double x) { return model.deviance(std::exp(x)) - limit; };
    const double atCentre = above(centre), step = 3 * std::sqrt(2 / model.targets);
    Ratios out{0, infinity};
    if (best > 0 && model.deviance(0) > limit)
        out.low = std::exp(edge(above, centre, atCentre, smallestLog, step));
    if (const double end = edge(above, centre, atCentre, largestLog, step); end < largestLog)
        out.high = std::exp(end);
    return out;
}

// Of the logarithm of the ratio, from the curvature of the profile; nothing at the boundary.
std::optional<double> standardErrorOfLog(const OneWay& model, double s) {
    if (!(s > 0))
        return {};
    constexpr double h = 1e-4;
    const auto slope = [&](double x) { return model.slope(std::exp(x)) * std::exp(x); };
    const double curvature = (slope(std::log(s) + h) - slope(std::log(s) - h)) / (2 * h);
    if (!(curvature > 0))
        return {};
    return std::sqrt(2 / curvature);
}

} // namespace

std::vector<Estimate> oneWayReml(const ScoreTable& whole, double confidence) {
    struct Form {
        const char* name;
        const char* definition;
    };
    constexpr std::array<Form, 4> forms{{{"icc_1_reml", "icc.1/reml-one-way/1"},
                                         {"icc_1k_reml", "icc.1k/reml-one-way/1"},
                                         {"sem_one_way_reml", "sem.one-way/reml/1"},
                                         {"sdc_one_way_reml", "sdc.one-way/reml.de-vet-2006/1"}}};
    const ScoreTable table = withoutEmpty(whole);
    const OneWay model(table);
    std::vector<Estimate> out;
    if (const char* reason = lackOf(table, model)) {
        for (const auto& [name, definition] : forms)
            out.push_back(undefinedFigure(name, reason, table.targets, definition));
        return out;
    }
    const bool noResidual = model.within <= relativeZero * (model.within + model.between);
    const double ratio = noResidual ? infinity
                                    : turningPoint([&](double s) { return model.slope(s); },
                                                   std::clamp(model.between / model.within, 1e-3, 1e3));
    const double k = model.effectiveScores();
    const auto interval = noResidual ? std::nullopt : std::optional(profile(model, ratio, confidence));
    const auto logError = noResidual ? std::nullopt : standardErrorOfLog(model, ratio);
    for (std::size_t f = 0; f < 2; ++f) {
        const double scores = f == 0 ? 1 : k; // whose mean it is
        const auto share = [&](double s) { return std::isinf(s) ? 1 : s / (s + 1 / scores); };
        const double value = share(ratio);
        Estimate e = defined(forms[f].name, value, table.targets, forms[f].definition);
        const double residual = noResidual ? 0 : model.residual(ratio);
        e.parameters = {{"varTarget", noResidual ? model.varianceOfMeans() : ratio * residual},
                        {"varResidual", residual},
                        {"k", k}};
        if (logError)
            e.se = value * (1 - value) * *logError;
        if (interval)
            addInterval(e, {share(interval->low), share(interval->high), "profile-likelihood", {}, {}}, 0, 1);
        else
            e.parameters.emplace_back("intervalLeftOut", std::string("no_residual"));
        out.push_back(std::move(e));
    }
    // With the ratio at 0 it is held there. The residual's own part of the information is (N - 1)/2 of its logarithm.
    const double follows = logError ? model.regressionOfResidual(ratio) * *logError : 0;
    const double residual = noResidual ? 0 : model.residual(ratio);
    const double error = std::sqrt(2 / (model.cells - 1) + follows * follows) / 2;
    for (std::size_t f = 2; f < forms.size(); ++f) {
        const double value = (f == 2 ? 1 : 1.96 * std::sqrt(2.0)) * std::sqrt(residual);
        Estimate e = defined(forms[f].name, value, table.targets, forms[f].definition);
        if (noResidual) {
            e.parameters.emplace_back("intervalLeftOut", std::string("no_residual"));
        } else {
            const double reach = std::exp(normalQuantile((1 + confidence) / 2) * error);
            e.se = value * error;
            addInterval(e, {value / reach, value * reach, "z", {}, {}}, 0, infinity);
        }
        out.push_back(std::move(e));
    }
    return out;
}

} // namespace attune::stats
