// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/session.h"

#include <QWidget>
#include <vector>

class QComboBox;
class QLabel;

namespace attune::ui {

class Theme;

/// Top of the rating panel: what is being rated (the whole clip, an episode, an interval, a segment), which viewing's
/// items are shown, and the scheme. Where there is only one unit it is a word, not a choice.
class UnitBar : public QWidget {
    Q_OBJECT
  public:
    explicit UnitBar(Theme* theme, QWidget* parent = nullptr);

    /// What there is to rate now. Emits nothing.
    void showDesk(const CodingDesk& desk);
    /// The unit after or before the present one, if there is one.
    void stepUnit(int by);
    /// The next viewing, after the last all of them.
    void stepPass();
    /// Viewing whose items are shown; 0: all.
    [[nodiscard]] int pass() const;
    /// Viewings the scheme has; 0: none.
    [[nodiscard]] int passes() const { return m_passes; }
    [[nodiscard]] const std::vector<UnitOfCoding>& units() const { return m_units; }

  signals:
    void unitChosen(const attune::UnitOfCoding& unit);
    void passChosen(int pass);

  private:
    void restyle();
    Theme* m_theme;
    QLabel *m_word, *m_only, *m_scheme;
    QComboBox *m_unit, *m_pass;
    std::vector<UnitOfCoding> m_units;
    int m_passes = 0;
};

/// Everything of the coding that can be rated, the whole clip first, then segments in time order.
[[nodiscard]] std::vector<UnitOfCoding> unitsToRate(const CodingScheme& scheme, const Coding& coding);
/// "Whole clip", "Free play", "Cycle 2, 00:15:00".
[[nodiscard]] QString unitName(const CodingScheme& scheme, const Coding& coding, const UnitOfCoding& unit);

} // namespace attune::ui
