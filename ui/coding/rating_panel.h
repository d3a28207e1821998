// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/session.h"

#include <QWidget>
#include <functional>
#include <vector>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace attune::ui {

class DerivedList;
class DimensionRow;
class SubmitBar;
class Theme;
class UnitBar;

/// The right-hand side of the workbench: all dimensions of the scheme and submitting. Changes go to the desk; a refusal
/// comes back as failed(), in words.
class RatingPanel : public QWidget {
    Q_OBJECT
  public:
    explicit RatingPanel(Theme* theme, QWidget* parent = nullptr);

    /// Not owned; null: nothing to rate.
    void setDesk(CodingDesk* desk);
    /// After every change of the desk.
    void refresh();
    /// Where a marker falls: the playhead, or the selection from A to B.
    std::function<TimeSpan()> markSpan;

    bool perform(const QString& actionId);
    [[nodiscard]] bool canPerform(const QString& actionId) const;
    [[nodiscard]] int focusedIndex() const { return m_focused; }
    void focusDimension(int index, bool takeKeyboard = true);
    /// Opens the line of a marker that is there, to write its note.
    void openEvidence(const EvidenceId& evidence);
    /// Rates this from now on, if anything of it is rated; false otherwise.
    bool chooseUnit(const UnitOfCoding& unit);

  signals:
    void failed(const QString& sentence);
    /// Another unit is rated from now on.
    void unitChanged(const attune::UnitOfCoding& unit);
    /// Go to this marker and select it.
    void evidenceRequested(const attune::EvidenceId& evidence);
    /// A time written in a note was clicked.
    void timeChosen(attune::MediaTime time);
    void submitted();
    void compareRequested();

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void build();
    void restyle();
    void report(const Status& status);
    /// adjusts: one step of undo with the score given just now.
    void setScore(int index, std::int64_t steps, bool adjusts = false);
    void setStatus(int index, RatingStatus status);
    void typeDigit(int digit);
    void stepScore(int by);
    void showRows();
    [[nodiscard]] int firstOpen() const;
    [[nodiscard]] Dimension rowDimension(const DimensionId& rated) const;
    [[nodiscard]] bool isOfOtherPass(int index) const;
    void connectRow(DimensionRow* row, int index);
    void addMarker(int index, EvidenceDirection direction);
    void cycleConfidence(int index);
    void walkEvidence(int index);
    void askToSubmit();
    void submit();
    [[nodiscard]] QString meanLine(PersonRole role) const;

    Theme* m_theme;
    CodingDesk* m_desk = nullptr;
    UnitBar* m_top;
    QLabel* m_notice;
    DerivedList* m_derived;
    std::vector<DimensionId> m_shown;    ///< what the rows are of
    std::optional<std::int64_t> m_typed; ///< the digits typed so far for a number
    QScrollArea* m_scroll;
    QWidget* m_list;
    QVBoxLayout* m_rowsLayout;
    SubmitBar* m_submit;
    std::vector<DimensionRow*> m_rows;
    struct Group {
        PersonRole role;
        QWidget* head;
        QLabel *icon, *name, *mean;
    };
    std::vector<Group> m_groups;
    std::vector<QLabel*> m_headings;
    int m_focused = -1;
    std::optional<EvidenceId> m_walked;
};

} // namespace attune::ui
