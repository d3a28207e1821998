// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/timeline_segments.h"

namespace attune::timeline {

/// A cross table of labels: rows coder a, columns coder b, the last row and column uncoded. Cells are nanoseconds,
/// units or events.
struct Confusion {
    explicit Confusion(int codeCount)
        : codes(codeCount), cells(static_cast<std::size_t>(codeCount + 1) * static_cast<std::size_t>(codeCount + 1)) {}

    int codes;
    std::vector<std::int64_t> cells;

    [[nodiscard]] std::int64_t& at(int a, int b) { return cells[index(a, b)]; }
    [[nodiscard]] std::int64_t at(int a, int b) const { return cells[index(a, b)]; }
    [[nodiscard]] std::int64_t total() const;
    [[nodiscard]] Confusion transposed() const;

    bool operator==(const Confusion&) const = default;

  private:
    [[nodiscard]] std::size_t index(int a, int b) const {
        const auto slot = [&](int code) { return static_cast<std::size_t>(code == Nil ? codes : code); };
        return slot(a) * static_cast<std::size_t>(codes + 1) + slot(b);
    }
};

/// Shared lengths of two labellings of the same [0, length).
[[nodiscard]] Confusion crossTable(std::span<const Run> a, std::span<const Run> b, int codes);

/// The tally of time units with tolerance (Quera, Bakeman & Gnisci 2007): walk the base coder's units; where the other
/// has the same label (uncoded is a label too) within +-tolerance units, tally (x, x), else (x, what the other has
/// there). Rows stay coder a whichever is the base.
[[nodiscard]] Confusion toleranceTable(std::span<const Run> a, std::span<const Run> b, int codes,
                                       std::int64_t tolerance, bool baseIsA);

/// Cohen 1960 on the table, computed in whole numbers up to the last division. Undefined: "nothing_coded" (no label but
/// uncoded), "one_category".
struct Kappa {
    std::optional<double> value;
    std::string undefined;
};
[[nodiscard]] Kappa cohenKappa(const Confusion& table);

/// Kappa with (uncoded, uncoded) a structural zero: the expected diagonal under quasi-independence has the closed form
/// p_e = sum_c r_c c_c (N - r_nil - c_nil) / ((N - r_nil)(N - c_nil)) / N, to which iterative proportional fitting
/// converges. The cell (uncoded, uncoded) must be 0.
[[nodiscard]] Kappa structuralZeroKappa(const Confusion& table);

/// Cohen's kappa of one code against everything else, from times: both, a's, b's and the whole session's.
[[nodiscard]] Kappa codeKappa(std::int64_t both, std::int64_t a, std::int64_t b, std::int64_t whole);

} // namespace attune::timeline
