// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/adapters/clip_list_model.h"
#include "ui/room.h"

#include <QList>
#include <functional>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace attune::ui {

class Background;
class ClipCards;
class ContextForm;
class PosterLoader;
class AssignmentStrip;
class LostStrip;
class WelcomePage;

/// The library: cards or table, filtered as one types, with what needs attention in its place.
class ClipsRoom : public Room {
    Q_OBJECT
  public:
    ClipsRoom(AppContext context, QWidget* parent);

    [[nodiscard]] QString name() const override { return QStringLiteral("clips"); }
    [[nodiscard]] QWidget* makeBar(QWidget* parent) override;
    void enter() override;
    bool perform(const QString& actionId) override;
    [[nodiscard]] bool canPerform(const QString& actionId) const override;
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] bool isReady() const override;

    /// Reads a media file on a worker thread and takes it into the library.
    void addFile(const QString& file);
    [[nodiscard]] const ClipListModel& model() const { return *m_model; }

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void fitBar();
    void refresh();
    void refreshCounts();
    void showTable(bool table);
    void openCurrent();
    void locate(const ClipCard* card);
    /// Reads a media file away from this thread, with progress and a button to stop it.
    void readFile(const QString& file, std::function<void(const Clip& read)> then);
    void ask();
    /// Opens the form of what surrounds the chosen clip.
    void describe();
    void leaveForm();
    void select(const ClipId& clip);
    [[nodiscard]] const ClipCard* current() const;

    ClipListModel* m_model;
    ClipFilter* m_cardFilter;
    ClipFilter* m_tableFilter;
    PosterLoader* m_posters;
    Background* m_reading;
    enum Page { List, Empty, Form };
    QStackedWidget* m_pages;
    AssignmentStrip* m_assignments;
    LostStrip* m_lost;
    QStackedWidget* m_views;
    ClipCards* m_cards;
    QTableView* m_table;
    WelcomePage* m_empty;
    QLabel* m_nothing;
    QList<QPushButton*> m_chips;
    QPushButton *m_sort, *m_describe = nullptr;
    ContextForm* m_form = nullptr; ///< trainers
    QWidget* m_progress;
    QLabel* m_progressText;
    QProgressBar* m_progressBar;
    // in the bar
    QLabel* m_total = nullptr;
    QLineEdit* m_field = nullptr;
    QWidget* m_fieldKey = nullptr;
    QPushButton* m_asCards = nullptr;
    QPushButton* m_asTable = nullptr;
};

} // namespace attune::ui
