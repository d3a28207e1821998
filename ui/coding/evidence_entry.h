// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evidence.h"

#include <QWidget>
#include <optional>

class QLabel;

namespace attune::ui {

class Button;
class LineEdit;
class Theme;

/// One line in place: direction, time and note of a piece of evidence. For a marker that is there already, or for one
/// that is to be made; + and - choose the direction as long as nothing is written yet. Enter keeps, Escape leaves.
class EvidenceEntry : public QWidget {
    Q_OBJECT
  public:
    EvidenceEntry(Theme* theme, int personRole, QWidget* parent = nullptr);

    /// A new marker at span; nothing is made before Enter.
    void beginNew(const DimensionId& dimension, TimeSpan span);
    /// A marker that exists; Enter writes its note and direction.
    void beginChange(const Evidence& evidence);
    void close();
    [[nodiscard]] const std::optional<EvidenceId>& changing() const { return m_id; }
    [[nodiscard]] LineEdit* note() const { return m_note; }

  signals:
    void added(const attune::DimensionId& dimension, attune::TimeSpan span, attune::EvidenceDirection direction,
               const QString& note);
    void changed(const attune::Evidence& evidence);
    void removeRequested(const attune::EvidenceId& evidence);
    void closed();

  protected:
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    void open(TimeSpan span, std::optional<EvidenceDirection> direction, const QString& note);
    void setDirection(std::optional<EvidenceDirection> direction);
    void accept();
    LineEdit* m_note;
    Button *m_plus, *m_minus, *m_remove;
    QLabel* m_time;
    std::optional<EvidenceId> m_id;
    Evidence m_value;
    std::optional<EvidenceDirection> m_direction;
};

} // namespace attune::ui
