// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/coding.h"

#include <QTableWidget>

namespace attune::ui {

class Theme;

/// The rows of the timeline as one table, for the keyboard and the screen reader: segments and evidence by time. Enter
/// goes there, F2 writes the label, person, modifiers or note, Delete takes away.
class TimelineList : public QTableWidget {
    Q_OBJECT
  public:
    explicit TimelineList(Theme* theme, QWidget* parent = nullptr);
    void setCoding(const Coding* coding, const CodingScheme* scheme, bool readOnly);
    void refresh();
    /// Only what holds these words is shown; empty: all.
    void setFilter(const QString& words);
    /// Of the row one is at; may be empty.
    [[nodiscard]] QString currentNote() const;

  signals:
    void seekRequested(attune::MediaTime time);
    void segmentChanged(const attune::Segment& segment);
    void evidenceChanged(const attune::Evidence& evidence);
    void removeSegmentRequested(const attune::SegmentId& segment);
    void removeEvidenceRequested(const attune::EvidenceId& evidence);

  protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void written(QTableWidgetItem* item);
    Theme* m_theme;
    const Coding* m_coding = nullptr;
    const CodingScheme* m_scheme = nullptr;
    QString m_filter;
    bool m_stale = false; ///< something changed while the table was not shown
    bool m_readOnly = false;
    bool m_filling = false;
};

} // namespace attune::ui
