// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/dimension_data.h"

#include "agreement/declared_scale.h"
#include "agreement/totals.h"
#include "base/text.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace attune {

namespace {

constexpr double largestScore = 1e15;

// The numbers in use of a pool of names, put in order: rank by number, -1 where nothing uses it.
struct Ranked {
    std::vector<int> rankOf;
    std::vector<std::string> names;
};

template <typename Less> Ranked ranked(const NamePool& pool, const std::vector<bool>& used, Less less) {
    std::vector<int> order;
    for (int i = 0; i < pool.size(); ++i)
        if (used[static_cast<std::size_t>(i)])
            order.push_back(i);
    std::ranges::sort(order, less);
    Ranked out;
    out.rankOf.assign(static_cast<std::size_t>(pool.size()), -1);
    for (std::size_t r = 0; r < order.size(); ++r) {
        out.rankOf[static_cast<std::size_t>(order[r])] = static_cast<int>(r);
        out.names.push_back(pool[order[r]]);
    }
    return out;
}

Ranked rankedByName(const NamePool& pool, const std::vector<bool>& used) {
    return ranked(pool, used, [&](int a, int b) { return pool[a] < pool[b]; });
}

// Occasions are often 1, 2 ... 10: by number where both are numbers.
bool earlier(const std::string& a, const std::string& b) {
    const auto x = parseNumber(a), y = parseNumber(b);
    if (x && y && *x != *y)
        return *x < *y;
    return x.has_value() != y.has_value() ? x.has_value() : a < b;
}

// All texts of a pool but the empty one: numbers by value, then texts.
Ranked rankedByTime(const NamePool& pool) {
    std::vector<bool> used(static_cast<std::size_t>(pool.size()), true);
    if (const int none = pool.find({}); none >= 0)
        used[static_cast<std::size_t>(none)] = false;
    return ranked(pool, used, [&](int a, int b) { return earlier(pool[a], pool[b]); });
}

struct Declared {
    std::optional<DeclaredScale> scale;
    std::vector<std::string> labels;            ///< --categories, in order
    std::optional<std::vector<double>> numbers; ///< when all of them are numbers: ascending
};

Result<Declared> declaredSet(const AgreementSettings& settings) {
    Declared out;
    if (settings.scale && !settings.categories.empty())
        return fail(ErrorCode::Invalid, "both a scale and categories are declared", "settings", "give one of the two");
    if (settings.scale) {
        auto scale = parseScale(*settings.scale);
        if (!scale)
            return std::unexpected(scale.error());
        out.scale = std::move(*scale);
    }
    std::set<std::string> seen;
    std::vector<double> numbers;
    for (const std::string& label : settings.categories) {
        if (label.empty() || !seen.insert(label).second)
            return fail(ErrorCode::Invalid, label.empty() ? "a category is empty" : "a category is given twice",
                        "categories " + join(settings.categories, ","), "name each category once");
        if (const auto number = parseNumber(label); number && std::abs(*number) <= largestScore)
            numbers.push_back(*number);
    }
    out.labels = settings.categories;
    if (!out.labels.empty() && numbers.size() == out.labels.size()) {
        std::ranges::sort(numbers);
        if (std::ranges::adjacent_find(numbers) != numbers.end())
            return fail(ErrorCode::Invalid, "a category is given twice", "categories " + join(out.labels, ","),
                        "name each category once");
        out.numbers = std::move(numbers);
    }
    return out;
}

// What a text of the pool of scores is.
struct ScoreText {
    std::optional<double> number;
    bool tooLarge = false;
};

class Builder {
  public:
    Builder(const RatingTable& table, const AgreementSettings& settings) : m_table(table), m_settings(settings) {}

    Result<PreparedRatings> run(const std::vector<Total>& totals) {
        auto declared = declaredSet(m_settings);
        if (!declared)
            return std::unexpected(declared.error());
        m_declared = std::move(*declared);
        if (auto status = collect(); !status)
            return std::unexpected(status.error());
        if (auto status = findReference(); !status)
            return std::unexpected(status.error());
        if (auto status = findClusters(); !status)
            return std::unexpected(status.error());
        for (int d = 0; d < m_table.dimensions.size(); ++d) {
            const auto& cells = m_cells[static_cast<std::size_t>(d)];
            if (cells.empty())
                continue;
            const auto total = std::ranges::find(totals, m_table.dimensions[d], &Total::name);
            auto dimension =
                total == totals.end() ? build(d, cells, m_declared) : build(d, cells, declaredFor(*total, totals));
            if (!dimension)
                return std::unexpected(dimension.error());
            m_out.dimensions.push_back(std::move(*dimension));
        }
        return std::move(m_out);
    }

  private:
    Status collect() {
        const int only = m_settings.dimension ? m_table.dimensions.find(*m_settings.dimension) : -1;
        std::vector<bool> targets(static_cast<std::size_t>(m_table.targets.size()), false);
        std::vector<bool> raters(static_cast<std::size_t>(m_table.raters.size()), false);
        m_cells.resize(static_cast<std::size_t>(m_table.dimensions.size()));
        std::vector<std::int64_t> missing(static_cast<std::size_t>(m_table.kinds.size()), 0);
        std::int64_t empty = 0;
        std::vector<std::size_t> sizes(m_cells.size(), 0);
        for (const RatingCell& cell : m_table.cells)
            ++sizes[static_cast<std::size_t>(cell.dimension)];
        for (std::size_t d = 0; d < sizes.size(); ++d)
            m_cells[d].reserve(sizes[d]);
        std::set<std::pair<int, int>> sittings;
        for (const RatingCell& cell : m_table.cells) {
            if (m_settings.dimension && cell.dimension != only)
                continue;
            m_cells[static_cast<std::size_t>(cell.dimension)].push_back(&cell);
            targets[static_cast<std::size_t>(cell.target)] = true;
            raters[static_cast<std::size_t>(cell.rater)] = true;
            if (m_settings.occasion)
                sittings.emplace(cell.rater, cell.occasion);
            if (!m_table.kinds[cell.missing].empty())
                ++missing[static_cast<std::size_t>(cell.missing)];
            else if (m_table.scores[cell.score].empty())
                ++empty;
        }
        if (m_settings.dimension && std::ranges::all_of(m_cells, [](const auto& cells) { return cells.empty(); }))
            return fail(ErrorCode::NotFound, "there is no such dimension in the ratings",
                        "dimension " + *m_settings.dimension, "check its name");
        for (int k = 0; k < m_table.kinds.size(); ++k)
            if (missing[static_cast<std::size_t>(k)] > 0)
                m_out.missing[m_table.kinds[k]] = missing[static_cast<std::size_t>(k)];
        if (empty > 0)
            m_out.missing["empty"] += empty;
        m_targets = rankedByName(m_table.targets, targets);
        m_raters = rankedByName(m_table.raters, raters);
        m_out.targets = m_targets.names;
        m_out.raters = m_raters.names;
        if (m_settings.occasion)
            splitByOccasion(sittings);
        m_orders = rankedByTime(m_table.orders);
        m_confidences = rankedByTime(m_table.confidences);
        m_out.confidences = m_confidences.names;
        m_texts.resize(static_cast<std::size_t>(m_table.scores.size()));
        for (std::size_t i = 0; i < m_texts.size(); ++i) {
            const auto number = parseNumber(m_table.scores[static_cast<int>(i)]);
            m_texts[i] = {number ? std::optional(*number + 0.0) : number, number && std::abs(*number) > largestScore};
        }
        return {};
    }

    // Each rater on each occasion stands for a rater of their own.
    void splitByOccasion(const std::set<std::pair<int, int>>& sittings) {
        std::vector<std::pair<int, int>> order(sittings.begin(), sittings.end());
        std::ranges::sort(order, [&](const auto& a, const auto& b) {
            const int x = m_raters.rankOf[static_cast<std::size_t>(a.first)];
            const int y = m_raters.rankOf[static_cast<std::size_t>(b.first)];
            return x != y ? x < y : earlier(m_table.occasions[a.second], m_table.occasions[b.second]);
        });
        m_out.persons = m_out.raters;
        m_out.raters.clear();
        for (const auto& [rater, occasion] : order) {
            m_sitting[{rater, occasion}] = static_cast<int>(m_out.raters.size());
            m_out.personOf.push_back(m_raters.rankOf[static_cast<std::size_t>(rater)]);
            m_out.raters.push_back(m_table.raters[rater] + " @ " + m_table.occasions[occasion]);
        }
    }

    [[nodiscard]] int raterOf(const RatingCell& cell) const {
        return m_settings.occasion ? m_sitting.at({cell.rater, cell.occasion})
                                   : m_raters.rankOf[static_cast<std::size_t>(cell.rater)];
    }
    [[nodiscard]] int targetOf(const RatingCell& cell) const {
        return m_targets.rankOf[static_cast<std::size_t>(cell.target)];
    }

    Status findReference() {
        if (m_settings.occasion && m_settings.reference)
            return fail(ErrorCode::Invalid, "a reference and occasions are both given", "settings",
                        "with occasions each rater is compared with themselves: leave the reference out");
        if (m_settings.occasion)
            return {};
        if (m_settings.reference) {
            const int known = m_table.raters.find(*m_settings.reference);
            m_out.reference = known < 0 ? -1 : m_raters.rankOf[static_cast<std::size_t>(known)];
            if (m_out.reference < 0)
                return fail(ErrorCode::NotFound, "there is no such rater in the ratings",
                            "reference " + *m_settings.reference, "check the rater's name");
            return {};
        }
        std::vector<bool> isReference;
        for (int r = 0; r < m_table.roles.size(); ++r)
            isReference.push_back(lowered(m_table.roles[r]) == "reference");
        std::set<int> found;
        if (std::ranges::find(isReference, true) != isReference.end())
            for (const auto& cells : m_cells)
                for (const RatingCell* cell : cells)
                    if (isReference[static_cast<std::size_t>(cell->role)])
                        found.insert(m_raters.rankOf[static_cast<std::size_t>(cell->rater)]);
        if (found.size() == 1)
            m_out.reference = *found.begin();
        if (found.size() > 1)
            m_out.warnings.emplace_back("more than one rater has the role reference; none is used as such");
        return {};
    }

    Status findClusters() {
        if (!m_settings.cluster)
            return {};
        std::vector<const RatingCell*> first(m_targets.names.size(), nullptr);
        std::vector<bool> used(static_cast<std::size_t>(m_table.clusters.size()), false);
        for (const auto& cells : m_cells)
            for (const RatingCell* cell : cells) {
                const auto*& known = first[static_cast<std::size_t>(targetOf(*cell))];
                if (m_table.clusters[cell->cluster].empty())
                    return fail(ErrorCode::Invalid, "the row has no cluster", m_table.place(*cell),
                                "fill column " + *m_settings.cluster);
                if (known && known->cluster != cell->cluster)
                    return fail(ErrorCode::Invalid,
                                "target " + m_table.targets[cell->target] + " belongs to two clusters, " +
                                    m_table.clusters[known->cluster] + " and " + m_table.clusters[cell->cluster],
                                m_table.place(*cell), "give every row of a target the same cluster");
                known = known ? known : cell;
                used[static_cast<std::size_t>(cell->cluster)] = true;
            }
        Ranked clusters = rankedByName(m_table.clusters, used);
        for (const RatingCell* cell : first)
            m_out.clusterOfTarget.push_back(clusters.rankOf[static_cast<std::size_t>(cell->cluster)]);
        m_out.clusters = std::move(clusters.names);
        return {};
    }

    [[nodiscard]] Declared declaredFor(const Total& total, const std::vector<Total>& totals) const {
        Declared out;
        std::size_t items = total.items.size();
        if (total.items.empty())
            for (int d = 0; d < m_table.dimensions.size(); ++d)
                items += std::ranges::find(totals, m_table.dimensions[d], &Total::name) == totals.end() && isUsed(d);
        if (m_declared.scale)
            out.scale = scaleOfTotal(*m_declared.scale, total, items);
        return out;
    }
    [[nodiscard]] bool isUsed(int dimension) const {
        return std::ranges::find(m_table.cells, dimension, &RatingCell::dimension) != m_table.cells.end();
    }

    [[nodiscard]] std::unexpected<Error> wrongScore(const RatingCell& cell, const std::string& what,
                                                    const std::string& todo) const {
        return fail(ErrorCode::Invalid, "score " + m_table.scores[cell.score] + " " + what, m_table.place(cell), todo);
    }
    [[nodiscard]] bool isScored(const RatingCell& cell) const { return m_table.missingKind(cell).empty(); }
    [[nodiscard]] const ScoreText& textOf(const RatingCell& cell) const {
        return m_texts[static_cast<std::size_t>(cell.score)];
    }

    using Cells = std::vector<const RatingCell*>;

    Result<DimensionData> build(int dimension, const Cells& cells, const Declared& declared) {
        DimensionData out;
        out.name = m_table.dimensions[dimension];
        const RatingCell* firstText = nullptr;
        std::int64_t texts = 0, numbers = 0;
        for (const RatingCell* cell : cells) {
            if (!isScored(*cell))
                continue;
            const ScoreText& text = textOf(*cell);
            if (text.tooLarge)
                return wrongScore(*cell, "is too large to compute with", "check the score");
            numbers += text.number.has_value();
            texts += !text.number;
            if (!text.number && !firstText)
                firstText = cell;
        }
        const bool words = declared.labels.empty() ? firstText != nullptr : !declared.numbers;
        out.level =
            m_settings.level.value_or(words && !declared.scale ? MeasurementLevel::Nominal : MeasurementLevel::Ordinal);
        const bool wordsAllowed =
            !declared.scale && (out.level == MeasurementLevel::Nominal ||
                                (out.level == MeasurementLevel::Ordinal && !declared.labels.empty()));
        if (firstText && !wordsAllowed)
            return wrongScore(*firstText, "is not a number",
                              out.level == MeasurementLevel::Ordinal && !declared.scale
                                  ? "correct it, or name the ordered categories with --categories"
                                  : "correct it, or leave the cell empty or NA if there is no score");
        if (firstText && declared.numbers)
            return wrongScore(*firstText, "is not among the declared categories",
                              "correct the score or the declared categories");
        if (words && !wordsAllowed)
            return fail(ErrorCode::Invalid, "the declared categories are words, the level asks for numbers",
                        "dimension " + out.name, "declare numbers, or the level nominal or ordinal");
        if (firstText && declared.labels.empty() && numbers > 0)
            m_out.warnings.push_back("dimension " + out.name + ": " + std::to_string(texts) +
                                     " of its scores are not numbers (first: " + m_table.scores[firstText->score] +
                                     ", " + m_table.place(*firstText) + "), so it is taken as nominal");
        return fill(std::move(out), cells, declared, words);
    }

    // Place in the category set of each text in use; -2 where it has none.
    std::vector<int> categorize(DimensionData& out, const Cells& cells, const Declared& declared, bool words) const {
        std::vector<int> place(m_texts.size(), -1); // -1: not used
        for (const RatingCell* cell : cells)
            if (isScored(*cell))
                place[static_cast<std::size_t>(cell->score)] = -2;
        if (words) {
            std::set<std::string> seen;
            for (std::size_t t = 0; t < place.size(); ++t)
                if (place[t] == -2)
                    seen.insert(m_table.scores[static_cast<int>(t)]);
            out.categories = out.declared ? declared.labels : std::vector<std::string>(seen.begin(), seen.end());
            for (std::size_t c = 0; c < out.categories.size(); ++c)
                out.scores.values.push_back(static_cast<double>(c));
        } else {
            std::set<double> seen;
            for (std::size_t t = 0; t < place.size(); ++t)
                if (place[t] == -2)
                    seen.insert(*m_texts[t].number);
            out.scores.values = declared.scale     ? declared.scale->values
                                : declared.numbers ? *declared.numbers
                                                   : std::vector<double>(seen.begin(), seen.end());
            for (const double value : out.scores.values)
                out.categories.push_back(formatNumber(value));
        }
        for (std::size_t t = 0; t < place.size(); ++t) {
            if (place[t] != -2)
                continue;
            if (words) {
                const auto at = std::ranges::find(out.categories, m_table.scores[static_cast<int>(t)]);
                place[t] = at == out.categories.end() ? -2 : static_cast<int>(at - out.categories.begin());
            } else if (declared.scale) {
                place[t] = declared.scale->indexOf(*m_texts[t].number).value_or(-2);
            } else {
                const auto& values = out.scores.values;
                const auto at = std::ranges::lower_bound(values, *m_texts[t].number);
                place[t] = at == values.end() || *at != *m_texts[t].number ? -2 : static_cast<int>(at - values.begin());
            }
        }
        return place;
    }

    // The category set, then each cell's place in it.
    Result<DimensionData> fill(DimensionData out, const Cells& cells, const Declared& declared, bool words) {
        out.declared = declared.scale || !declared.labels.empty();
        out.scores.numeric = !words;
        const std::vector<int> place = categorize(out, cells, declared, words);
        std::vector<CellState> stateOf(static_cast<std::size_t>(m_table.kinds.size()), CellState::Missing);
        for (std::size_t k = 0; k < stateOf.size(); ++k)
            if (m_table.kinds[static_cast<int>(k)] == "not_codable")
                stateOf[k] = CellState::NotCodable;

        std::vector<int> row(m_targets.names.size(), -1);
        std::vector<int> firstSeen;
        for (const RatingCell* cell : cells)
            if (int& own = row[static_cast<std::size_t>(targetOf(*cell))]; own < 0) {
                own = 0;
                firstSeen.push_back(targetOf(*cell));
            }
        auto& table = out.scores;
        for (std::size_t t = 0; t < row.size(); ++t)
            if (row[t] == 0) {
                row[t] = table.targets++;
                out.targets.push_back(static_cast<int>(t));
                if (!m_out.clusterOfTarget.empty())
                    table.cluster.push_back(m_out.clusterOfTarget[t]);
            }
        for (const int t : firstSeen)
            out.inputOrder.push_back(row[static_cast<std::size_t>(t)]);
        table.raters = static_cast<int>(m_out.raters.size());
        const std::size_t size = static_cast<std::size_t>(table.targets) * static_cast<std::size_t>(table.raters);
        table.cells.assign(size, stats::ScoreTable::missing);
        out.states.assign(size, CellState::NoRow);
        if (!m_orders.names.empty())
            out.orderRank.assign(size, -1);
        if (!m_confidences.names.empty())
            out.confidenceRank.assign(size, -1);
        for (const RatingCell* cell : cells) {
            const int i = row[static_cast<std::size_t>(targetOf(*cell))], j = raterOf(*cell);
            const std::size_t at =
                static_cast<std::size_t>(i) * static_cast<std::size_t>(table.raters) + static_cast<std::size_t>(j);
            auto& state = out.states[at];
            if (state != CellState::NoRow)
                return twice(*cell, cells);
            if (!isScored(*cell)) {
                state = stateOf[static_cast<std::size_t>(cell->missing)];
                continue;
            }
            state = CellState::Scored;
            const int category = place[static_cast<std::size_t>(cell->score)];
            if (category < 0)
                return declared.scale ? wrongScore(*cell, offScale(*cell, *declared.scale),
                                                   "correct the score or the declared scale")
                                      : wrongScore(*cell, "is not among the declared categories",
                                                   "correct the score or the declared categories");
            table.cells[at] = category;
            if (!out.orderRank.empty())
                out.orderRank[at] = m_orders.rankOf[static_cast<std::size_t>(cell->order)];
            if (!out.confidenceRank.empty())
                out.confidenceRank[at] = m_confidences.rankOf[static_cast<std::size_t>(cell->confidence)];
        }
        return out;
    }

    [[nodiscard]] std::unexpected<Error> twice(const RatingCell& cell, const Cells& cells) const {
        const auto first = std::ranges::find_if(cells, [&](const RatingCell* other) {
            return other->target == cell.target && raterOf(*other) == raterOf(cell);
        });
        const std::string occasion = m_settings.occasion ? " on occasion " + m_table.occasions[cell.occasion] : "";
        return fail(ErrorCode::Invalid,
                    "rater " + m_table.raters[cell.rater] + " scored target " + m_table.targets[cell.target] +
                        " twice on dimension " + m_table.dimensions[cell.dimension] + occasion + ", first at " +
                        m_table.place(**first),
                    m_table.place(cell),
                    m_settings.occasion ? "keep one of the two rows"
                                        : "keep one of the two rows, or tell repeated ratings apart with --occasion");
    }

    [[nodiscard]] std::string offScale(const RatingCell& cell, const DeclaredScale& own) const {
        const double score = *textOf(cell).number;
        const std::string scale = formatNumber(own.min) + " to " + formatNumber(own.max);
        if (score < own.min || score > own.max)
            return "is outside the scale " + scale;
        return "is off the grid of the scale " + scale + " in steps of " + formatNumber(own.step);
    }

    const RatingTable& m_table;
    const AgreementSettings& m_settings;
    Declared m_declared;
    Ranked m_targets, m_raters, m_orders, m_confidences;
    std::map<std::pair<int, int>, int> m_sitting; ///< (rater, occasion) to rater of the output
    std::vector<ScoreText> m_texts;               ///< by number of the text
    std::vector<Cells> m_cells;                   ///< by dimension
    PreparedRatings m_out;
};

} // namespace

Result<PreparedRatings> prepareRatings(const RatingTable& table, const AgreementSettings& settings) {
    if (settings.totals.empty())
        return Builder(table, settings).run({});
    std::vector<Total> totals;
    for (const std::string& text : settings.totals) {
        auto total = parseTotal(text);
        if (!total)
            return std::unexpected(total.error());
        if (std::ranges::find(totals, total->name, &Total::name) != totals.end())
            return fail(ErrorCode::Invalid, "two totals have the same name", "--total " + text,
                        "give each a name, as in warmth=sum:a,b");
        totals.push_back(std::move(*total));
    }
    const auto extended = withTotals(table, totals);
    if (!extended)
        return std::unexpected(extended.error());
    return Builder(*extended, settings).run(totals);
}

} // namespace attune
