// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/calibrate/round_figures.h"
#include "ui/room.h"
#include "workspace/round_checks.h"
#include "workspace/session.h"

#include <QList>

class QBoxLayout;
class QGridLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableWidget;

namespace attune::ui {

class Background;
class CellPane;
class FigureView;
class ChecksPane;
class FilterBar;
class HeatMap;

/// Trainers: a round of raters and dimensions against the reference. The report is computed on a worker thread.
class CalibrateRoom : public Room {
    Q_OBJECT
  public:
    CalibrateRoom(AppContext context, QWidget* parent);
    ~CalibrateRoom() override;

    [[nodiscard]] QString name() const override { return QStringLiteral("calibrate"); }
    [[nodiscard]] QWidget* makeBar(QWidget* parent) override;
    void enter() override;
    bool perform(const QString& actionId) override;
    [[nodiscard]] bool canPerform(const QString& actionId) const override;
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] bool isReady() const override;

    /// Shows one cell; by place in the heat map.
    void showCell(int row, int column);

  signals:
    /// Open a clip in Code at this moment of it.
    void momentRequested(const attune::ClipId& clip, attune::MediaTime moment);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    [[nodiscard]] QWidget* makeRoundPane();
    [[nodiscard]] QWidget* makeForestPane();
    [[nodiscard]] QWidget* makeContestedPane();
    [[nodiscard]] QWidget* makeVerdictPane();
    [[nodiscard]] QString about() const;
    void compute();
    void showReport();
    void showDrawings();
    void drawRater(const QString& rater);
    void showContested();
    void exportSummary();
    void openClipNamed(const QString& aliasOrId);
    void openClipOn(const ClipId& clip, const DimensionId& dimension, const RaterId& rater);
    void arrange();
    void fitCell();

    Background* m_background;
    std::unique_ptr<RoundFigures> m_figures;
    std::vector<ContestedClip> m_contested;
    RoundChecks m_found;                     ///< of the whole round
    std::unique_ptr<RoundFigures> m_repeats; ///< raters against themselves; null: nobody coded a clip twice
    bool m_again = false;                    ///< compute once more when this is done

    FilterBar* m_filters;
    ChecksPane* m_checks;
    QStackedWidget* m_pages;
    QLabel* m_waiting;
    QProgressBar* m_waitingBar;
    CellPane* m_cell;
    QBoxLayout* m_topRow = nullptr;
    QBoxLayout* m_bottomRow = nullptr;
    QList<QWidget*> m_betweens; ///< hairlines between panes side by side
    QLabel* m_roundTitle = nullptr;
    HeatMap* m_map = nullptr;
    QLabel* m_forestTitle = nullptr;
    FigureView* m_forest = nullptr;
    FigureView* m_halo = nullptr;
    QTableWidget* m_contestedTable = nullptr;
    QWidget* m_contestedRows = nullptr; ///< holds the table
    QLabel* m_contestedNone = nullptr;
    QLabel* m_verdictTitle = nullptr;
    QLabel* m_verdictRule = nullptr;
    QGridLayout* m_verdictLines = nullptr;
    QPushButton* m_export = nullptr;
    QLabel* m_barText = nullptr;
};

} // namespace attune::ui
