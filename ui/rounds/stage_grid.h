// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/round.h"

#include <QWidget>

class QComboBox;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace attune::ui {

class Theme;

/// The staged curriculum of a round: all dimensions from the start, one after the other, or stages of one's own, a line
/// each with what is rated and on how many clips.
class StageGrid : public QWidget {
    Q_OBJECT
  public:
    explicit StageGrid(const Theme& theme);

    void show(const std::vector<Dimension>& dimensions, const std::vector<Stage>& stages);
    /// Other dimensions: what names none of them is left out.
    void setDimensions(const std::vector<Dimension>& dimensions);
    /// As set; a line without a tick is no stage.
    [[nodiscard]] std::vector<Stage> stages() const;

  private:
    enum Way { All, OneByOne, Own };
    [[nodiscard]] std::vector<Stage> oneByOne() const;
    [[nodiscard]] std::vector<Stage> own() const;
    void fill(const std::vector<Stage>& stages);
    void addLine(const Stage& stage);
    void showWay();
    void fit();

    const Theme& m_theme;
    std::vector<Dimension> m_dimensions;
    QComboBox* m_way;
    QSpinBox* m_clips;
    QWidget* m_lines;
    QTableWidget* m_table;
    QPushButton *m_add, *m_remove;
};

} // namespace attune::ui
