// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/coding.h"

#include <QWidget>
#include <array>

class QLabel;

namespace attune::ui {

class AnchorView;
class Button;
class EvidenceEntry;
class LineEdit;
class RowMark;
class ScaleBar;
class Theme;

/// One dimension of the rating panel: name, scale, evidence, sureness, note. The focused one unfolds what its points
/// mean, the five statuses, and the lines to write in. Shows what it is given; asks by signals.
class DimensionRow : public QWidget {
    Q_OBJECT
  public:
    /// An item of a dimension stands indented under it, as a dimension with the item's name and scale.
    DimensionRow(Theme* theme, const Dimension& dimension, bool isItem, QWidget* parent = nullptr);

    void showCoding(const Coding& coding, const UnitOfCoding& unit, bool readOnly);
    void setFocused(bool focused);
    [[nodiscard]] bool isFocused() const { return m_focused; }
    [[nodiscard]] const Dimension& dimension() const { return m_dimension; }
    [[nodiscard]] ScaleBar* bar() const { return m_bar; }
    [[nodiscard]] EvidenceEntry* entry() const { return m_entry; }
    [[nodiscard]] bool isItem() const { return m_isItem; }
    /// Opens the line for a note; on a text scale for the answer.
    void editNote();
    /// Opens the same line for the reason of a status.
    void editReason();

  signals:
    void focusRequested();
    void scoreChosen(qint64 steps);
    /// A status was chosen; Coded means: back to an empty scale.
    void statusChosen(attune::RatingStatus status);
    void noteWritten(const QString& note);
    void reasonWritten(const QString& reason);
    void confidenceClicked();
    void evidenceClicked();
    /// A time written in the note was clicked.
    void timeChosen(attune::MediaTime time);
    void markerRequested(attune::EvidenceDirection direction);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

  private:
    void restyle();
    void showNear();
    void showNote();
    void openLine(const std::string& text);
    void closeNote(bool keep);
    Theme* m_theme;
    Dimension m_dimension;
    bool m_focused = false;
    bool m_isItem;
    bool m_readOnly = false;
    bool m_forReason = false; ///< what the open line is for
    std::optional<Rating> m_rating;
    QLabel* m_name;
    ScaleBar* m_bar;
    RowMark *m_count, *m_sure, *m_noteMark;
    QWidget *m_header, *m_body;
    AnchorView* m_anchors;
    std::array<Button*, 5> m_statuses{};
    QWidget* m_tools;
    Button *m_plus, *m_minus, *m_noteButton, *m_sureButton;
    LineEdit* m_note;
    QLabel* m_noteText;
    EvidenceEntry* m_entry;
};

} // namespace attune::ui
