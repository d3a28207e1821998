// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

class QBoxLayout;
class QTableWidget;

namespace attune {
struct CheckedDimension;
struct RoundChecks;
} // namespace attune

namespace attune::ui {

class Theme;

/// What stands behind a round's figures: raters who had the same clip without knowing, and the trainers before they
/// made the reference. Hidden when there is nothing of either.
class ChecksPane : public QWidget {
    Q_OBJECT
  public:
    ChecksPane(const Theme& theme, QWidget* parent);
    void show(const RoundChecks& checks);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    struct Half {
        QWidget* whole = nullptr;
        QTableWidget* table = nullptr;
    };
    [[nodiscard]] Half makeHalf(const Theme& theme, const char* name, const QString& title, const QString& meaning);
    static void fill(const Half& half, const std::vector<CheckedDimension>& rows);

    const Theme& m_theme;
    QBoxLayout* m_row; ///< below each other where there is little room
    Half m_doubled, m_experts;
};

} // namespace attune::ui
