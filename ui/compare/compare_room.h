// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/html_summary.h"
#include "ui/room.h"
#include "workspace/session.h"

#include <vector>

class QLabel;
class QScrollArea;
class QStackedWidget;

namespace attune::ui {

class Background;
class Button;
class ComparisonTable;
class LearningPane;
class MomentPane;
class PaneEdge;
class ReflectionPanel;

/// My submitted rating beside the reference. Before submission it says so in words and asks the library for nothing.
class CompareRoom : public Room {
    Q_OBJECT
  public:
    explicit CompareRoom(AppContext context, QWidget* parent = nullptr);
    ~CompareRoom() override;

    [[nodiscard]] QString name() const override { return QStringLiteral("compare"); }
    [[nodiscard]] QWidget* makeBar(QWidget* parent) override;
    void enter() override;
    void leave() override;
    void openClip(const ClipId& clip) override;
    bool perform(const QString& actionId) override;
    [[nodiscard]] bool canPerform(const QString& actionId) const override;
    [[nodiscard]] bool isReady() const override;
    [[nodiscard]] QString blindText() const override;

    [[nodiscard]] ComparisonTable* table() const { return m_table; }
    [[nodiscard]] LearningPane* learning() const { return m_learning; }
    [[nodiscard]] MomentPane* moment() const { return m_pane; }
    [[nodiscard]] bool isOpen() const { return m_comparison.has_value(); }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

  private:
    void restyle();
    void load();
    void showBar();
    void showClosed(const QString& sentence, bool offerCode);
    void rowChanged();
    void nextClip();
    void showFile();
    /// My own summary, to look at, save or print.
    void openSummary();
    [[nodiscard]] std::vector<SummaryNote> ownNotes() const;

    QStackedWidget* m_stack;
    QWidget *m_closed, *m_content, *m_left, *m_right;
    MomentPane* m_pane;
    PaneEdge* m_edge;
    QLabel *m_closedText, *m_sentence, *m_detail, *m_legend, *m_you;
    Button *m_toCode, *m_next;
    QScrollArea *m_leftScroll, *m_rightScroll;
    ComparisonTable* m_table;
    LearningPane* m_learning;
    ReflectionPanel* m_reflection;
    QLabel *m_alias = nullptr, *m_title = nullptr, *m_facts = nullptr, *m_locked = nullptr, *m_place = nullptr;
    Button* m_export = nullptr;

    std::optional<ClipId> m_clip;
    std::optional<Comparison> m_comparison;
    bool m_loading = false;
    Background* m_background;
};

} // namespace attune::ui
