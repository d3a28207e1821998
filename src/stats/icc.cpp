// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/icc.h"

#include "stats/distributions.h"
#include "stats/estimates.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>

namespace attune::stats {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double relativeZero = 1e-13;

struct FormText {
    const char* name;
    const char* definition;
};

FormText textOf(IccForm form) {
    switch (form) {
    case IccForm::One:
        return {"icc_1", "icc.1/mcgraw-wong-1996/1"};
    case IccForm::OneK:
        return {"icc_1k", "icc.k/mcgraw-wong-1996/1"};
    case IccForm::C1:
        return {"icc_c1", "icc.c1/mcgraw-wong-1996/1"};
    case IccForm::CK:
        return {"icc_ck", "icc.ck/mcgraw-wong-1996/1"};
    case IccForm::A1:
        return {"icc_a1", "icc.a1/mcgraw-wong-1996/1"};
    case IccForm::AK:
        return {"icc_ak", "icc.ak/mcgraw-wong-1996/1"};
    }
    return {"", ""};
}

bool isMean(IccForm form) { return form == IccForm::OneK || form == IccForm::CK || form == IccForm::AK; }
bool isAgreement(IccForm form) { return form == IccForm::A1 || form == IccForm::AK; }
bool isOneWay(IccForm form) { return form == IccForm::One || form == IccForm::OneK; }

IccValue ratio(double above, double below, double scale) {
    if (!(below > relativeZero * scale))
        return {nan, "zero_target_variance"};
    return {above / below, {}};
}

// Limits of the agreement forms: McGraw & Wong 1996, table 7, case 2A/3A.
void addSatterthwaite(Estimate& e, IccForm form, const Anova& t, double confidence) {
    const IccValue single = iccValue(IccForm::A1, t);
    if (!single.undefined.empty() || single.value >= 1)
        return;
    const double n = t.n, k = t.k, rho = single.value, upper = (1 + confidence) / 2;
    const double a = k * rho / (n * (1 - rho));
    const double b = 1 + k * rho * (n - 1) / (n * (1 - rho));
    const double sum = a * t.msc + b * t.mse;
    const double v = sum * sum / (std::pow(a * t.msc, 2) / (k - 1) + std::pow(b * t.mse, 2) / ((n - 1) * (k - 1)));
    if (!std::isfinite(v))
        return;
    e.parameters.emplace_back("satterthwaiteDf", v);
    const double below = fisherQuantile(upper, n - 1, v), above = fisherQuantile(upper, v, n - 1);
    const double rest = form == IccForm::A1 ? k * t.msc + (k * n - k - n) * t.mse : t.msc - t.mse;
    const double low = n * (t.msr - below * t.mse) / (below * rest + n * t.msr);
    const double high = n * (above * t.msr - t.mse) / (rest + n * above * t.msr);
    addInterval(e, {low, high, "f-satterthwaite", {}, {}}, form == IccForm::A1 ? -1 : -infinity, 1);
}

} // namespace

namespace {

Anova meanSquares(double n, double k, double ssr, double ssc, double within, double size) {
    Anova out;
    out.n = n;
    out.k = k;
    if (n < 1 || k < 1)
        return out;
    // What is within targets and not between raters; a difference of rounding is caught by the test for zero.
    double sse = within - ssc;
    // Zeros are judged by the whole table, so that a resample of equal rows is seen as such.
    const double zero = relativeZero * std::max(ssr + within, size);
    for (double* part : {&ssr, &ssc, &sse})
        if (*part <= zero)
            *part = 0;
    out.varies = ssr + ssc + sse > 0;
    out.msr = n > 1 ? ssr / (n - 1) : 0;
    out.msc = k > 1 ? ssc / (k - 1) : 0;
    out.mse = n > 1 && k > 1 ? sse / ((n - 1) * (k - 1)) : 0;
    out.msw = k > 1 ? (ssc + sse) / (n * (k - 1)) : 0;
    return out;
}

} // namespace

AnovaTable::AnovaTable(const ScoreTable& complete) {
    const int n = complete.targets, k = complete.raters;
    m_anova.n = n;
    m_anova.k = k;
    if (n == 0 || k == 0)
        return;
    using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    RowMajor x(n, k);
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < k; ++j)
            x(i, j) = complete.value(i, j) - complete.value(0, 0); // exact for scores on a common grid
    x.array() -= x.mean();
    const Eigen::VectorXd means = x.rowwise().mean();
    x.colwise() -= means;
    const double ssr = k * means.squaredNorm(), within = x.rowwise().squaredNorm().sum();
    const double ssc = x.colwise().sum().squaredNorm() / n;
    m_anova = meanSquares(n, k, ssr, ssc, within, 0);
}

Anova anovaFromSums(double n, double k, double total, double totalSquares, double squares, double raterSquares,
                    double size, double step) {
    const double square = step * step;
    return meanSquares(n, k, square * (n * totalSquares - total * total) / (n * k),
                       square * (k * raterSquares - total * total) / (n * k), square * (k * squares - totalSquares) / k,
                       square * size);
}

IccValue iccValue(IccForm form, const Anova& t) {
    if (t.k < 2)
        return {nan, "one_rater"};
    if (t.n < 2)
        return {nan, "n_too_small"};
    if (!t.varies)
        return {nan, "no_variation"};
    const double scale = t.msr + t.msc + t.mse;
    switch (form) {
    case IccForm::One:
        return ratio(t.msr - t.msw, t.msr + (t.k - 1) * t.msw, scale);
    case IccForm::OneK:
        return ratio(t.msr - t.msw, t.msr, scale);
    case IccForm::C1:
        return ratio(t.msr - t.mse, t.msr + (t.k - 1) * t.mse, scale);
    case IccForm::CK:
        return ratio(t.msr - t.mse, t.msr, scale);
    case IccForm::A1:
        return ratio(t.msr - t.mse, t.msr + (t.k - 1) * t.mse + t.k * (t.msc - t.mse) / t.n, scale);
    case IccForm::AK:
        return ratio(t.msr - t.mse, t.msr + (t.msc - t.mse) / t.n, scale);
    }
    return {nan, "no_variation"};
}

Estimate iccEstimate(IccForm form, const Anova& t, double confidence) {
    const auto [name, definition] = textOf(form);
    const auto n = static_cast<std::int64_t>(t.n);
    const IccValue value = iccValue(form, t);
    if (!value.undefined.empty())
        return undefinedFigure(name, value.undefined, n, definition);
    Estimate e = defined(name, value.value, n, definition);
    e.parameters.emplace_back("raters", static_cast<std::int64_t>(t.k));
    const double error = isOneWay(form) ? t.msw : t.mse;
    const double df1 = t.n - 1, df2 = isOneWay(form) ? t.n * (t.k - 1) : (t.n - 1) * (t.k - 1);
    const double rangeLow = isMean(form) ? -infinity : -1;
    e.df = {df1, df2};
    if (error == 0) {
        if (value.value >= 1)
            addInterval(e, {1, 1, isAgreement(form) ? "f-satterthwaite" : "f", {}, {}}, rangeLow, 1);
        return e;
    }
    const double f = t.msr / error;
    e.statistic = f;
    const double p = fisherUpper(f, df1, df2);
    if (std::isfinite(p))
        e.p = p;
    if (isAgreement(form)) {
        addSatterthwaite(e, form, t, confidence);
        return e;
    }
    const double upper = (1 + confidence) / 2;
    const double low = f / fisherQuantile(upper, df1, df2), high = f * fisherQuantile(upper, df2, df1);
    if (isMean(form))
        addInterval(e, {low > 0 ? 1 - 1 / low : nan, 1 - 1 / high, "f", {}, {}}, rangeLow, 1);
    else
        addInterval(e, {(low - 1) / (low + t.k - 1), (high - 1) / (high + t.k - 1), "f", {}, {}}, rangeLow, 1);
    return e;
}

std::vector<Estimate> varianceFigures(const Anova& t) {
    const auto n = static_cast<std::int64_t>(t.n);
    const double target = (t.msr - t.mse) / t.k, rater = (t.msc - t.mse) / t.n, residual = t.mse;
    const double semC = std::sqrt(t.mse), semA = std::sqrt(std::max(rater, 0.0) + t.mse);
    const double change = 1.96 * std::sqrt(2.0);
    const double p = std::max(target, 0.0), relative = residual / t.k,
                 absolute = (std::max(rater, 0.0) + residual) / t.k;
    std::vector<Estimate> out;
    const std::string lacking = t.k < 2 ? "one_rater" : t.n < 2 ? "n_too_small" : "";
    auto add = [&](const char* name, double value, const char* definition, const std::string& undefined = {}) {
        const std::string& reason = lacking.empty() ? undefined : lacking;
        out.push_back(reason.empty() ? defined(name, value, n, definition)
                                     : undefinedFigure(name, reason, n, definition));
    };
    auto share = [&](const char* name, double error, const char* definition) {
        const std::string reason = !t.varies ? "no_variation" : p + error > 0 ? "" : "zero_target_variance";
        add(name, reason.empty() ? p / (p + error) : 0, definition, reason);
        if (out.back().value)
            out.back().parameters.emplace_back("raters", static_cast<std::int64_t>(t.k));
    };
    add("sem_agreement", semA, "sem.agreement/anova/1");
    add("sem_consistency", semC, "sem.consistency/anova/1");
    add("sdc_agreement", change * semA, "sdc.agreement/de-vet-2006/1");
    add("sdc_consistency", change * semC, "sdc.consistency/de-vet-2006/1");
    add("sem_one_way", std::sqrt(t.msw), "sem.one-way/anova/1");
    add("sdc_one_way", change * std::sqrt(t.msw), "sdc.one-way/de-vet-2006/1");
    add("var_target", target, "variance.target/anova-raw/1");
    add("var_rater", rater, "variance.rater/anova-raw/1");
    add("var_residual", residual, "variance.residual/anova-raw/1");
    share("g_relative", relative, "g.relative/brennan-2001/1");
    share("g_absolute", absolute, "g.absolute/brennan-2001/1");
    return out;
}

void varianceValues(const Anova& t, std::span<double, 17> out) {
    constexpr IccForm forms[] = {IccForm::One, IccForm::OneK, IccForm::C1, IccForm::CK, IccForm::A1, IccForm::AK};
    std::size_t at = 0;
    for (const IccForm form : forms)
        out[at++] = iccValue(form, t).value;
    const bool enough = t.k >= 2 && t.n >= 2;
    const double target = (t.msr - t.mse) / t.k, rater = (t.msc - t.mse) / t.n, rest = std::max(rater, 0.0) + t.mse;
    const double p = std::max(target, 0.0), change = 1.96 * std::sqrt(2.0);
    auto share = [&](double error) { return t.varies && p + error > 0 ? p / (p + error) : nan; };
    for (const double v :
         {std::sqrt(rest), std::sqrt(t.mse), change * std::sqrt(rest), change * std::sqrt(t.mse), std::sqrt(t.msw),
          change * std::sqrt(t.msw), target, rater, t.mse, share(t.mse / t.k), share(rest / t.k)})
        out[at++] = enough ? v : nan;
}

} // namespace attune::stats
