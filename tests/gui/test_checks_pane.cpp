// SPDX-License-Identifier: GPL-3.0-or-later
// What stands behind a round's figures, as Calibrate shows it: counts by hand, alpha by a program of its own from the
// coincidence matrix (Krippendorff 2011, ordinal metric).
#include "gui/checked_round.h"
#include "gui/window_driver.h"

#include <QTableWidget>
#include <gmock/gmock.h>

namespace attune::test {
namespace {

using testing::StartsWith;

std::string rowOf(const QTableWidget* table, int row) {
    QStringList cells;
    for (int c = 0; c < table->columnCount(); ++c)
        cells << table->item(row, c)->text();
    return cells.join(QStringLiteral(" | ")).toStdString();
}

TEST(ChecksPane, ShowsHiddenDoubleCodingAndTheTrainersApart) {
    const ScratchFolder folder;
    const auto file = folder / "site.attune";
    ASSERT_NO_FATAL_FAILURE(makeCheckedRound(file));
    WindowDriver driver(file, "R1");
    driver.key(Qt::Key_4, Qt::ControlModifier);
    ASSERT_TRUE(WindowDriver::until([&] {
        auto* pane = driver.find<QWidget>("calibrate.checks");
        return pane && pane->isVisible();
    }));
    auto* doubled = driver.find<QTableWidget>("calibrate.doubled");
    ASSERT_TRUE(doubled && doubled->isVisible());
    ASSERT_EQ(doubled->rowCount(), 2);
    const std::string first = twoScales().dimensions[0].name, second = twoScales().dimensions[1].name;
    EXPECT_THAT(rowOf(doubled, 0), StartsWith(first + " | 3 | 2 of 3 | 3 of 3 | .95"));
    EXPECT_THAT(rowOf(doubled, 1), StartsWith(second + " | 3 | 2 of 3 | 3 of 3 | .00"));
    auto* experts = driver.find<QTableWidget>("calibrate.experts");
    ASSERT_TRUE(experts && experts->isVisible());
    EXPECT_THAT(rowOf(experts, 0), StartsWith(first + " | 12 | 12 of 12 | 12 of 12 | 1.00"));
    EXPECT_THAT(rowOf(experts, 1), StartsWith(second + " | 12 | 0 of 12 | 12 of 12 | .95"));
}

} // namespace
} // namespace attune::test
