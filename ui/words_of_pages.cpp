// SPDX-License-Identifier: GPL-3.0-or-later
// The first paragraphs of docs/statistics as lupdate can read them; a test holds them against the pages.
#include "ui/words_of_floors.h"

#include <QtGlobal>

namespace attune::ui {
namespace {

constexpr const char* const kWords[] = {
    QT_TRANSLATE_NOOP("attune::ui::Words", "Krippendorff’s alpha"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "How far the disagreement that was seen falls short of what chance pairing of all scores would "
                      "give: 1 is none, 0 is chance. It takes any number of raters and any gaps."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Constant rater"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "What somebody would reach who gave every case the same score, chosen as well as possible. "
                      "Agreement that is not clearly above it shows nothing about the rater."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Bias"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "How many points a rater scores above (+) or below (−) the reference on average. It is the part "
                      "of a disagreement that one sentence of feedback can change."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Brennan–Prediger, PABAK"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "Agreement beyond what rolling a fair die with these categories would give. For two raters it "
                      "is also called PABAK."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Concordance correlation"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "How closely two raters’ scores lie on the line of equality. It is the same number as kappa "
                      "with quadratic weights."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Central tendency"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "Whether a rater pulls scores towards the middle: low clips come out too high and high clips "
                      "too low. A slope or an SD ratio clearly below 1 says so; above 1 the rater exaggerates."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Confidence"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "Whether a rater is right more often when sure. Agreement is given for each level of "
                      "confidence; the resolution sums it up: .50 means that confidence says nothing, 1 that every "
                      "sure score was right and every unsure one wrong."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Conger’s kappa"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "Agreement of many raters beyond chance, each with their own habit of using the categories. For "
                      "two raters it is Cohen’s kappa."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Drift"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "Whether a rater moves away from the reference as the round goes on. The chart shows every "
                      "difference in the order of rating; a slope that leaves out 0, or a moving average beyond its "
                      "limits, asks for a refresher against the frozen reference, not against the group."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Exact agreement"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "The share of cases on which two raters gave the very same score. Read it beside what a rater "
                      "would reach who always gave the one most common score."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Fleiss’ kappa, Scott’s pi"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "Agreement of many raters beyond chance, as if all shared one habit of using the categories. "
                      "For two raters it is Scott’s pi, not Cohen’s kappa."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Generalizability coefficients"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "How dependable the mean of all these raters is: for ranking cases (relative) and for the "
                      "number itself (absolute). They are ICC(C,k) and ICC(A,k) with negative components set to 0."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Generalizability and decision studies"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "Where the differences between scores come from: the clips (what you want), the raters, or the "
                      "two together and chance. The table says how reliable the mean of two, three, four raters would "
                      "be, and how many reach the reliability wanted (`--wanted`, .80 unless given)."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Gwet’s AC1 and AC2"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "Agreement beyond chance that stays sensible when nearly all cases fall into one category, "
                      "where kappa breaks down. It is 1 whenever everybody writes one category, so it is never a pass "
                      "by itself."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Halo"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "Whether one impression of a clip runs through all of a rater's dimensions. The rater's "
                      "correlations between dimensions are set beside the reference's on the same clips: only what is "
                      "more than there is halo, for dimensions may belong together in truth."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "ICC, one-way"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "How well one score tells cases apart when every case was rated by other people. All "
                      "differences between raters count as error."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "ICC, absolute agreement"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "How well one rater’s score can stand for another’s: 1 when they give the same number. A rater "
                      "who is always one point too high lowers it."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "ICC, consistency"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "How well two raters put the cases in the same order and at the same distances, whatever their "
                      "level. A rater who is always one point too high does not lower it."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "ICC from all cells (REML)"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "The same ICCs when some cells are missing, or when each case has raters of its own, from "
                      "every score there is. On complete data they are the usual ones."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Cohen’s kappa"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "How much better two raters agree than two who only guessed with the same habits. With weights, "
                      "near misses count in part; always say which weights."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Largest possible kappa"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "The best kappa these two could reach given how often each used each category. When it is far "
                      "below 1, they use the scale differently."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Kendall’s tau-b"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "Of all pairs of cases, how many more the two raters put in the same order than in the opposite "
                      "one. Ties are allowed for."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Kendall’s W"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "How far all raters agree in how they rank the cases: 1 for the same order, 0 for none. It "
                      "ignores how high they score."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Limits of agreement"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "Between these two lines about 95 of 100 single differences from the reference will fall. Ask "
                      "whether a difference that large would matter for the family."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Mean absolute difference"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "How far apart two raters are on a typical case, in points, whichever of them is higher. Bias "
                      "and scatter are both in it."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Mean pairwise kappa"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "The average of the kappas of all pairs of raters. It hides one poor rater among good ones."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Estimated observer accuracy"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "How accurate two equally good observers would have to be to reach this kappa. It makes kappas "
                      "with different numbers of codes comparable."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Pearson’s correlation"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "Whether two raters’ scores rise and fall together along a line. It says nothing about whether "
                      "they are the same numbers."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Percent agreement of many raters"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "The chance that two raters, picked at random for a case, agree. It is not corrected for what "
                      "guessing alone would give."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Planning"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "How many clips make an interval as narrow as you want, before anybody has rated one. For two "
                      "raters and an expected ICC of .80, an interval .20 wide needs 55 clips; .30 wide, 28."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Many-facet Rasch severity"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "Severity on a scale that does not depend on which clips a rater saw or how the points of the "
                      "scale are spaced. Plus is severe (scores lower), the opposite sign of [severity](severity.md), "
                      "as the field writes it. Read it where a rater has thirty ratings or more."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Use of the scale"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "Which scale points a rater really uses, beside what the reference used on the same clips. "
                      "Leaving out the ends makes agreement within one point easier to reach without seeing more: it "
                      "is named so that it can be talked about, never so that a rater is told to spread scores."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Spread of the differences"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "How much a rater’s differences from the reference scatter from case to case, once their "
                      "average is taken away. Feedback about being too high or too low does not change it."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Smallest detectable change"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "The smallest difference between two single scores that is more than rating error. Anything "
                      "below it may be the raters, not the family."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Standard error of measurement"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "How far a single score typically lies from what this case would get on average over raters. It "
                      "is in scale points, so it does not depend on how much the cases differ."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Severity"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "How many scale points a rater scores above (plus, lenient) or below (minus, severe) the "
                      "reference on average. When the interval leaves out 0 the habit is there; one sentence of "
                      "feedback can change it."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Spearman’s rank correlation"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "Whether two raters put the cases in the same order. Ties share their mean rank."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Variance components"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "How much of the scatter of the scores comes from the cases, how much from raters’ levels, how "
                      "much from the rest. Good ratings have nearly all of it from the cases."),
    QT_TRANSLATE_NOOP("attune::ui::Words", "Agreement within one point"),
    QT_TRANSLATE_NOOP("attune::ui::Words",
                      "The share of cases on which two raters were at most one scale point apart. It looks high "
                      "whenever scores crowd together, so it stands beside what a constant rater would reach."),
};

} // namespace

std::span<const char* const> wordsOfPages() { return kWords; }

} // namespace attune::ui
