// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/timeline_gamma.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <limits>
#include <queue>
#include <random>
#include <tuple>

namespace attune::timeline {

namespace {

constexpr double alone = 1; // cost of a segment without partner, and of two coders who both lack one
constexpr std::size_t maxEdges = 2'000'000;
constexpr std::int64_t maxWork = 100'000'000;     // pairs looked at in one call: seconds, not hours, whatever the input
constexpr int fewRestarts = 4, manyRestarts = 20; // of the search with three coders and more
constexpr double fewSegments = 60;                // per coder: up to here many restarts are cheap
constexpr std::size_t mostForAllSplits = 6;       // coders: beyond it only one at a time is aligned anew

struct Edge {
    std::int32_t to = 0;
    double cost = 0;
};

// The pairs worth considering: edges[first[i] .. first[i + 1]) are those of a[i].
struct Candidates {
    std::vector<std::size_t> first;
    std::vector<Edge> edges;
};

// The pairs whose cost, cost(i, j), is below `apart`; none is when the dissimilarity of a[i] and b[j] is `limit` or
// more. b sorted by begin. The b side in classes of length (powers of two), so that the reach of a search is known:
// dissimilarity < limit means |begin difference| < sqrt(limit) (sum of lengths).
template <typename Cost>
std::optional<Candidates> candidates(Segments a, Segments b, double limit, double apart, Cost cost,
                                     std::int64_t& work) {
    struct Class {
        std::int64_t longest = 0;
        std::vector<std::int32_t> members;
    };
    std::vector<Class> classes(65);
    for (std::size_t j = 0; j < b.size(); ++j) {
        auto& c = classes[static_cast<std::size_t>(std::bit_width(static_cast<std::uint64_t>(b[j].length())))];
        c.longest = std::max(c.longest, b[j].length());
        c.members.push_back(static_cast<std::int32_t>(j));
    }
    std::erase_if(classes, [](const Class& c) { return c.members.empty(); });
    const double stretch = std::sqrt(limit) * 1.00001;
    Candidates out;
    out.first.push_back(0);
    for (std::size_t i = 0; i < a.size(); ++i) {
        const Segment& s = a[i];
        for (const Class& c : classes) {
            const double reach = stretch * (static_cast<double>(s.length()) + static_cast<double>(c.longest));
            auto it =
                std::ranges::lower_bound(c.members, static_cast<double>(s.begin) - reach, {}, [&](std::int32_t j) {
                    return static_cast<double>(b[static_cast<std::size_t>(j)].begin);
                });
            for (; it != c.members.end(); ++it) {
                const Segment& other = b[static_cast<std::size_t>(*it)];
                if (static_cast<double>(other.begin - s.begin) > reach)
                    break;
                --work;
                if (const double x = cost(i, static_cast<std::size_t>(*it)); x < apart)
                    out.edges.push_back({*it, x});
            }
            if (out.edges.size() > maxEdges || work < 0)
                return {};
        }
        out.first.push_back(out.edges.size());
    }
    return out;
}

// The assignment of least sum over the rows of: the cost of the row's own column, or `apart` for none. Shortest
// augmenting paths with dual prices; a search ends at the first free column or at a row that is better off alone, so it
// stays local. The column of each row, or -1.
std::optional<std::vector<std::int32_t>> leastCost(const Candidates& c, std::size_t columns, double apart,
                                                   std::int64_t& work) {
    const std::size_t rows = c.first.size() - 1;
    constexpr std::int32_t none = -1;
    constexpr double far = std::numeric_limits<double>::infinity();
    std::vector<double> rowPrice(rows), columnPrice(columns), distance(columns, far);
    std::vector<std::int32_t> mate(columns, none), from(columns, none), columnOf(rows, none);
    std::vector<bool> done(columns);
    using Entry = std::tuple<double, bool, std::int32_t>; // of equals the free column first: the search is over
    for (std::size_t root = 0; root < rows; ++root) {
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
        std::vector<std::int32_t> touched, settled;
        std::size_t row = root, lonely = root;
        double base = 0, bestAlone = far, length = 0;
        std::int32_t sink = none;
        while (true) {
            if (const double d = base + apart - rowPrice[row]; d < bestAlone) {
                bestAlone = d;
                lonely = row;
            }
            work -= static_cast<std::int64_t>(c.first[row + 1] - c.first[row]);
            if (work < 0)
                return {};
            for (std::size_t e = c.first[row]; e < c.first[row + 1]; ++e) {
                const auto j = static_cast<std::size_t>(c.edges[e].to);
                const double d = base + c.edges[e].cost - rowPrice[row] - columnPrice[j];
                if (!done[j] && d < distance[j]) {
                    if (distance[j] == far)
                        touched.push_back(c.edges[e].to);
                    distance[j] = d;
                    from[j] = static_cast<std::int32_t>(row);
                    queue.emplace(d, mate[j] != none, c.edges[e].to);
                }
            }
            const auto stale = [&](const Entry& entry) {
                const auto k = static_cast<std::size_t>(std::get<2>(entry));
                return done[k] || std::get<0>(entry) > distance[k];
            };
            while (!queue.empty() && stale(queue.top()))
                queue.pop();
            if (queue.empty() || std::get<0>(queue.top()) >= bestAlone) {
                length = bestAlone;
                break;
            }
            const auto [d, taken, j] = queue.top();
            if (!taken) {
                sink = j;
                length = d;
                break;
            }
            queue.pop();
            done[static_cast<std::size_t>(j)] = true;
            settled.push_back(j);
            base = d;
            row = static_cast<std::size_t>(mate[static_cast<std::size_t>(j)]);
        }
        rowPrice[root] += length;
        for (const std::int32_t j : settled) {
            const auto k = static_cast<std::size_t>(j);
            rowPrice[static_cast<std::size_t>(mate[k])] += length - distance[k];
            columnPrice[k] -= length - distance[k];
        }
        // Back along the path: every row on it moves to the column it was reached from.
        std::int32_t column = sink;
        if (sink == none) {
            column = columnOf[lonely];
            columnOf[lonely] = none;
        }
        while (column != none) {
            const auto k = static_cast<std::size_t>(column);
            const auto r = static_cast<std::size_t>(from[k]);
            mate[k] = from[k];
            std::swap(column, columnOf[r]);
            if (r == root)
                break;
        }
        for (const std::int32_t j : touched) {
            distance[static_cast<std::size_t>(j)] = far;
            done[static_cast<std::size_t>(j)] = false;
        }
    }
    return columnOf;
}

using Coders = std::span<const std::vector<Segment>>;

double meanSegments(Coders coders) {
    double sum = 0;
    for (const auto& side : coders)
        sum += static_cast<double>(side.size());
    return sum / static_cast<double>(coders.size());
}

// A unitary alignment: a segment of each coder, or -1.
using Unit = std::vector<std::int32_t>;

// The best alignment of several coders: units that hold every segment once. A unit costs the mean over all pairs of
// coders of their dissimilarity, 1 where one or both have no segment in it.
class Aligner {
  public:
    Aligner(Coders coders, std::int64_t& work)
        : m_coders(coders), m_pairs(static_cast<double>(coders.size() * (coders.size() - 1)) / 2), m_work(work) {}

    /// The units of the best alignment after best().
    [[nodiscard]] const std::vector<Unit>& units() const { return m_best; }

    /// Total cost of the best alignment found; exact for two coders.
    std::optional<double> best(std::mt19937_64& random) {
        std::vector<std::size_t> order(m_coders.size());
        for (std::size_t k = 0; k < order.size(); ++k)
            order[k] = k;
        std::optional<double> least;
        const int starts = m_coders.size() == 2                    ? 1
                           : meanSegments(m_coders) <= fewSegments ? manyRestarts
                                                                   : fewRestarts;
        for (int start = 0; start < starts; ++start) {
            if (start > 0)
                for (std::size_t k = order.size() - 1; k > 0; --k)
                    std::swap(order[k], order[random() % (k + 1)]);
            std::vector<Unit> units;
            for (const std::size_t k : order) {
                for (std::size_t i = 0; i < m_coders[k].size(); ++i) {
                    units.emplace_back(m_coders.size(), -1);
                    units.back()[k] = static_cast<std::int32_t>(i);
                }
                if (!recombine(units, std::uint64_t{1} << k))
                    return {};
            }
            double total = totalOf(units);
            while (m_coders.size() > 2) {
                const double before = total;
                for (const std::uint64_t split : splits())
                    if (!recombine(units, split))
                        return {};
                total = totalOf(units);
                if (total > before - 1e-9)
                    break;
            }
            if (!least || total < *least) {
                least = total;
                m_best = std::move(units);
            }
        }
        return least;
    }

  private:
    // Which coders are taken apart from the others and aligned with them anew, as bits.
    [[nodiscard]] std::vector<std::uint64_t> splits() const {
        std::vector<std::uint64_t> out;
        const std::size_t n = m_coders.size();
        if (n > mostForAllSplits) {
            for (std::size_t k = 0; k < n; ++k)
                out.push_back(std::uint64_t{1} << k);
            return out;
        }
        for (std::uint64_t set = 1; set < std::uint64_t{1} << (n - 1); ++set)
            out.push_back(set);
        return out;
    }

    // Cuts every unit in two, coders in `split` and the others, and puts the parts together at the least cost.
    bool recombine(std::vector<Unit>& units, std::uint64_t split) {
        std::vector<Unit> rows, columns;
        for (const Unit& u : units) {
            Unit in(u.size(), -1), out(u.size(), -1);
            bool hasIn = false, hasOut = false;
            for (std::size_t k = 0; k < u.size(); ++k) {
                if (u[k] < 0)
                    continue;
                const bool inside = split >> k & 1;
                (inside ? in : out)[k] = u[k];
                (inside ? hasIn : hasOut) = true;
            }
            if (hasIn)
                rows.push_back(std::move(in));
            if (hasOut)
                columns.push_back(std::move(out));
        }
        const auto first = [&](const Unit& u) -> const Segment& {
            std::size_t k = 0;
            while (u[k] < 0)
                ++k;
            return m_coders[k][static_cast<std::size_t>(u[k])];
        };
        std::ranges::sort(columns, {}, [&](const Unit& u) { return std::pair(first(u), u); });
        std::vector<Segment> rowFirst, columnFirst;
        for (const Unit& u : rows)
            rowFirst.push_back(first(u));
        for (const Unit& u : columns)
            columnFirst.push_back(first(u));
        // Together instead of apart saves one unit's pairs and the lone costs across, and costs the dissimilarities
        // across: worth it when those stay below pairs + pairs across.
        const auto bits = static_cast<double>(std::popcount(split));
        const double most = bits * (static_cast<double>(m_coders.size()) - bits); // pairs across
        const double apart = m_pairs + most;
        const auto cost = [&](std::size_t i, std::size_t j) {
            double sum = most;
            for (std::size_t k = 0; k < m_coders.size(); ++k) {
                if (rows[i][k] < 0)
                    continue;
                const Segment& s = m_coders[k][static_cast<std::size_t>(rows[i][k])];
                for (std::size_t h = 0; h < m_coders.size(); ++h)
                    if (columns[j][h] >= 0)
                        sum += dissimilarity(s, m_coders[h][static_cast<std::size_t>(columns[j][h])]) - alone;
            }
            return sum;
        };
        m_work -= 4 * static_cast<std::int64_t>(rows.size() + columns.size());
        const auto pairs = candidates(rowFirst, columnFirst, apart, apart, cost, m_work);
        const auto columnOf = pairs ? leastCost(*pairs, columns.size(), apart, m_work) : std::nullopt;
        if (!columnOf)
            return false;
        std::vector<bool> taken(columns.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if ((*columnOf)[i] < 0)
                continue;
            const auto j = static_cast<std::size_t>((*columnOf)[i]);
            taken[j] = true;
            for (std::size_t k = 0; k < rows[i].size(); ++k)
                rows[i][k] = std::max(rows[i][k], columns[j][k]);
        }
        units = std::move(rows);
        for (std::size_t j = 0; j < columns.size(); ++j)
            if (!taken[j])
                units.push_back(std::move(columns[j]));
        return true;
    }

    [[nodiscard]] double totalOf(const std::vector<Unit>& units) const {
        double total = 0;
        for (const Unit& u : units) {
            double sum = m_pairs * alone;
            for (std::size_t k = 0; k < u.size(); ++k)
                for (std::size_t h = k + 1; h < u.size(); ++h)
                    if (u[k] >= 0 && u[h] >= 0)
                        sum += dissimilarity(m_coders[k][static_cast<std::size_t>(u[k])],
                                             m_coders[h][static_cast<std::size_t>(u[h])]) -
                               alone;
            total += sum / m_pairs;
        }
        return total;
    }

    Coders m_coders;
    double m_pairs;
    std::int64_t& m_work;
    std::vector<Unit> m_best;
};

// Sorted, points made as long as `point`.
std::vector<Segment> withLength(Segments segments, std::int64_t point) {
    std::vector<Segment> out(segments.begin(), segments.end());
    for (Segment& s : out)
        s.end += s.isPoint() ? point : 0;
    return sorted(std::move(out));
}

std::optional<double> disorder(Coders coders, std::mt19937_64& random, std::int64_t& work) {
    const auto total = Aligner(coders, work).best(random);
    return total ? std::optional(*total / meanSegments(coders)) : std::nullopt;
}

// No alignment is better than each pair of coders aligned by itself.
std::optional<double> lowerBound(Coders coders, std::int64_t& work) {
    double sum = 0, pairs = 0;
    std::mt19937_64 unused;
    for (std::size_t k = 0; k < coders.size(); ++k) {
        for (std::size_t h = k + 1; h < coders.size(); ++h) {
            const std::vector<std::vector<Segment>> two{coders[k], coders[h]};
            const auto best = Aligner(two, work).best(unused);
            if (!best)
                return {};
            sum += *best;
            pairs += 1;
        }
    }
    return sum / pairs / meanSegments(coders);
}

// Uniform on 0 .. bound - 1 by rejection: the same draws on every machine.
std::uint64_t draw(std::mt19937_64& random, std::uint64_t bound) {
    const std::uint64_t limit = std::numeric_limits<std::uint64_t>::max() / bound * bound;
    while (true)
        if (const std::uint64_t x = random(); x < limit)
            return x % bound;
}

// A random shift at least `least` away, round the session, from those drawn before; after many tries any.
std::int64_t shiftApartFrom(const std::vector<std::int64_t>& before, std::int64_t session, std::int64_t least,
                            std::mt19937_64& random) {
    std::int64_t shift = 0;
    for (int tries = 0; tries < 1000; ++tries) {
        shift = static_cast<std::int64_t>(draw(random, static_cast<std::uint64_t>(session)));
        const bool far = std::ranges::all_of(before, [&](std::int64_t other) {
            const std::int64_t apart = std::abs(shift - other);
            return std::min(apart, session - apart) >= least;
        });
        if (far)
            break;
    }
    return shift;
}

std::vector<Segment> turned(Segments segments, std::int64_t shift, std::int64_t length) {
    std::vector<Segment> out;
    out.reserve(segments.size());
    for (const Segment& s : segments) {
        const std::int64_t begin = (s.begin + shift) % length;
        out.push_back({begin, begin + s.length(), s.code});
    }
    return sorted(std::move(out));
}

} // namespace

double dissimilarity(const Segment& u, const Segment& v) {
    const double apartBy =
        std::abs(static_cast<double>(u.begin - v.begin)) + std::abs(static_cast<double>(u.end - v.end));
    const double position = apartBy / (static_cast<double>(u.length()) + static_cast<double>(v.length()));
    return position * position + (u.code == v.code ? 0 : 1);
}

std::optional<double> alignmentDisorder(std::span<const std::vector<Segment>> coders, std::uint64_t seed) {
    std::int64_t work = maxWork;
    std::mt19937_64 random(seed);
    return disorder(coders, random, work);
}

std::optional<std::vector<Match>> alignedPairs(Segments a, Segments b, std::int64_t point) {
    const std::vector<std::vector<Segment>> coders{withLength(a, point), withLength(b, point)};
    std::int64_t work = maxWork;
    std::mt19937_64 unused;
    Aligner aligner(coders, work);
    if (!aligner.best(unused))
        return {};
    std::vector<Match> out;
    for (const Unit& u : aligner.units())
        if (u[0] >= 0 && u[1] >= 0)
            out.push_back(
                {u[0], u[1],
                 dissimilarity(coders[0][static_cast<std::size_t>(u[0])], coders[1][static_cast<std::size_t>(u[1])])});
    return out;
}

Estimate gammaAgreement(std::span<const std::vector<Segment>> coders, const GammaSettings& settings) {
    const std::string definition =
        "gamma, Mathet, Widlocher & Metivier 2015: 1 - observed / expected disorder; position and code weigh 1 each, a "
        "lone segment costs 1; two coders: the best alignment, more: the best found, atMost bounds it; expected "
        "disorder by turning the coders' own segments round the session/3";
    std::int64_t segments = 0;
    double lengths = 0;
    std::vector<std::vector<Segment>> real;
    std::vector<std::size_t> sources;
    for (const auto& side : coders) {
        const auto& own = real.emplace_back(withLength(side, settings.unit));
        for (const Segment& s : own)
            lengths += static_cast<double>(s.length());
        segments += std::ssize(own);
        if (!own.empty())
            sources.push_back(real.size() - 1);
    }
    if (segments == 0)
        return noFigure("gamma", "nothing_coded", definition);
    std::mt19937_64 random(settings.seed);
    std::int64_t work = maxWork;
    const auto observed = disorder(real, random, work);
    const auto bound = observed && real.size() > 2 ? lowerBound(real, work) : observed;
    if (!observed || !bound)
        return noFigure("gamma", "too_many_segments", definition);

    const auto session = std::max<std::int64_t>(settings.length, 1);
    const auto least =
        static_cast<std::int64_t>(std::min(lengths / static_cast<double>(segments) / 2,
                                           static_cast<double>(session) / (2 * static_cast<double>(real.size()))));
    double sum = 0, squares = 0;
    std::int64_t samples = 0, wanted = 30;
    while (samples < wanted) {
        std::vector<std::vector<Segment>> chance;
        std::vector<std::int64_t> shifts;
        for (std::size_t k = 0; k < real.size(); ++k) {
            const auto& source = real[sources[draw(random, sources.size())]];
            shifts.push_back(shiftApartFrom(shifts, session, least, random));
            chance.push_back(turned(source, shifts.back(), session));
        }
        const auto one = disorder(chance, random, work);
        if (!one && samples >= 30)
            break;
        if (!one)
            return noFigure("gamma", "too_many_segments", definition);
        sum += *one;
        squares += *one * *one;
        ++samples;
        if (samples == 30 && sum > 0) {
            const double mean = sum / 30, sd = std::sqrt(std::max(0.0, (squares - 30 * mean * mean) / 29));
            const double needed = std::ceil(std::pow(sd / mean * 1.959964 / settings.precision, 2));
            wanted = std::clamp(static_cast<std::int64_t>(std::min(needed, 1e6)), std::int64_t{30}, std::int64_t{1000});
        }
    }
    const auto count = static_cast<double>(samples);
    const double expected = sum / count;
    if (expected <= 0)
        return noFigure("gamma", "no_variation", definition);
    const double sd = std::sqrt(std::max(0.0, (squares - count * expected * expected) / (count - 1)));
    Estimate e = figure("gamma", 1 - *observed / expected, segments, definition);
    const bool exact = *bound >= *observed - 1e-9;
    e.parameters = {{"observedDisorder", *observed},
                    {"expectedDisorder", expected},
                    {"samples", samples},
                    {"precisionWanted", settings.precision},
                    {"precision", 1.959964 * sd / std::sqrt(count) / expected},
                    {"alignment", exact ? "exact" : "heuristic"}};
    if (!exact)
        e.parameters.emplace_back("atMost", 1 - *bound / expected);
    return e;
}

} // namespace attune::timeline
