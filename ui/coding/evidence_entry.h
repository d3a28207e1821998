// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evidence.h"

#include <QWidget>
class QLabel;

namespace attune::ui {

class Button;
class LineEdit;
class Theme;

/// One line in place: direction, time and note of a marker that has just been made or was chosen. + and - change the
/// direction as long as nothing is written. Enter keeps, Escape leaves the marker as it was.
class EvidenceEntry : public QWidget {
    Q_OBJECT
  public:
    EvidenceEntry(Theme* theme, int personRole, QWidget* parent = nullptr);

    /// A marker that exists.
    void open(const Evidence& evidence);
    /// One that is made, with its note as one edit, by Enter or when the keyboard leaves; Escape makes none.
    void openNew(const Evidence& evidence);
    void close();
    [[nodiscard]] LineEdit* note() const { return m_note; }

  signals:
    void added(const attune::Evidence& evidence);
    void changed(const attune::Evidence& evidence);
    void removeRequested(const attune::EvidenceId& evidence);
    void closed();

  protected:
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    void setDirection(EvidenceDirection direction);
    void accept();
    LineEdit* m_note;
    Button *m_plus, *m_minus, *m_remove;
    QLabel* m_time;
    Evidence m_value;
    bool m_open = false;
    bool m_new = false;
    EvidenceDirection m_direction = EvidenceDirection::Plus;
};

} // namespace attune::ui
