// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/rasch.h"

#include "stats/distributions.h"
#include "stats/estimates.h"
#include "stats/icc_reml.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <utility>

namespace attune::stats {

namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

constexpr int mostIterations = 200;
constexpr double reach = 6;               // of the grid, in target standard deviations
constexpr double extremeCorrection = 0.3; // score points
constexpr double negligible = 1e-12;      // posterior weight that is left out

struct Rating {
    int rater, category;
};

// Ratings by target, with raters and categories renumbered to those that take part.
struct Data {
    std::vector<std::vector<Rating>> targets;
    std::vector<int> raters;     // columns of the table that take part
    std::vector<int> categories; // indices into the table's values
};

// Leaves out unused categories and raters who used only one end, until nothing changes.
Data usable(const ScoreTable& table, std::vector<bool>& extreme) {
    extreme.assign(static_cast<std::size_t>(table.raters), false);
    Data data;
    while (true) {
        std::vector<bool> used(table.values.size());
        for (int i = 0; i < table.targets; ++i)
            for (int j = 0; j < table.raters; ++j)
                if (!extreme[static_cast<std::size_t>(j)] && table.at(i, j) != ScoreTable::missing)
                    used[static_cast<std::size_t>(table.at(i, j))] = true;
        data.categories.clear();
        for (std::size_t c = 0; c < used.size(); ++c)
            if (used[c])
                data.categories.push_back(static_cast<int>(c));
        bool changed = false;
        data.raters.clear();
        for (int j = 0; j < table.raters; ++j) {
            if (extreme[static_cast<std::size_t>(j)])
                continue;
            bool low = true, high = true;
            for (int i = 0; i < table.targets; ++i) {
                const int x = table.at(i, j);
                low = low && (x == ScoreTable::missing || x == data.categories.front());
                high = high && (x == ScoreTable::missing || x == data.categories.back());
            }
            if (data.categories.size() > 1 && (low || high)) {
                extreme[static_cast<std::size_t>(j)] = true;
                changed = true;
            } else {
                data.raters.push_back(j);
            }
        }
        if (!changed)
            break;
    }
    std::vector<int> place(table.values.size(), -1);
    for (std::size_t c = 0; c < data.categories.size(); ++c)
        place[static_cast<std::size_t>(data.categories[c])] = static_cast<int>(c);
    for (int i = 0; i < table.targets; ++i) {
        std::vector<Rating> ratings;
        for (std::size_t j = 0; j < data.raters.size(); ++j)
            if (const int x = table.at(i, data.raters[j]); x != ScoreTable::missing)
                ratings.push_back({static_cast<int>(j), place[static_cast<std::size_t>(x)]});
        if (!ratings.empty())
            data.targets.push_back(std::move(ratings));
    }
    return data;
}

// Parameters: the severities, then the inner sums of thresholds (b_1 .. b_{K-2}; the first and last are 0), then the
// targets' standard deviation. log P(x) = x (sd z - severity) - b_x - log of the sum over x.
class Model {
  public:
    Model(const Data& data, int categories, int nodes)
        : m_data(data), m_raters(static_cast<int>(data.raters.size())), m_categories(categories), m_nodes(nodes),
          m_size(m_raters + categories - 1) {
        const double step = 2 * reach / (nodes - 1);
        double sum = 0;
        for (int q = 0; q < nodes; ++q) {
            m_z.push_back(-reach + q * step);
            m_prior.push_back(std::exp(-m_z.back() * m_z.back() / 2));
            sum += m_prior.back();
        }
        for (double& w : m_prior)
            w /= sum;
    }

    [[nodiscard]] int size() const { return m_size; }
    [[nodiscard]] int nodes() const { return m_nodes; }
    [[nodiscard]] double z(int q) const { return m_z[static_cast<std::size_t>(q)]; }

    /// Probability of category x from a rater of this severity at node q.
    void probabilities(const Vector& p, double severity, int q, std::vector<double>& out) const {
        out.resize(static_cast<std::size_t>(m_categories));
        const double theta = p(m_size - 1) * z(q) - severity;
        double top = 0;
        for (int x = 0; x < m_categories; ++x) {
            out[static_cast<std::size_t>(x)] = x * theta - thresholdSum(p, x);
            top = x == 0 ? out[0] : std::max(top, out[static_cast<std::size_t>(x)]);
        }
        double sum = 0;
        for (double& v : out)
            sum += v = std::exp(v - top);
        for (double& v : out)
            v /= sum;
    }

    [[nodiscard]] double thresholdSum(const Vector& p, int x) const {
        return x == 0 || x == m_categories - 1 ? 0 : p(m_raters + x - 1);
    }

    /// Fills the tables for these parameters and each target's posterior; returns the log likelihood.
    double prepare(const Vector& p) {
        const auto cells = static_cast<std::size_t>(m_raters) * static_cast<std::size_t>(m_nodes);
        m_p.resize(cells * static_cast<std::size_t>(m_categories));
        m_log.resize(m_p.size());
        m_mean.assign(cells, 0);
        m_variance.assign(cells, 0);
        std::vector<double> one;
        for (int j = 0; j < m_raters; ++j) {
            for (int q = 0; q < m_nodes; ++q) {
                probabilities(p, p(j), q, one);
                const std::size_t c = cell(j, q);
                double square = 0;
                for (std::size_t x = 0; x < one.size(); ++x) {
                    m_p[c * one.size() + x] = one[x];
                    m_log[c * one.size() + x] = std::log(std::max(one[x], 1e-300));
                    m_mean[c] += static_cast<double>(x) * one[x];
                    square += static_cast<double>(x * x) * one[x];
                }
                m_variance[c] = std::max(0.0, square - m_mean[c] * m_mean[c]);
            }
        }
        m_posterior.resize(m_data.targets.size() * static_cast<std::size_t>(m_nodes));
        double logLikelihood = 0;
        for (std::size_t n = 0; n < m_data.targets.size(); ++n) {
            double* w = &m_posterior[n * static_cast<std::size_t>(m_nodes)];
            double top = -1e300;
            for (int q = 0; q < m_nodes; ++q) {
                double sum = std::log(m_prior[static_cast<std::size_t>(q)]);
                for (const Rating& r : m_data.targets[n])
                    sum += m_log[cell(r.rater, q) * static_cast<std::size_t>(m_categories) +
                                 static_cast<std::size_t>(r.category)];
                w[q] = sum;
                top = std::max(top, sum);
            }
            double sum = 0;
            for (int q = 0; q < m_nodes; ++q)
                sum += w[q] = std::exp(w[q] - top);
            for (int q = 0; q < m_nodes; ++q)
                w[q] /= sum;
            logLikelihood += top + std::log(sum);
        }
        return logLikelihood;
    }

    [[nodiscard]] double weight(std::size_t target, int q) const {
        return m_posterior[target * static_cast<std::size_t>(m_nodes) + static_cast<std::size_t>(q)];
    }

    /// Gradient, expected complete information and observed information at the prepared parameters.
    void derivatives(Vector& gradient, Matrix& completeInformation, Matrix& information) const {
        gradient = Vector::Zero(m_size);
        Matrix lost = Matrix::Zero(m_size, m_size);
        std::vector<double> seen(static_cast<std::size_t>(m_raters) * static_cast<std::size_t>(m_nodes));
        const int inner = m_categories - 2;
        std::vector<int> index;
        for (std::size_t n = 0; n < m_data.targets.size(); ++n) {
            const auto& ratings = m_data.targets[n];
            const int own = static_cast<int>(ratings.size()), size = own + inner + 1;
            index.clear();
            for (const Rating& r : ratings)
                index.push_back(r.rater);
            for (int k = 0; k <= inner; ++k)
                index.push_back(m_raters + k);
            std::vector<int> active;
            for (int q = 0; q < m_nodes; ++q)
                if (weight(n, q) > negligible)
                    active.push_back(q);
            Matrix score = Matrix::Zero(static_cast<int>(active.size()), size);
            Vector mean = Vector::Zero(size);
            for (int a = 0; a < score.rows(); ++a) {
                const int q = active[static_cast<std::size_t>(a)];
                double sum = 0;
                for (int i = 0; i < own; ++i) {
                    const Rating& r = ratings[static_cast<std::size_t>(i)];
                    const std::size_t c = cell(r.rater, q);
                    const double residual = r.category - m_mean[c];
                    seen[c] += weight(n, q);
                    score(a, i) = -residual;
                    sum += residual;
                    for (int k = 0; k < inner; ++k)
                        score(a, own + k) += chance(c, k + 1) - (r.category == k + 1 ? 1 : 0);
                }
                score(a, size - 1) = z(q) * sum;
                mean += weight(n, q) * score.row(a).transpose();
            }
            for (int a = 0; a < score.rows(); ++a)
                score.row(a) =
                    std::sqrt(weight(n, active[static_cast<std::size_t>(a)])) * (score.row(a) - mean.transpose());
            const Matrix spread = score.transpose() * score;
            for (int i = 0; i < size; ++i) {
                gradient(index[static_cast<std::size_t>(i)]) += mean(i);
                for (int k = 0; k < size; ++k)
                    lost(index[static_cast<std::size_t>(i)], index[static_cast<std::size_t>(k)]) += spread(i, k);
            }
        }
        completeInformation = Matrix::Zero(m_size, m_size);
        const int sd = m_size - 1;
        for (int j = 0; j < m_raters; ++j) {
            for (int q = 0; q < m_nodes; ++q) {
                const std::size_t c = cell(j, q);
                const double w = seen[c], v = m_variance[c], t = z(q);
                if (w == 0)
                    continue;
                completeInformation(j, j) += w * v;
                completeInformation(j, sd) -= w * t * v;
                completeInformation(sd, sd) += w * t * t * v;
                for (int k = 0; k < inner; ++k) {
                    const double pk = chance(c, k + 1), cross = w * pk * (k + 1 - m_mean[c]);
                    completeInformation(j, m_raters + k) += cross;
                    completeInformation(m_raters + k, sd) -= t * cross;
                    completeInformation(m_raters + k, m_raters + k) += w * pk;
                    for (int l = 0; l <= k; ++l)
                        completeInformation(m_raters + l, m_raters + k) -= w * pk * chance(c, l + 1);
                }
            }
        }
        completeInformation.triangularView<Eigen::StrictlyLower>() =
            completeInformation.transpose().triangularView<Eigen::StrictlyLower>();
        information = completeInformation - lost;
    }

    /// Infit and outfit of each rater, averaged over the posterior of each target: exactly 1 expected at the truth.
    void fit(std::vector<RaschSeverity>& out) const {
        std::vector<double> squares(static_cast<std::size_t>(m_raters)), variances(squares), standardised(squares);
        for (std::size_t n = 0; n < m_data.targets.size(); ++n) {
            for (const Rating& r : m_data.targets[n]) {
                const auto j = static_cast<std::size_t>(r.rater);
                ++out[j].n;
                for (int q = 0; q < m_nodes; ++q) {
                    const std::size_t c = cell(r.rater, q);
                    const double w = weight(n, q), square = w * (r.category - m_mean[c]) * (r.category - m_mean[c]);
                    squares[j] += square;
                    variances[j] += w * m_variance[c];
                    if (m_variance[c] > 1e-9)
                        standardised[j] += square / m_variance[c];
                }
            }
        }
        for (std::size_t j = 0; j < out.size(); ++j) {
            out[j].infit = variances[j] > 0 ? squares[j] / variances[j] : 1;
            out[j].outfit = standardised[j] / static_cast<double>(out[j].n);
        }
    }

  private:
    [[nodiscard]] std::size_t cell(int rater, int q) const {
        return static_cast<std::size_t>(rater) * static_cast<std::size_t>(m_nodes) + static_cast<std::size_t>(q);
    }
    [[nodiscard]] double chance(std::size_t c, int x) const {
        return m_p[c * static_cast<std::size_t>(m_categories) + static_cast<std::size_t>(x)];
    }

    const Data& m_data;
    int m_raters, m_categories, m_nodes, m_size;
    std::vector<double> m_z, m_prior, m_p, m_log, m_mean, m_variance, m_posterior;
};

// Newton on the marginal likelihood; where that does not climb, a step with the complete information, which does.
bool maximise(Model& model, Vector& p, double& logLikelihood, Matrix& information, int& iterations) {
    logLikelihood = model.prepare(p);
    Vector gradient;
    Matrix completeInformation;
    const int sd = model.size() - 1;
    for (iterations = 1; iterations <= mostIterations; ++iterations) {
        model.derivatives(gradient, completeInformation, information);
        const Eigen::LLT<Matrix> newton(information);
        bool climbed = false;
        Vector step;
        for (const bool observed : {true, false}) {
            if (observed && newton.info() != Eigen::Success)
                continue;
            step = observed ? Vector(newton.solve(gradient))
                            : Vector((completeInformation + 1e-9 * Matrix::Identity(model.size(), model.size()))
                                         .llt()
                                         .solve(gradient));
            if (observed && step.cwiseAbs().maxCoeff() < 1e-9)
                return true;
            const double largest = step.cwiseAbs().maxCoeff();
            if (largest > 2)
                step *= 2 / largest;
            for (int halving = 0; halving < 30 && !climbed; ++halving, step /= 2) {
                Vector next = p + step;
                if (next(sd) < 1e-4)
                    next(sd) = std::max(1e-4, p(sd) / 4);
                const double value = model.prepare(next);
                if (value >= logLikelihood - 1e-11 * std::abs(logLikelihood)) {
                    climbed = true;
                    p = next;
                    logLikelihood = value;
                }
            }
            if (climbed)
                break;
        }
        if (!climbed) {
            logLikelihood = model.prepare(p);
            return false;
        }
    }
    return false;
}

// The severity at which the expected score is .3 off the end, given what is known of the targets.
RaschSeverity extremeSeverity(const Model& model, const Vector& p, const ScoreTable& table, int rater,
                              const std::vector<std::size_t>& placeOfTarget, bool top, double centre) {
    RaschSeverity out;
    out.extreme = true;
    std::vector<std::size_t> seen;
    for (int i = 0; i < table.targets; ++i)
        if (table.at(i, rater) != ScoreTable::missing) {
            ++out.n;
            if (placeOfTarget[static_cast<std::size_t>(i)] != static_cast<std::size_t>(-1))
                seen.push_back(placeOfTarget[static_cast<std::size_t>(i)]);
        }
    std::vector<double> one, weights(static_cast<std::size_t>(model.nodes()));
    for (const std::size_t n : seen)
        for (int q = 0; q < model.nodes(); ++q)
            weights[static_cast<std::size_t>(q)] += model.weight(n, q);
    const auto moments = [&](double severity) {
        double mean = 0, variance = 0;
        for (int q = 0; q < model.nodes(); ++q) {
            model.probabilities(p, severity, q, one);
            double m = 0, s = 0;
            for (std::size_t x = 0; x < one.size(); ++x) {
                m += static_cast<double>(x) * one[x];
                s += static_cast<double>(x * x) * one[x];
            }
            mean += weights[static_cast<std::size_t>(q)] * m;
            variance += weights[static_cast<std::size_t>(q)] * (s - m * m);
        }
        return std::pair(mean, variance);
    };
    moments(0);
    const double most = static_cast<double>(seen.size()) * static_cast<double>(one.size() - 1);
    const double wanted = top ? most - extremeCorrection : extremeCorrection;
    double low = -60, high = 60; // the expected score falls as the severity rises
    for (int i = 0; i < 200; ++i) {
        const double middle = (low + high) / 2;
        (moments(middle).first > wanted ? low : high) = middle;
    }
    out.value = (low + high) / 2 - centre;
    const double variance = moments((low + high) / 2).second;
    out.se = variance > 0 ? 1 / std::sqrt(variance) : 0;
    return out;
}

} // namespace

RaschFit fitRasch(const ScoreTable& table) {
    RaschFit out;
    if (table.targets == 0 || table.raters == 0)
        out.undefined = "no_scores";
    else if (table.raters < 2)
        out.undefined = "one_rater";
    if (!out.undefined.empty())
        return out;
    std::vector<bool> extreme;
    const Data data = usable(table, extreme);
    const int categories = static_cast<int>(data.categories.size());
    std::size_t paired = 0, most = 0;
    for (const auto& ratings : data.targets) {
        paired += ratings.size() > 1;
        most = std::max(most, ratings.size());
    }
    ScoreTable taking = table;
    for (int i = 0; i < table.targets; ++i)
        for (int j = 0; j < table.raters; ++j)
            if (extreme[static_cast<std::size_t>(j)])
                taking.at(i, j) = ScoreTable::missing;
    if (categories < 2)
        out.undefined = "no_variation";
    else if (data.raters.size() < 2)
        out.undefined = "one_rater";
    else if (paired < 3)
        out.undefined = "n_too_small";
    else if (!connected(withoutEmpty(taking)))
        out.undefined = "disconnected";
    if (!out.undefined.empty())
        return out;
    out.categories = data.categories;

    const int nodes = std::clamp(static_cast<int>(12 * std::sqrt(1 + 4 * static_cast<double>(most))) | 1, 61, 401);
    Model model(data, categories, nodes);
    Vector p = Vector::Zero(model.size());
    p(model.size() - 1) = 1;
    Matrix information;
    if (!maximise(model, p, out.logLikelihood, information, out.iterations)) {
        out.undefined = p(model.size() - 1) < 0.01 ? "zero_target_variance" : "not_converged";
        return out;
    }
    const int raters = static_cast<int>(data.raters.size());
    const double centre = p.head(raters).mean();
    out.targetMean = -centre;
    out.targetSd = p(model.size() - 1);
    for (int x = 1; x < categories; ++x)
        out.thresholds.push_back(model.thresholdSum(p, x) - model.thresholdSum(p, x - 1));
    const Matrix covariance = information.llt().solve(Matrix::Identity(model.size(), model.size()));
    const Matrix centring = Matrix::Identity(raters, raters) - Matrix::Constant(raters, raters, 1.0 / raters);
    const Matrix severities = centring * covariance.topLeftCorner(raters, raters) * centring;
    std::vector<RaschSeverity> taken(static_cast<std::size_t>(raters));
    model.fit(taken);
    for (int j = 0; j < raters; ++j) {
        taken[static_cast<std::size_t>(j)].value = p(j) - centre;
        taken[static_cast<std::size_t>(j)].se = std::sqrt(std::max(0.0, severities(j, j)));
    }
    std::vector<std::size_t> placeOfTarget(static_cast<std::size_t>(table.targets), static_cast<std::size_t>(-1));
    std::size_t place = 0;
    for (int i = 0; i < table.targets; ++i)
        if (taking.scoresOf(i) > 0)
            placeOfTarget[static_cast<std::size_t>(i)] = place++;
    std::size_t next = 0;
    for (int j = 0; j < table.raters; ++j) {
        if (!extreme[static_cast<std::size_t>(j)]) {
            out.raters.push_back(taken[next++]);
            continue;
        }
        int score = ScoreTable::missing;
        for (int i = 0; i < table.targets && score == ScoreTable::missing; ++i)
            score = table.at(i, j);
        out.raters.push_back(
            extremeSeverity(model, p, table, j, placeOfTarget, score >= data.categories.back(), centre));
    }
    return out;
}

std::vector<Estimate> raterSeparation(const RaschFit& fit) {
    const char* separationDefinition = "rater-separation/linacre-1989/1";
    const char* reliabilityDefinition = "rater-separation-reliability/linacre-1989/1";
    const char* homogeneityDefinition = "rater-homogeneity/chi-square/1";
    double n = 0, mean = 0, error = 0, spread = 0, weights = 0, weighted = 0, squares = 0;
    for (const RaschSeverity& r : fit.raters) {
        if (r.extreme || !(r.se > 0))
            continue;
        n += 1;
        mean += r.value;
        error += r.se * r.se;
        const double w = 1 / (r.se * r.se);
        weights += w;
        weighted += w * r.value;
        squares += w * r.value * r.value;
    }
    const auto count = static_cast<std::int64_t>(n);
    if (!fit.undefined.empty() || n < 2) {
        const std::string reason = fit.undefined.empty() ? "n_too_small" : fit.undefined;
        return {undefinedFigure("rater_separation", reason, count, separationDefinition),
                undefinedFigure("rater_separation_reliability", reason, count, reliabilityDefinition),
                undefinedFigure("rater_homogeneity", reason, count, homogeneityDefinition)};
    }
    mean /= n;
    error /= n;
    for (const RaschSeverity& r : fit.raters)
        if (!r.extreme && r.se > 0)
            spread += (r.value - mean) * (r.value - mean) / (n - 1);
    const double truth = std::max(0.0, spread - error);
    Estimate separation = defined("rater_separation", std::sqrt(truth / error), count, separationDefinition);
    Estimate reliability =
        defined("rater_separation_reliability", truth / (truth + error), count, reliabilityDefinition);
    const double chi = std::max(0.0, squares - weighted * weighted / weights);
    Estimate homogeneity = defined("rater_homogeneity", chi, count, homogeneityDefinition);
    homogeneity.df = {n - 1};
    homogeneity.statistic = chi;
    homogeneity.p = chiSquareUpper(chi, n - 1);
    return {std::move(separation), std::move(reliability), std::move(homogeneity)};
}

} // namespace attune::stats
