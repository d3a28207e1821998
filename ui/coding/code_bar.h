// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/session.h"

#include <QWidget>
#include <vector>

namespace attune::ui {

class Button;
class CodeKeys;
class Theme;

/// Coding by letters, for the mouse and as a reminder: the rows of codes of the scheme, and the codes of the row that
/// takes them now, each with its letter. A button does what its letter does, down and up. Not there for a scheme
/// without rows of codes.
class CodeBar : public QWidget {
    Q_OBJECT
  public:
    CodeBar(Theme* theme, CodeKeys* codes, QWidget* parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void showRows();
    void showCodes();
    void arrange();
    Theme* m_theme;
    CodeKeys* m_codes;
    std::vector<Track> m_tracks;    ///< the rows there are
    std::vector<Button*> m_rows;    ///< one for each
    std::vector<Button*> m_buttons; ///< of the codes of the row, in order, and one that ends
    int m_end = 0;                  ///< right of the last button
    std::string m_shown;            ///< row whose codes these are
};

} // namespace attune::ui
