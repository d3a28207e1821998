// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/rater_diagnostics.h"

#include "stats/drift.h"
#include "stats/estimates.h"
#include "stats/halo.h"
#include "stats/rater_effects.h"
#include "stats/rater_style.h"
#include "stats/raw_agreement.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <span>

namespace attune {

using namespace stats;

namespace {

constexpr std::int64_t fewForDrift = 10; ///< below it a chart is drawn, but nothing is said

Resampling resamplingOf(const AgreementSettings& settings) {
    return {settings.bootstrap, settings.seed, settings.confidence};
}

// One score of a rater beside what it is compared with.
struct Compared {
    int target = 0; ///< row of the dimension
    double difference = 0;
    bool exact = false;
};

class DimensionDiagnosis {
  public:
    DimensionDiagnosis(const DimensionData& data, const PreparedRatings& all, const AgreementSettings& settings)
        : m_data(data), m_all(all), m_set(settings),
          m_numeric(data.level != MeasurementLevel::Nominal && data.scores.numeric) {
        if (all.reference >= 0 || !all.personOf.empty())
            return;
        for (int j = 0; j < data.scores.raters; ++j)
            for (int i = 0; i < data.scores.targets; ++i)
                if (data.scores.at(i, j) != ScoreTable::missing) {
                    m_column[j] = static_cast<int>(m_column.size());
                    break;
                }
        m_table = withoutRaters();
        m_effects = raterEffects(m_table);
        if (!m_numeric && m_effects.undefined.empty())
            m_effects.undefined = "not_numeric";
        m_severities = severityAmongRaters(m_effects, m_table.raters, settings.confidence);
    }

    RaterDiagnostics of(int rater) {
        RaterDiagnostics out;
        out.rater = m_all.raters[static_cast<std::size_t>(rater)];
        out.dimension = m_data.name;
        out.categories = m_data.categories;
        std::vector<Compared> compared;
        if (m_all.reference >= 0)
            against(rater, m_all.reference, out, compared);
        else
            amongRaters(rater, out, compared);
        addDrift(rater, compared, out);
        addConfidence(rater, compared, out);
        keepClustered(out, rater, m_all.reference);
        flag(out);
        if (m_all.reference >= 0 && playsNumbers(out, compared))
            out.flags.emplace_back("numbers_game");
        return out;
    }

    // A later occasion beside the same rater's first: what changed, and over the order of the later one.
    RaterDiagnostics since(int first, int later) {
        RaterDiagnostics out;
        out.rater = m_all.raters[static_cast<std::size_t>(later)];
        out.dimension = m_data.name;
        out.categories = m_data.categories;
        std::vector<Compared> compared;
        against(later, first, out, compared);
        out.against = m_all.raters[static_cast<std::size_t>(first)];
        addDrift(later, compared, out);
        keepClustered(out, later, first);
        flagDrift(out);
        return out;
    }

  private:
    // Only raters with a score, in the order of m_column.
    [[nodiscard]] ScoreTable withoutRaters() const {
        ScoreTable out = m_data.scores;
        out.raters = static_cast<int>(m_column.size());
        out.cells.clear();
        for (int i = 0; i < m_data.scores.targets; ++i)
            for (const auto& [rater, column] : m_column)
                out.cells.push_back(m_data.scores.at(i, rater));
        return out;
    }

    void against(int rater, int other, RaterDiagnostics& out, std::vector<Compared>& compared) const {
        out.against = "reference";
        PairScores pair = pairOf(m_data.scores, rater, other);
        pair.numeric = m_numeric;
        out.n = pair.n();
        out.estimates = raterStyle(pair, resamplingOf(m_set));
        out.used.resize(m_data.categories.size());
        out.usedByReference.resize(m_data.categories.size());
        for (int i = 0; i < m_data.scores.targets; ++i) {
            const int a = m_data.scores.at(i, rater), b = m_data.scores.at(i, other);
            if (a == ScoreTable::missing || b == ScoreTable::missing)
                continue;
            ++out.used[static_cast<std::size_t>(a)];
            ++out.usedByReference[static_cast<std::size_t>(b)];
            compared.push_back(
                {i,
                 m_data.scores.values[static_cast<std::size_t>(a)] - m_data.scores.values[static_cast<std::size_t>(b)],
                 a == b});
        }
    }

    // Keeps where being within one point is cheap: never within a point of either end, where a fifth or more of the
    // reference lies, and right no oftener than the best constant score and a tenth.
    [[nodiscard]] bool playsNumbers(const RaterDiagnostics& own, const std::vector<Compared>& compared) const {
        const std::vector<double>& values = m_data.scores.values;
        if (!m_numeric || std::ssize(compared) < fewForDrift || values.size() < 3)
            return false;
        const auto [low, high] = std::ranges::minmax(values);
        std::int64_t atEnds = 0, referenceAtEnds = 0, best = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const bool end = values[i] <= low + 1 || values[i] >= high - 1;
            atEnds += end ? own.used[i] : 0;
            referenceAtEnds += end ? own.usedByReference[i] : 0;
            best = std::max(best, own.usedByReference[i]);
        }
        const auto n = static_cast<double>(compared.size());
        const auto exact = static_cast<double>(std::ranges::count_if(compared, &Compared::exact));
        return atEnds == 0 && 5 * referenceAtEnds >= std::ssize(compared) && exact < static_cast<double>(best) + n / 10;
    }

    // other: negative for none.
    void keepClustered(RaterDiagnostics& out, int rater, int other) const {
        const std::vector<int>& cluster = m_data.scores.cluster;
        if (cluster.empty())
            return;
        const auto clusters = clustersWhere(cluster, [&](int i) {
            return m_data.scores.at(i, rater) != ScoreTable::missing &&
                   (other < 0 || m_data.scores.at(i, other) != ScoreTable::missing);
        });
        for (Estimate& e : out.estimates)
            keepClusteredIntervals(e, clusters);
    }

    void amongRaters(int rater, RaterDiagnostics& out, std::vector<Compared>& compared) const {
        out.against = "raters";
        std::vector<int> own;
        out.used.resize(m_data.categories.size());
        for (int i = 0; i < m_data.scores.targets; ++i)
            if (const int x = m_data.scores.at(i, rater); x != ScoreTable::missing) {
                own.push_back(x);
                ++out.used[static_cast<std::size_t>(x)];
            }
        out.n = std::ssize(own);
        const auto column = m_column.find(rater);
        if (column == m_column.end()) {
            out.estimates.push_back(undefinedFigure("severity", "no_scores", 0, "severity/1"));
        } else {
            out.estimates.push_back(m_severities[static_cast<std::size_t>(column->second)]);
            for (int i = 0; i < m_table.targets && m_effects.undefined.empty(); ++i) {
                if (m_table.at(i, column->second) == ScoreTable::missing)
                    continue;
                if (const auto others = adjustedOthersMean(m_table, m_effects, i, column->second))
                    compared.push_back({i, m_table.value(i, column->second) - *others, false});
            }
        }
        for (Estimate& e : ownStyle(own, m_data.scores.values, m_numeric, m_set.confidence))
            out.estimates.push_back(std::move(e));
    }

    [[nodiscard]] int rankOf(const std::vector<int>& ranks, int target, int rater) const {
        return ranks.empty() ? -1
                             : ranks[static_cast<std::size_t>(target) * static_cast<std::size_t>(m_data.scores.raters) +
                                     static_cast<std::size_t>(rater)];
    }
    [[nodiscard]] const std::string& targetName(int row) const {
        return m_all.targets[static_cast<std::size_t>(m_data.targets[static_cast<std::size_t>(row)])];
    }

    void addDrift(int rater, const std::vector<Compared>& compared, RaterDiagnostics& out) const {
        if (m_data.orderRank.empty() || !m_numeric)
            return;
        std::vector<std::pair<int, const Compared*>> order;
        for (const Compared& c : compared)
            if (const int rank = rankOf(m_data.orderRank, c.target, rater); rank >= 0)
                order.emplace_back(rank, &c);
        std::ranges::stable_sort(order, {}, [](const auto& entry) { return entry.first; });
        std::vector<double> differences;
        for (const auto& [rank, c] : order) {
            differences.push_back(c->difference);
            out.chartTargets.push_back(targetName(c->target));
        }
        out.estimates.push_back(driftSlope(differences, m_set.confidence));
        if (!differences.empty())
            out.chart = controlChart(differences);
    }

    void addConfidence(int rater, const std::vector<Compared>& compared, RaterDiagnostics& out) const {
        if (m_data.confidenceRank.empty() || m_all.reference < 0)
            return;
        std::map<int, std::vector<const Compared*>> levels;
        std::vector<int> rank, cluster;
        const auto exact = std::make_unique<bool[]>(compared.size());
        for (const Compared& c : compared) {
            const int own = rankOf(m_data.confidenceRank, c.target, rater);
            if (own < 0)
                continue;
            levels[own].push_back(&c);
            exact[rank.size()] = c.exact;
            rank.push_back(own);
            if (!m_data.scores.cluster.empty())
                cluster.push_back(m_data.scores.cluster[static_cast<std::size_t>(c.target)]);
        }
        if (rank.empty())
            return;
        for (const auto& [level, list] : levels) {
            PairScores pair;
            pair.values = m_data.scores.values;
            pair.numeric = m_numeric;
            for (const Compared* c : list) {
                pair.a.push_back(m_data.scores.at(c->target, rater));
                pair.b.push_back(m_data.scores.at(c->target, m_all.reference));
            }
            ConfidenceLevel entry;
            entry.level = m_all.confidences[static_cast<std::size_t>(level)];
            entry.n = pair.n();
            auto raw = rawAgreement(pair, m_set.confidence);
            entry.estimates = {std::move(raw[0]), std::move(raw[1]), differences(pair, m_set.confidence)[0]};
            if (const std::vector<int>& all = m_data.scores.cluster; !all.empty()) {
                const auto clusters = clustersWhere(all, [&list = list](int target) {
                    return std::ranges::any_of(list, [target](const Compared* c) { return c->target == target; });
                });
                for (Estimate& e : entry.estimates)
                    keepClusteredIntervals(e, clusters);
            }
            out.confidence.push_back(std::move(entry));
        }
        out.estimates.push_back(
            confidenceResolution(rank, std::span<const bool>(exact.get(), rank.size()), cluster, resamplingOf(m_set)));
    }

    static void flag(RaterDiagnostics& out) {
        const auto interval = [&](const char* name) -> const Interval* {
            const Estimate* e = out.find(name);
            return e && e->ci ? &*e->ci : nullptr;
        };
        const auto add = [&](bool found, const char* name) {
            if (found)
                out.flags.emplace_back(name);
        };
        const auto above = [&](const char* name, double bound) {
            const Interval* i = interval(name);
            return i && i->low > bound;
        };
        const auto below = [&](const char* name, double bound) {
            const Interval* i = interval(name);
            return i && i->high < bound;
        };
        add(above("severity", 0), "lenient");
        add(below("severity", 0), "severe");
        add(above("proportional_bias", 0) || below("proportional_bias", 0), "proportional_bias");
        const Estimate* ratio = out.find("sd_ratio");
        const bool constant = ratio && ratio->value && *ratio->value == 0;
        add(constant || below("sd_ratio", 1), "central_tendency");
        add(above("sd_ratio", 1), "exaggerates");
        add(below("entropy_difference", 0), "restricted_use");
        add(below("extreme_share_difference", 0), "avoids_ends");
        flagDrift(out);
        const Interval* resolution = interval("confidence_resolution");
        add(resolution && resolution->low <= 0.5 && out.n >= fewForDrift, "confidence_uninformative");
    }

    // The Western Electric rules alone raise too many false alarms over a round: they are listed, not flagged.
    static void flagDrift(RaterDiagnostics& out) {
        const Estimate* slope = out.find("drift_slope");
        const bool steady = !slope || !slope->ci || (slope->ci->low <= 0 && slope->ci->high >= 0);
        if (out.chart && std::ssize(out.chart->points) >= fewForDrift &&
            (!steady || std::ranges::any_of(out.chart->points, &ChartPoint::ewmaOut)))
            out.flags.emplace_back("drift");
    }

    const DimensionData& m_data;
    const PreparedRatings& m_all;
    const AgreementSettings& m_set;
    bool m_numeric;
    // Without a reference: the raters with a score as a table of their own.
    std::map<int, int> m_column; ///< rater to column
    ScoreTable m_table;
    RaterEffects m_effects;
    std::vector<Estimate> m_severities;
};

} // namespace

std::vector<RaterDiagnostics> diagnoseRaters(const PreparedRatings& ratings, const AgreementSettings& settings) {
    std::vector<RaterDiagnostics> out;
    for (const DimensionData& data : ratings.dimensions) {
        DimensionDiagnosis diagnosis(data, ratings, settings);
        const auto& person = ratings.personOf;
        for (int rater = 0; rater < static_cast<int>(ratings.raters.size()); ++rater) {
            if (person.empty() && rater != ratings.reference)
                out.push_back(diagnosis.of(rater));
            if (person.empty())
                continue;
            const auto first = std::ranges::find(person, person[static_cast<std::size_t>(rater)]) - person.begin();
            if (first < rater)
                out.push_back(diagnosis.since(static_cast<int>(first), rater));
        }
    }
    return out;
}

std::vector<HaloDiagnostics> diagnoseHalo(const PreparedRatings& ratings, const AgreementSettings& settings) {
    std::vector<HaloDiagnostics> out;
    std::vector<const DimensionData*> dimensions;
    for (const DimensionData& data : ratings.dimensions)
        if (data.level != MeasurementLevel::Nominal && data.scores.numeric)
            dimensions.push_back(&data);
    if (ratings.reference < 0 || dimensions.size() < 2)
        return out;
    for (int rater = 0; rater < static_cast<int>(ratings.raters.size()); ++rater) {
        if (rater == ratings.reference)
            continue;
        // Only targets that both scored on two dimensions or more.
        std::vector<std::vector<std::optional<double>>> own(ratings.targets.size()), other(ratings.targets.size());
        for (auto* side : {&own, &other})
            for (auto& row : *side)
                row.resize(dimensions.size());
        std::vector<int> both(ratings.targets.size());
        for (std::size_t d = 0; d < dimensions.size(); ++d) {
            const DimensionData& data = *dimensions[d];
            for (int i = 0; i < data.scores.targets; ++i) {
                if (data.scores.at(i, rater) == ScoreTable::missing ||
                    data.scores.at(i, ratings.reference) == ScoreTable::missing)
                    continue;
                const auto t = static_cast<std::size_t>(data.targets[static_cast<std::size_t>(i)]);
                own[t][d] = data.scores.value(i, rater);
                other[t][d] = data.scores.value(i, ratings.reference);
                ++both[t];
            }
        }
        HaloSample sample;
        sample.dimensions = static_cast<int>(dimensions.size());
        for (std::size_t t = 0; t < both.size(); ++t) {
            if (both[t] < 2)
                continue;
            ++sample.targets;
            sample.rater.insert(sample.rater.end(), own[t].begin(), own[t].end());
            sample.reference.insert(sample.reference.end(), other[t].begin(), other[t].end());
            if (!ratings.clusterOfTarget.empty())
                sample.cluster.push_back(ratings.clusterOfTarget[t]);
        }
        HaloFigures figures = halo(sample, resamplingOf(settings));
        if (!ratings.clusterOfTarget.empty()) {
            const auto clusters = clustersWhere(sample.cluster, [](int) { return true; });
            for (Estimate* e : {&figures.halo, &figures.meanCorrelation, &figures.meanCorrelationReference})
                keepClusteredIntervals(*e, clusters);
            for (HaloCorrelation& c : figures.pairs)
                keepClusteredIntervals(c.difference, clusters);
        }
        HaloDiagnostics entry;
        entry.rater = ratings.raters[static_cast<std::size_t>(rater)];
        entry.estimates = {figures.halo, figures.meanCorrelation, figures.meanCorrelationReference};
        for (const HaloCorrelation& c : figures.pairs)
            entry.pairs.push_back({dimensions[static_cast<std::size_t>(c.first)]->name,
                                   dimensions[static_cast<std::size_t>(c.second)]->name, c.n, c.rater, c.reference,
                                   c.difference});
        if (figures.halo.ci && figures.halo.ci->low > 0)
            entry.flags.emplace_back("halo");
        out.push_back(std::move(entry));
    }
    return out;
}

} // namespace attune
