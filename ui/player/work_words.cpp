// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/work_words.h"

#include "ui/words.h"

#include <algorithm>
#include <cmath>

namespace attune::ui {
namespace {

constexpr double tooEarlyToTell = 0.02;

} // namespace

QString workWords(const MediaIndex& index, double done, qint64 ms) {
    if (index.stage == IndexStage::Growing)
        return Words::tr("Reading the clip to its end");
    if (done >= 1)
        return {};
    const bool counting = index.stage == IndexStage::Provisional;
    QString words = (counting ? Words::tr("Counting frames, %1 %") : Words::tr("Small pictures of all frames, %1 %"))
                        .arg(static_cast<int>(std::max(done, 0.0) * 100));
    if (done > tooEarlyToTell) {
        const auto minutes = std::lround(static_cast<double>(ms) / 60'000 * (1 - done) / done);
        words += minutes < 1 ? Words::tr(", less than a minute left") : Words::tr(", about %1 min left").arg(minutes);
    }
    return words;
}

} // namespace attune::ui
