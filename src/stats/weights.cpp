// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/weights.h"

#include <cmath>

namespace attune::stats {

std::string nameOf(Weights weights) {
    switch (weights) {
    case Weights::Identity:
        return "identity";
    case Weights::Linear:
        return "linear";
    case Weights::Quadratic:
        return "quadratic";
    case Weights::Ordinal:
        return "ordinal";
    }
    return {};
}

AgreementWeights::AgreementWeights(Weights kind, std::span<const double> values)
    : m_kind(kind), m_place(values.size(), 0.0) {
    const std::size_t q = values.size();
    if (q < 2)
        return; // one category: every weight is 1
    const double range = values[q - 1] - values[0];
    for (std::size_t c = 0; c < q; ++c)
        m_place[c] = kind == Weights::Ordinal ? static_cast<double>(c) / static_cast<double>(q - 1)
                                              : (values[c] - values[0]) / range;
    if (kind == Weights::Linear)
        m_linear = 1;
    if (kind == Weights::Quadratic)
        m_quadratic = 1;
    if (kind == Weights::Ordinal) {
        // C(d+1,2)/C(q,2) with d = (q-1)|s-t| is ((q-1)(s-t)^2 + |s-t|)/q.
        m_linear = 1 / static_cast<double>(q);
        m_quadratic = static_cast<double>(q - 1) / static_cast<double>(q);
    }
}

double AgreementWeights::operator()(int a, int b) const {
    if (a == b)
        return 1;
    if (m_kind == Weights::Identity)
        return 0;
    const double d = std::abs(m_place[static_cast<std::size_t>(a)] - m_place[static_cast<std::size_t>(b)]);
    return 1 - m_linear * d - m_quadratic * d * d;
}

std::vector<double> AgreementWeights::apply(std::span<const double> p) const {
    std::vector<double> out(p.begin(), p.end());
    if (m_kind == Weights::Identity)
        return out;
    double sum = 0, first = 0, second = 0;
    for (std::size_t c = 0; c < p.size(); ++c) {
        sum += p[c];
        first += p[c] * m_place[c];
        second += p[c] * m_place[c] * m_place[c];
    }
    double sumBelow = 0, firstBelow = 0; // up to and with c
    for (std::size_t c = 0; c < p.size(); ++c) {
        const double t = m_place[c];
        sumBelow += p[c];
        firstBelow += p[c] * t;
        const double absolute = t * (2 * sumBelow - sum) - 2 * firstBelow + first;
        const double square = t * t * sum - 2 * t * first + second;
        out[c] = sum - m_linear * absolute - m_quadratic * square;
    }
    return out;
}

double AgreementWeights::total() const {
    const std::vector<double> ones(m_place.size(), 1.0);
    double sum = 0;
    for (const double row : apply(ones))
        sum += row;
    return sum;
}

} // namespace attune::stats
