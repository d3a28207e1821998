// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/calibrate/round_figures.h"

#include <QWidget>
#include <memory>

class QSvgRenderer;

namespace attune::ui {

class Theme;

/// Shows a drawing at its size, grown with the text or shrunk to the place it has; its aspect is kept. The words of the
/// drawing are its accessible description.
class FigureView : public QWidget {
    Q_OBJECT
  public:
    explicit FigureView(const Theme& theme, QWidget* parent = nullptr);
    ~FigureView() override;
    void show(const Drawing& drawing);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    const Theme& m_theme;
    std::unique_ptr<QSvgRenderer> m_renderer;
    QSize m_size;
};

} // namespace attune::ui
