// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/room.h"

#include <QList>
#include <functional>

class QPushButton;
class QStackedWidget;

namespace attune::ui {

class CertificationPane;
class ConsentPane;
class CourseEditor;
class ReferencePane;
class RetestEditor;
class RoundEditor;
class RoundsPane;

/// The trainer's desk: rounds and who has handed in, references side by side, certificates, consent.
class RoundsRoom : public Room {
    Q_OBJECT
  public:
    RoundsRoom(AppContext context, QWidget* parent);

    [[nodiscard]] QString name() const override { return QStringLiteral("rounds"); }
    [[nodiscard]] QWidget* makeBar(QWidget* parent) override;
    void enter() override;
    bool perform(const QString& actionId) override;
    [[nodiscard]] bool canPerform(const QString& actionId) const override;
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] bool isReady() const override;

  private:
    enum Page { Rounds, References, Certificates, Consents, Editor, Course, Retest };
    void showPage(Page page);
    /// The one shown last, of those that are no form.
    [[nodiscard]] Page pageBefore() const;

    QStackedWidget* m_pages;
    RoundsPane* m_rounds;
    ReferencePane* m_references;
    CertificationPane* m_certificates;
    ConsentPane* m_consents;
    RoundEditor* m_editor;
    CourseEditor* m_course;
    RetestEditor* m_retest;
    QList<QPushButton*> m_tabs;
};

} // namespace attune::ui
