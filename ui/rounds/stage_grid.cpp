// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rounds/stage_grid.h"

#include "ui/calibrate/tables.h"
#include "ui/rounds/round_parts.h"
#include "ui/theme/widgets.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <algorithm>

namespace attune::ui {
namespace {

constexpr int mostStages = 20;

} // namespace

StageGrid::StageGrid(const Theme& theme)
    : m_theme(theme), m_way(makeChoice(QStringLiteral("round.stages"), tr("Stages"))),
      m_clips(makeSpin(QStringLiteral("round.stageClips"), 1, 100, tr(" clips each"), tr("Clips of a stage"))),
      m_lines(new QWidget), m_table(makeTable({tr("Clips")}, {}, 0)), m_add(makeButton(tr("Add a stage"))),
      m_remove(makeButton(tr("Take the last away"), "quiet")) {
    m_way->addItems({tr("All dimensions from the start"), tr("One dimension at a time, then all"),
                     tr("Stages of your own, then all")});
    m_table->setObjectName(QStringLiteral("round.stageTable"));
    m_table->setAccessibleName(tr("Stages: tick what is rated in each"));
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_add->setObjectName(QStringLiteral("round.addStage"));
    m_remove->setObjectName(QStringLiteral("round.removeStage"));
    auto* lines = new QVBoxLayout(m_lines);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->addWidget(m_table);
    lines->addLayout(makeBeside({m_add, m_remove}));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(makeBeside({m_way, m_clips}));
    column->addWidget(m_lines);
    connect(m_way, &QComboBox::currentIndexChanged, this, &StageGrid::showWay);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addLine({{}, m_clips->value()});
        fit();
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_table->setRowCount(std::max(0, m_table->rowCount() - 1));
        fit();
    });
    connect(&theme, &Theme::changed, this, &StageGrid::fit);
}

void StageGrid::show(const std::vector<Dimension>& dimensions, const std::vector<Stage>& stages) {
    m_dimensions = dimensions;
    m_clips->setValue(stages.empty() ? 2 : stages.front().clips);
    fill(stages);
    m_way->setCurrentIndex(stages.empty() ? All : stages == oneByOne() ? OneByOne : Own);
    showWay();
}

void StageGrid::setDimensions(const std::vector<Dimension>& dimensions) { show(dimensions, stages()); }

std::vector<Stage> StageGrid::stages() const {
    switch (m_way->currentIndex()) {
    case OneByOne:
        return oneByOne();
    case Own:
        return own();
    default:
        return {};
    }
}

std::vector<Stage> StageGrid::oneByOne() const {
    std::vector<Stage> out;
    for (const Dimension& dimension : m_dimensions)
        out.push_back({{dimension.id}, m_clips->value()});
    return out;
}

std::vector<Stage> StageGrid::own() const {
    std::vector<Stage> out;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        Stage stage;
        for (std::size_t d = 0; d < m_dimensions.size(); ++d)
            if (m_table->item(row, static_cast<int>(d) + 1)->checkState() == Qt::Checked)
                stage.dimensions.push_back(m_dimensions[d].id);
        stage.clips = static_cast<const QSpinBox*>(m_table->cellWidget(row, 0))->value();
        if (!stage.dimensions.empty())
            out.push_back(std::move(stage));
    }
    return out;
}

void StageGrid::fill(const std::vector<Stage>& stages) {
    m_table->setRowCount(0);
    m_table->setColumnCount(static_cast<int>(m_dimensions.size()) + 1);
    QStringList heads{tr("Clips")};
    for (const Dimension& dimension : m_dimensions)
        heads << QString::fromStdString(dimension.name);
    m_table->setHorizontalHeaderLabels(heads);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    for (const Stage& stage : stages)
        addLine(stage);
}

void StageGrid::addLine(const Stage& stage) {
    const int row = m_table->rowCount();
    if (row >= mostStages)
        return;
    m_table->insertRow(row);
    QSpinBox* clips =
        makeSpin(QStringLiteral("round.stage.%1").arg(row), 1, 1000, {}, tr("Clips of stage %1").arg(row + 1));
    clips->setValue(stage.clips);
    m_table->setCellWidget(row, 0, clips);
    for (std::size_t d = 0; d < m_dimensions.size(); ++d) {
        auto* item = new QTableWidgetItem(tr("rate"));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable);
        const bool asked = std::ranges::find(stage.dimensions, m_dimensions[d].id) != stage.dimensions.end();
        item->setCheckState(asked ? Qt::Checked : Qt::Unchecked);
        m_table->setItem(row, static_cast<int>(d) + 1, item);
    }
}

void StageGrid::showWay() {
    const int way = m_way->currentIndex();
    m_clips->setVisible(way == OneByOne);
    m_lines->setVisible(way == Own);
    if (way == Own && m_table->rowCount() == 0) // something to begin with
        fill(oneByOne());
    fit();
}

void StageGrid::fit() {
    m_table->verticalHeader()->setDefaultSectionSize(m_theme.px(40));
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            std::min(6, m_table->rowCount()) * m_theme.px(40) + m_theme.px(16));
    m_add->setEnabled(m_table->rowCount() < mostStages);
    m_remove->setEnabled(m_table->rowCount() > 0);
}

} // namespace attune::ui
