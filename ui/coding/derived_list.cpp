// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/coding/derived_list.h"

#include "models/coding_rules.h"
#include "ui/theme/theme.h"
#include "ui/words.h"

#include <QGridLayout>
#include <QLabel>
#include <algorithm>

namespace attune::ui {

DerivedList::DerivedList(Theme* theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_grid(new QGridLayout(this)) {
    setObjectName(QStringLiteral("derived"));
    setAccessibleName(tr("Scores made from the others"));
    setProperty("ground", "none");
    auto* head = new QLabel(tr("FOLLOWS FROM THESE"), this);
    head->setProperty("look", "caption");
    head->setProperty("tone", "3");
    m_grid->addWidget(head, 0, 0, 1, 3);
    m_grid->setColumnStretch(2, 1);
    const auto restyle = [this] {
        m_grid->setContentsMargins(m_theme->px(16), m_theme->px(8), m_theme->px(16), m_theme->px(4));
        m_grid->setHorizontalSpacing(m_theme->px(12));
        m_grid->setVerticalSpacing(m_theme->px(4));
        m_grid->setColumnMinimumWidth(0, m_theme->px(122));
    };
    connect(theme, &Theme::changed, this, restyle);
    restyle();
}

void DerivedList::showDesk(const CodingDesk& desk) {
    const CodingScheme& scheme = desk.scheme();
    const auto number = [](double value) { return QString::number(std::round(value * 100) / 100, 'g', 10); };
    std::vector<Line> lines;
    const auto rated = desk.rated();
    for (const ConstrainedSum& sum : scheme.sums) {
        if (!std::ranges::all_of(sum.members, [&](const DimensionId& id) { return std::ranges::count(rated, id) > 0; }))
            continue;
        double total = 0;
        for (const DimensionId& member : sum.members)
            if (const Rating* rating = desk.coding().rating(desk.unit(), member); rating && rating->steps)
                total += scheme.scaleOf(member)->valueOf(*rating->steps);
        const double rest = sum.sum - total;
        lines.push_back({QString::fromStdString(sum.id), QString::fromStdString(sum.name),
                         tr("%1 of %2").arg(number(total), number(sum.sum)),
                         rest > 0   ? tr("%1 still to share out").arg(number(rest))
                         : rest < 0 ? tr("%1 too many").arg(number(-rest))
                                    : tr("shared out"),
                         rest != 0});
    }
    const std::string kind = unitKindOf(scheme, desk.coding(), desk.unit());
    const auto values = desk.derived();
    for (std::size_t i = 0; i < values.size(); ++i) {
        const DerivedScore& score = scheme.derived[i];
        const DerivedValue& value = values[i];
        if (!isDerivedPer(scheme, score, kind))
            continue;
        QString shown = value.value ? number(*value.value) : QStringLiteral("\u2013");
        if (!value.band.empty())
            shown += QStringLiteral("  ") + QString::fromStdString(value.band);
        lines.push_back({QString::fromStdString(score.id), QString::fromStdString(score.name), shown,
                         Words::of(value.value ? value.how : value.undefined), !value.value});
    }
    put(lines);
    setVisible(!lines.empty());
}

void DerivedList::put(const std::vector<Line>& lines) {
    const auto label = [this](int row, int column) {
        if (auto* item = m_grid->itemAtPosition(row, column))
            return static_cast<QLabel*>(item->widget());
        auto* made = new QLabel(this);
        made->setProperty("look", column == 1 ? "strong" : "small");
        made->setProperty("tone", column == 2 ? "3" : "2");
        made->setWordWrap(column == 2);
        m_grid->addWidget(made, row, column, Qt::AlignTop);
        return made;
    };
    int row = 0;
    for (const Line& line : lines) {
        ++row;
        label(row, 0)->setText(line.name);
        QLabel* value = label(row, 1);
        value->setText(line.value);
        value->setObjectName(QStringLiteral("derived.") + line.id);
        value->setAccessibleName(QStringLiteral("%1: %2, %3").arg(line.name, line.value, line.how));
        label(row, 2)->setText(line.how);
        for (int column = 0; column < 3; ++column)
            label(row, column)->show();
    }
    for (int gone = row + 1; gone <= m_rows; ++gone)
        for (int column = 0; column < 3; ++column)
            label(gone, column)->hide();
    m_rows = std::max(m_rows, row);
}

} // namespace attune::ui
