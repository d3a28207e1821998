// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/practice.h"

#include "stats/distributions.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace attune {

namespace {

const Viewer fileOwner{RaterId(), RaterRole::Trainer};

double meanOf(const std::vector<double>& values) {
    double sum = 0;
    for (const double v : values)
        sum += v;
    return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

double sdOf(const std::vector<double>& values) {
    if (values.size() < 2)
        return 0;
    const double mean = meanOf(values);
    double sum = 0;
    for (const double v : values)
        sum += (v - mean) * (v - mean);
    return std::sqrt(sum / static_cast<double>(values.size() - 1));
}

// Which third of the scale a value lies in: 0, 1, 2.
int thirdOf(const Scale& scale, std::int64_t steps) {
    const std::int64_t top = std::max<std::int64_t>(1, scale.topStep());
    return static_cast<int>(std::min<std::int64_t>(2, 3 * steps / (top + 1)));
}

bool isNumeric(const Scale& scale) { return scale.kind != ScaleKind::Nominal && scale.kind != ScaleKind::Text; }

// Codings of reference raters, by clip.
Result<std::map<ClipId, Coding>> references(Library& library, const std::vector<Clip>& clips) {
    const auto raters = library.raters(fileOwner);
    const auto rounds = library.rounds(fileOwner);
    if (!raters || !rounds)
        return std::unexpected(raters ? rounds.error() : raters.error());
    std::map<ClipId, Coding> out;
    for (const Clip& clip : clips) {
        std::vector<RaterId> names;
        for (auto round = rounds->rbegin(); round != rounds->rend(); ++round)
            names.push_back(round->reference);
        for (const Rater& rater : *raters)
            if (rater.role == RaterRole::Reference)
                names.push_back(rater.id);
        for (const RaterId& name : names) {
            auto coding = library.coding(fileOwner, {clip.id, name});
            if (!coding)
                return std::unexpected(coding.error());
            if (*coding) {
                out.emplace(clip.id, std::move(**coding));
                break;
            }
        }
    }
    return out;
}

} // namespace

Result<std::vector<PracticeChoice>> nextPractice(Library& library, const RaterId& rater, std::size_t most,
                                                 const std::vector<DimensionId>& only) {
    const auto clips = library.clips(fileOwner);
    const auto schemes = library.schemes();
    const auto rounds = library.rounds(fileOwner);
    const auto exposures = library.exposures(fileOwner);
    for (const Error* error : {clips ? nullptr : &clips.error(), schemes ? nullptr : &schemes.error(),
                               rounds ? nullptr : &rounds.error(), exposures ? nullptr : &exposures.error()})
        if (error)
            return std::unexpected(*error);
    const auto reference = references(library, *clips);
    if (!reference)
        return std::unexpected(reference.error());
    const auto dimensionOf = [&](const Coding& coding, const DimensionId& id) -> const Dimension* {
        const auto scheme = std::ranges::find(*schemes, coding.scheme, &CodingScheme::ref);
        const Dimension* dimension = scheme == schemes->end() ? nullptr : scheme->find(id);
        const bool wanted = only.empty() || std::ranges::find(only, id) != only.end();
        return dimension && wanted && isNumeric(dimension->scale) ? dimension : nullptr;
    };
    // How far off this person was, by dimension and third of the scale.
    std::map<std::pair<DimensionId, int>, std::pair<double, int>> errors;
    std::set<ClipId> known;
    for (const Exposure& e : *exposures)
        if (e.rater == rater)
            known.insert(e.clip);
    for (const Round& round : *rounds)
        for (const ClipId& clip : round.clipsOf(rater))
            known.insert(clip);
    for (const auto& [clip, expected] : *reference) {
        const auto own = library.coding(fileOwner, {clip, rater});
        if (!own || !*own)
            continue; // not begun, or a draft that is theirs alone
        for (const auto& [about, rating] : expected.ratings) {
            const Dimension* dimension = about.unit.segment ? nullptr : dimensionOf(expected, about.dimension);
            const Rating* mine = dimension ? (*own)->rating(about.dimension) : nullptr;
            if (!mine || !mine->steps || !rating.steps)
                continue;
            auto& [sum, n] = errors[{about.dimension, thirdOf(dimension->scale, *rating.steps)}];
            sum += std::abs(dimension->scale.valueOf(*mine->steps) - dimension->scale.valueOf(*rating.steps));
            ++n;
        }
    }
    std::vector<PracticeChoice> out;
    for (const Clip& clip : *clips) {
        const auto expected = reference->find(clip.id);
        if (expected == reference->end() || known.contains(clip.id) || clip.purpose != "practice")
            continue;
        PracticeChoice choice{clip.id, 0, {}};
        double best = -1;
        for (const auto& [about, rating] : expected->second.ratings) {
            const Dimension* dimension = about.unit.segment ? nullptr : dimensionOf(expected->second, about.dimension);
            if (!dimension || !rating.steps)
                continue;
            const auto error = errors.find({about.dimension, thirdOf(dimension->scale, *rating.steps)});
            const double gain =
                error == errors.end() ? 0 : error->second.first / static_cast<double>(error->second.second);
            choice.gain += gain;
            if (gain > best) {
                best = gain;
                choice.dimension = about.dimension;
            }
        }
        if (best >= 0)
            out.push_back(std::move(choice));
    }
    std::ranges::stable_sort(out, std::greater<>(), &PracticeChoice::gain);
    if (out.size() > most)
        out.resize(most);
    return out;
}

Result<std::vector<PracticeFocus>> practiceFocus(Library& library, const AgreementReport& report,
                                                 const Verdict& verdict, const RaterId& rater) {
    std::set<std::string> fell;
    for (const ClauseResult& clause : verdict.clauses)
        if (clause.dimension && clause.held == false)
            fell.insert(*clause.dimension);
    std::vector<std::pair<double, PracticeFocus>> found;
    for (const PairAgreement& pair : report.pairs) {
        const Estimate* gap = pair.find("mean_abs_difference");
        const Estimate* bias = pair.find("bias");
        if (pair.a != rater.value || !gap || !gap->value || !bias || !bias->value ||
            (!fell.empty() && !fell.contains(pair.dimension)))
            continue;
        PracticeFocus focus;
        focus.dimension = DimensionId(pair.dimension);
        focus.bias = bias->value;
        // One-sided when the bias makes up more than half of the differences.
        focus.direction = 2 * std::abs(*bias->value) <= *gap->value ? "spread" : *bias->value > 0 ? "higher" : "lower";
        found.emplace_back(*gap->value, std::move(focus));
    }
    std::ranges::stable_sort(found, std::greater<>(), &std::pair<double, PracticeFocus>::first);
    std::vector<PracticeFocus> out;
    for (auto& [gap, focus] : found) {
        if (out.size() == 3)
            break;
        const auto choices = nextPractice(library, rater, 5, {focus.dimension});
        if (!choices)
            return std::unexpected(choices.error());
        for (const PracticeChoice& choice : *choices)
            focus.clips.push_back(choice.clip);
        out.push_back(std::move(focus));
    }
    return out;
}

std::vector<CurvePoint> learningBand(const std::vector<std::pair<std::int64_t, double>>& differences,
                                     std::size_t window) {
    std::vector<CurvePoint> out;
    for (std::size_t i = 0; i < differences.size(); ++i) {
        const std::size_t from = i + 1 > window ? i + 1 - window : 0;
        std::vector<double> last;
        for (std::size_t k = from; k <= i; ++k)
            last.push_back(differences[k].second);
        CurvePoint point{differences[i].first, differences[i].second, meanOf(last), {}, {}};
        if (last.size() >= 3) {
            const auto n = static_cast<double>(last.size());
            const double half = stats::studentQuantile(.975, n - 1) * sdOf(last) / std::sqrt(n);
            point.low = point.mean - half;
            point.high = point.mean + half;
        }
        out.push_back(point);
    }
    return out;
}

} // namespace attune
