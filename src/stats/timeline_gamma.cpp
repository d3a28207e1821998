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

constexpr double alone = 1;         // cost of a segment without partner
constexpr double apart = 2 * alone; // a pair dearer than this is never part of the best alignment
constexpr std::size_t maxEdges = 2'000'000;
constexpr std::int64_t maxWork = 100'000'000; // pairs looked at in one call: seconds, not hours, whatever the input

struct Edge {
    std::int32_t to = 0;
    double cost = 0;
};

// The pairs worth considering: edges[first[i] .. first[i + 1]) are those of a[i].
struct Candidates {
    std::vector<std::size_t> first;
    std::vector<Edge> edges;
};

// The b side in classes of length (powers of two), so that the reach of a search is known: cost < 2 means
// |begin difference| < sqrt(2) (sum of lengths).
std::optional<Candidates> candidates(Segments a, Segments b, std::int64_t& work) {
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
    Candidates out;
    out.first.push_back(0);
    for (const Segment& s : a) {
        for (const Class& c : classes) {
            const double reach = 1.4143 * (static_cast<double>(s.length()) + static_cast<double>(c.longest));
            auto it =
                std::ranges::lower_bound(c.members, static_cast<double>(s.begin) - reach, {}, [&](std::int32_t j) {
                    return static_cast<double>(b[static_cast<std::size_t>(j)].begin);
                });
            for (; it != c.members.end(); ++it) {
                const Segment& other = b[static_cast<std::size_t>(*it)];
                if (static_cast<double>(other.begin - s.begin) > reach)
                    break;
                --work;
                const double cost = dissimilarity(s, other);
                if (cost < apart)
                    out.edges.push_back({*it, cost});
            }
            if (out.edges.size() > maxEdges || work < 0)
                return {};
        }
        out.first.push_back(out.edges.size());
    }
    return out;
}

// Least sum over the rows of: the cost of the row's own column, or `apart` for none. Shortest augmenting paths with
// dual prices; a search ends at the first free column or at a row that is better off alone, so it stays local.
std::optional<double> leastCost(const Candidates& c, std::size_t columns, std::int64_t& work) {
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
        double base = 0, bestAlone = far;
        std::int32_t sink = none;
        double length = 0;
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
    double sum = 0;
    for (std::size_t r = 0; r < rows; ++r) {
        double cost = apart;
        for (std::size_t e = c.first[r]; e < c.first[r + 1]; ++e)
            if (c.edges[e].to == columnOf[r])
                cost = c.edges[e].cost;
        sum += cost;
    }
    return sum;
}

std::optional<double> disorder(Segments a, Segments b, std::int64_t& work) {
    work -= 4 * static_cast<std::int64_t>(a.size() + b.size());
    const auto pairs = candidates(a, b, work);
    const auto sum = pairs ? leastCost(*pairs, b.size(), work) : std::nullopt;
    if (!sum)
        return {};
    // Every a costs its pair or 2 (itself and, as it were, a lone b); the b that are left over are counted back.
    const double total = *sum + alone * (static_cast<double>(b.size()) - static_cast<double>(a.size()));
    return total / (static_cast<double>(a.size() + b.size()) / 2);
}

// Uniform on 0 .. bound - 1 by rejection: the same draws on every machine.
std::uint64_t draw(std::mt19937_64& random, std::uint64_t bound) {
    const std::uint64_t limit = std::numeric_limits<std::uint64_t>::max() / bound * bound;
    while (true)
        if (const std::uint64_t x = random(); x < limit)
            return x % bound;
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

std::optional<double> alignmentDisorder(Segments a, Segments b) {
    std::int64_t work = maxWork;
    return disorder(a, b, work);
}
Estimate gammaAgreement(Segments a, Segments b, const GammaSettings& settings) {
    const std::string definition =
        "gamma, Mathet, Widlocher & Metivier 2015: 1 - observed / expected disorder; position and code weigh 1 each, a "
        "lone segment costs 1; expected disorder by turning the coders' own segments round the session/1";
    if (a.empty() && b.empty())
        return noFigure("gamma", "nothing_coded", definition);
    const auto lengthened = [&](Segments side) {
        std::vector<Segment> out(side.begin(), side.end());
        for (Segment& s : out)
            if (s.isPoint())
                s.end += settings.unit;
        return sorted(std::move(out));
    };
    const auto realA = lengthened(a), realB = lengthened(b);
    std::int64_t work = maxWork;
    const auto observed = disorder(realA, realB, work);
    if (!observed)
        return noFigure("gamma", "too_many_segments", definition);

    double lengths = 0;
    for (const Segments side : {Segments(realA), Segments(realB)})
        for (const Segment& s : side)
            lengths += static_cast<double>(s.length());
    const auto session = std::max<std::int64_t>(settings.length, 1);
    const auto least = static_cast<std::int64_t>(
        std::min(lengths / static_cast<double>(realA.size() + realB.size()) / 2, static_cast<double>(session) / 4));
    std::vector<const std::vector<Segment>*> sources;
    for (const auto* side : {&realA, &realB})
        if (!side->empty())
            sources.push_back(side);

    std::mt19937_64 random(settings.seed);
    double sum = 0, squares = 0;
    std::int64_t samples = 0, wanted = 30;
    while (samples < wanted) {
        const auto* first = sources[draw(random, sources.size())];
        const auto* second = sources[draw(random, sources.size())];
        const auto shift = static_cast<std::int64_t>(draw(random, static_cast<std::uint64_t>(session)));
        const auto between =
            least + static_cast<std::int64_t>(draw(random, static_cast<std::uint64_t>(session - 2 * least)));
        const auto chance =
            disorder(turned(*first, shift, session), turned(*second, (shift + between) % session, session), work);
        if (!chance && samples >= 30)
            break;
        if (!chance)
            return noFigure("gamma", "too_many_segments", definition);
        sum += *chance;
        squares += *chance * *chance;
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
    Estimate e = figure("gamma", 1 - *observed / expected, static_cast<std::int64_t>(a.size() + b.size()), definition);
    e.parameters = {{"observedDisorder", *observed},
                    {"expectedDisorder", expected},
                    {"samples", samples},
                    {"precisionWanted", settings.precision},
                    {"precision", 1.959964 * sd / std::sqrt(count) / expected}};
    return e;
}

} // namespace attune::timeline
