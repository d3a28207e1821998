// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/dimension_data.h"

#include "agreement/declared_scale.h"
#include "base/text.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <set>
#include <unordered_map>

namespace attune {

namespace {

constexpr double largestScore = 1e15;

// Empty: scored.
std::string missingKind(const RatingRow& row) {
    return row.missing.empty() && row.score.empty() ? "empty" : row.missing;
}

// Names in order of first appearance, then sorted; index by name.
class Names {
  public:
    void add(const std::string& name) {
        if (m_index.emplace(name, 0).second)
            m_names.push_back(name);
    }
    void sort() {
        std::ranges::sort(m_names);
        number();
    }
    void number() {
        for (std::size_t i = 0; i < m_names.size(); ++i)
            m_index[m_names[i]] = static_cast<int>(i);
    }
    [[nodiscard]] int at(const std::string& name) const { return m_index.at(name); }
    [[nodiscard]] bool has(const std::string& name) const { return m_index.contains(name); }
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }
    [[nodiscard]] int size() const { return static_cast<int>(m_names.size()); }

  private:
    std::vector<std::string> m_names;
    std::unordered_map<std::string, int> m_index;
};

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

class Builder {
  public:
    Builder(const RatingTable& table, const AgreementSettings& settings) : m_table(table), m_settings(settings) {}

    Result<PreparedRatings> run() {
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
        for (int d = 0; d < m_dimensions.size(); ++d) {
            auto dimension =
                build(m_dimensions.names()[static_cast<std::size_t>(d)], m_rows[static_cast<std::size_t>(d)]);
            if (!dimension)
                return std::unexpected(dimension.error());
            m_out.dimensions.push_back(std::move(*dimension));
        }
        m_out.targets = m_targets.names();
        m_out.raters = m_raters.names();
        return std::move(m_out);
    }

  private:
    Status collect() {
        bool known = !m_settings.dimension;
        for (const RatingRow& row : m_table.rows) {
            if (m_settings.dimension && row.dimension != *m_settings.dimension)
                continue;
            known = true;
            m_targets.add(row.target);
            m_raters.add(row.rater);
            m_dimensions.add(row.dimension);
        }
        if (!known)
            return fail(ErrorCode::NotFound, "there is no such dimension in the ratings",
                        "dimension " + *m_settings.dimension, "check its name");
        m_targets.sort();
        m_raters.sort();
        m_dimensions.number();
        m_rows.resize(static_cast<std::size_t>(m_dimensions.size()));
        for (const RatingRow& row : m_table.rows) {
            if (m_settings.dimension && row.dimension != *m_settings.dimension)
                continue;
            m_rows[static_cast<std::size_t>(m_dimensions.at(row.dimension))].push_back(&row);
            if (const std::string kind = missingKind(row); !kind.empty())
                ++m_out.missing[kind];
        }
        return {};
    }

    Status findReference() {
        if (m_settings.reference) {
            if (!m_raters.has(*m_settings.reference))
                return fail(ErrorCode::NotFound, "there is no such rater in the ratings",
                            "reference " + *m_settings.reference, "check the rater's name");
            m_out.reference = m_raters.at(*m_settings.reference);
            return {};
        }
        std::set<std::string> found;
        for (const RatingRow& row : m_table.rows)
            if (m_raters.has(row.rater) && lowered(row.role) == "reference")
                found.insert(row.rater);
        if (found.size() == 1)
            m_out.reference = m_raters.at(*found.begin());
        if (found.size() > 1)
            m_out.warnings.push_back("more than one rater has the role reference; none is used as such");
        return {};
    }

    Status findClusters() {
        if (!m_settings.cluster)
            return {};
        Names clusters;
        std::vector<const RatingRow*> first(static_cast<std::size_t>(m_targets.size()), nullptr);
        for (const auto& rows : m_rows)
            for (const RatingRow* row : rows) {
                const auto*& known = first[static_cast<std::size_t>(m_targets.at(row->target))];
                if (row->cluster.empty())
                    return fail(ErrorCode::Invalid, "the row has no cluster", m_table.place(*row),
                                "fill column " + *m_settings.cluster);
                if (known && known->cluster != row->cluster)
                    return fail(ErrorCode::Invalid,
                                "target " + row->target + " belongs to two clusters, " + known->cluster + " and " +
                                    row->cluster,
                                m_table.place(*row), "give every row of a target the same cluster");
                known = row;
                clusters.add(row->cluster);
            }
        clusters.sort();
        for (const RatingRow* row : first)
            m_out.clusterOfTarget.push_back(clusters.at(row->cluster));
        return {};
    }

    [[nodiscard]] std::unexpected<Error> wrongScore(const RatingRow& row, const std::string& what,
                                                    const std::string& todo) const {
        return fail(ErrorCode::Invalid, "score " + row.score + " " + what, m_table.place(row), todo);
    }

    Result<DimensionData> build(const std::string& name, const std::vector<const RatingRow*>& rows) {
        DimensionData out;
        out.name = name;
        std::vector<double> numbers;
        const RatingRow* firstText = nullptr;
        std::int64_t texts = 0;
        for (const RatingRow* row : rows) {
            if (!missingKind(*row).empty())
                continue;
            const auto number = parseNumber(row->score);
            if (number && std::abs(*number) > largestScore)
                return wrongScore(*row, "is too large to compute with", "check the score");
            if (number) {
                numbers.push_back(*number);
            } else {
                firstText = firstText ? firstText : row;
                ++texts;
            }
        }
        const bool words = m_declared.labels.empty() ? firstText != nullptr : !m_declared.numbers;
        out.level = m_settings.level.value_or(words && !m_declared.scale ? MeasurementLevel::Nominal
                                                                         : MeasurementLevel::Ordinal);
        const bool wordsAllowed =
            !m_declared.scale && (out.level == MeasurementLevel::Nominal ||
                                  (out.level == MeasurementLevel::Ordinal && !m_declared.labels.empty()));
        if (firstText && !wordsAllowed)
            return wrongScore(*firstText, "is not a number",
                              out.level == MeasurementLevel::Ordinal && !m_declared.scale
                                  ? "correct it, or name the ordered categories with --categories"
                                  : "correct it, or leave the cell empty or NA if there is no score");
        if (firstText && m_declared.numbers)
            return wrongScore(*firstText, "is not among the declared categories",
                              "correct the score or the declared categories");
        if (words && !wordsAllowed)
            return fail(ErrorCode::Invalid, "the declared categories are words, the level asks for numbers",
                        "dimension " + name, "declare numbers, or the level nominal or ordinal");
        if (firstText && m_declared.labels.empty() && !numbers.empty())
            m_out.warnings.push_back("dimension " + name + ": " + std::to_string(texts) +
                                     " of its scores are not numbers (first: " + firstText->score + ", " +
                                     m_table.place(*firstText) + "), so it is taken as nominal");
        return fill(std::move(out), rows, words);
    }

    // The category set, then each cell's place in it.
    Result<DimensionData> fill(DimensionData out, const std::vector<const RatingRow*>& rows, bool words) {
        std::unordered_map<std::string, int> byLabel;
        std::unordered_map<double, int> byNumber;
        out.declared = m_declared.scale || !m_declared.labels.empty();
        out.scores.numeric = !words;
        if (words) {
            std::set<std::string> seen;
            for (const RatingRow* row : rows)
                if (missingKind(*row).empty())
                    seen.insert(row->score);
            out.categories = out.declared ? m_declared.labels : std::vector<std::string>(seen.begin(), seen.end());
            for (std::size_t c = 0; c < out.categories.size(); ++c) {
                byLabel[out.categories[c]] = static_cast<int>(c);
                out.scores.values.push_back(static_cast<double>(c));
            }
        } else {
            std::set<double> seen;
            for (const RatingRow* row : rows)
                if (missingKind(*row).empty())
                    seen.insert(*parseNumber(row->score) + 0.0);
            out.scores.values = m_declared.scale     ? m_declared.scale->values
                                : m_declared.numbers ? *m_declared.numbers
                                                     : std::vector<double>(seen.begin(), seen.end());
            for (std::size_t c = 0; c < out.scores.values.size(); ++c) {
                byNumber[out.scores.values[c]] = static_cast<int>(c);
                out.categories.push_back(formatNumber(out.scores.values[c]));
            }
        }

        Names targets;
        for (const RatingRow* row : rows)
            targets.add(row->target);
        const std::vector<std::string> input = targets.names();
        targets.sort();
        for (const std::string& target : input)
            out.inputOrder.push_back(targets.at(target));
        auto& table = out.scores;
        table.targets = targets.size();
        table.raters = m_raters.size();
        const std::size_t cells = static_cast<std::size_t>(table.targets) * static_cast<std::size_t>(table.raters);
        table.cells.assign(cells, stats::ScoreTable::missing);
        out.states.assign(cells, CellState::NoRow);
        for (const std::string& target : targets.names()) {
            out.targets.push_back(m_targets.at(target));
            if (!m_out.clusterOfTarget.empty())
                table.cluster.push_back(m_out.clusterOfTarget[static_cast<std::size_t>(out.targets.back())]);
        }
        std::unordered_map<std::size_t, const RatingRow*> firstOf;
        for (const RatingRow* row : rows) {
            const int i = targets.at(row->target), j = m_raters.at(row->rater);
            const std::size_t cell =
                static_cast<std::size_t>(i) * static_cast<std::size_t>(table.raters) + static_cast<std::size_t>(j);
            if (const auto [known, fresh] = firstOf.emplace(cell, row); !fresh)
                return fail(ErrorCode::Invalid,
                            "rater " + row->rater + " scored target " + row->target + " twice on dimension " +
                                row->dimension + ", first at " + m_table.place(*known->second),
                            m_table.place(*row), "keep one of the two rows");
            auto& state = out.states[cell];
            if (const std::string kind = missingKind(*row); !kind.empty()) {
                state = kind == "not_codable" ? CellState::NotCodable : CellState::Missing;
                continue;
            }
            state = CellState::Scored;
            std::optional<int> place;
            if (words) {
                if (const auto it = byLabel.find(row->score); it != byLabel.end())
                    place = it->second;
            } else if (m_declared.scale) {
                place = m_declared.scale->indexOf(*parseNumber(row->score));
            } else if (const auto it = byNumber.find(*parseNumber(row->score) + 0.0); it != byNumber.end()) {
                place = it->second;
            }
            if (!place)
                return m_declared.scale ? wrongScore(*row, offScale(*row), "correct the score or the declared scale")
                                        : wrongScore(*row, "is not among the declared categories",
                                                     "correct the score or the declared categories");
            table.cells[cell] = *place;
        }
        return out;
    }

    [[nodiscard]] std::string offScale(const RatingRow& row) const {
        const double score = *parseNumber(row.score);
        const std::string scale = formatNumber(m_declared.scale->min) + " to " + formatNumber(m_declared.scale->max);
        if (score < m_declared.scale->min || score > m_declared.scale->max)
            return "is outside the scale " + scale;
        return "is off the grid of the scale " + scale + " in steps of " + formatNumber(m_declared.scale->step);
    }

    const RatingTable& m_table;
    const AgreementSettings& m_settings;
    Declared m_declared;
    Names m_targets, m_raters, m_dimensions;
    std::vector<std::vector<const RatingRow*>> m_rows; ///< by dimension
    PreparedRatings m_out;
};

} // namespace

Result<PreparedRatings> prepareRatings(const RatingTable& table, const AgreementSettings& settings) {
    return Builder(table, settings).run();
}

} // namespace attune
