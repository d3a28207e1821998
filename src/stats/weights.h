// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

namespace attune::stats {

enum class Weights { Identity, Linear, Quadratic, Ordinal };

/// "identity", "linear", "quadratic", "ordinal".
[[nodiscard]] std::string nameOf(Weights weights);

/// Agreement weights over a category set: 1 for the same category, falling to 0 for the two ends.
/// Linear 1 - |a-b|/(max-min) and quadratic 1 - (a-b)^2/(max-min)^2 by value; ordinal 1 - C(d+1,2)/C(q,2) by distance
/// in position d (Gwet 2014, ch. 3). The matrix is never stored: a product costs one pass over the categories.
class AgreementWeights {
  public:
    /// values: the category set, strictly ascending.
    AgreementWeights(Weights kind, std::span<const double> values);

    [[nodiscard]] double operator()(int a, int b) const;
    /// W p, one entry a category.
    [[nodiscard]] std::vector<double> apply(std::span<const double> p) const;
    /// Sum of all weights, q x q.
    [[nodiscard]] double total() const;
    [[nodiscard]] Weights kind() const { return m_kind; }

  private:
    Weights m_kind;
    double m_linear = 0, m_quadratic = 0; ///< w = 1 - linear |s-t| - quadratic (s-t)^2 on places s, t in [0, 1]
    std::vector<double> m_place;
};

} // namespace attune::stats
