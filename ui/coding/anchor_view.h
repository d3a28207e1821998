// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/scale.h"

#include <QWidget>
#include <optional>

namespace attune::ui {

class Theme;

/// The described points of a scale side by side; the one nearest to the score (or to the point under the pointer) is
/// strong, so that what a score means is read in place.
class AnchorView : public QWidget {
    Q_OBJECT
  public:
    AnchorView(Theme* theme, Scale scale, int personRole, QWidget* parent = nullptr);

    /// The score to look near to; nothing: no anchor is strong.
    void setNear(std::optional<std::int64_t> steps);
    /// "4, nearest below"; empty without one.
    [[nodiscard]] QString strongHeading() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    /// As high as the points shown need.
    void fit();
    [[nodiscard]] const Anchor* nearest() const;
    [[nodiscard]] std::vector<const Anchor*> shown() const;
    [[nodiscard]] QString headingOf(const Anchor& anchor) const;
    /// Of each anchor, where the whole is so wide.
    [[nodiscard]] int columnWidth(int width) const;
    Theme* m_theme;
    Scale m_scale;
    int m_role;
    std::optional<std::int64_t> m_near;
};

} // namespace attune::ui
