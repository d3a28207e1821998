// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calibrate/checks_pane.h"

#include "report/number_text.h"
#include "ui/calibrate/tables.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/round_checks.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableWidget>

namespace attune::ui {

ChecksPane::ChecksPane(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_row(new QBoxLayout(QBoxLayout::LeftToRight)),
      m_doubled(makeHalf(theme, "calibrate.doubled", tr("Double coded without saying so"),
                         tr("Two raters had the same clip and did not know: how they agree when nobody is looking."))),
      m_experts(
          makeHalf(theme, "calibrate.experts", tr("Trainers before the reference"),
                   tr("What the trainers scored alone, before they agreed: no rater can be expected to lie closer "
                      "to the reference than they lay to each other."))) {
    setObjectName(QStringLiteral("calibrate.checks"));
    setLayout(m_row);
    m_row->setContentsMargins(24, 16, 24, 16);
    m_row->setSpacing(24);
    m_row->addWidget(m_doubled.whole, 1);
    m_row->addWidget(m_experts.whole, 1);
    hide();
}

ChecksPane::Half ChecksPane::makeHalf(const Theme& theme, const char* name, const QString& title,
                                      const QString& meaning) {
    Half out{new QWidget(this),
             makeTable({tr("Dimension"), tr("Clips"), tr("Same"), tr("Within one"), tr("Alpha")}, {1, 2, 3, 4}, 0)};
    out.table->setObjectName(QString::fromLatin1(name));
    out.table->setAccessibleName(title);
    out.table->setSelectionMode(QAbstractItemView::NoSelection);
    out.table->horizontalHeaderItem(4)->setToolTip(
        tr("Krippendorff’s alpha with its 95 % interval: 1 is full agreement, 0 what chance alone would give"));
    auto* column = new QVBoxLayout(out.whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(makeLabel(title, "section"));
    column->addWidget(makeParagraph(meaning, "small", "3"));
    column->addWidget(new WholeRows(out.table), 1);
    const auto fit = [table = out.table, &theme] {
        table->verticalHeader()->setDefaultSectionSize(theme.px(32));
        table->horizontalHeader()->setMinimumSectionSize(theme.px(88)); // the one that takes the rest too
        for (int c = 1; c < 4; ++c)
            table->setColumnWidth(c, theme.px(88));
        table->setColumnWidth(4, theme.px(136));
    };
    connect(&theme, &Theme::changed, out.table, fit);
    fit();
    return out;
}

void ChecksPane::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_row->setDirection(width() < m_theme.px(1100) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void ChecksPane::fill(const Half& half, const std::vector<CheckedDimension>& rows) {
    half.whole->setHidden(rows.empty());
    half.table->setRowCount(static_cast<int>(rows.size()));
    const auto share = [](std::int64_t part, std::int64_t all) { return tr("%1 of %2").arg(part).arg(all); };
    for (int row = 0; const CheckedDimension& one : rows) {
        half.table->setItem(row, 0, new QTableWidgetItem(QString::fromStdString(one.name)));
        setNumber(half.table, row, 1, QString::number(one.clips));
        setNumber(half.table, row, 2, share(one.same, one.pairs));
        setNumber(half.table, row, 3, share(one.withinOne, one.pairs));
        setNumber(half.table, row, 4,
                  one.alpha.value ? QString::fromStdString(estimateText(one.alpha))
                                  : Words::of(reasonInWords(one.alpha.undefined)));
        half.table->item(row++, 4)->setToolTip(one.alpha.value ? QString()
                                                               : Words::of(reasonInWords(one.alpha.undefined)));
    }
}

void ChecksPane::show(const RoundChecks& checks) {
    fill(m_doubled, checks.doubleCoded);
    fill(m_experts, checks.experts);
    setHidden(checks.doubleCoded.empty() && checks.experts.empty());
}

} // namespace attune::ui
