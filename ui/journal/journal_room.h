// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/room.h"
#include "workspace/session.h"

#include <QList>

class QListWidget;
class QScrollArea;
class QTimer;
class QVBoxLayout;

namespace attune::ui {

class ActivityPane;
class NoteField;
class PaneEdge;

/// Private notes by clip, time spent (with a trainer and alone), certificates. Only the author reads the notes.
class JournalRoom : public Room {
    Q_OBJECT
  public:
    JournalRoom(AppContext context, QWidget* parent);

    [[nodiscard]] QString name() const override { return QStringLiteral("journal"); }
    [[nodiscard]] QWidget* makeBar(QWidget* parent) override;
    void enter() override;
    void leave() override;
    bool perform(const QString& actionId) override;
    [[nodiscard]] bool canPerform(const QString& actionId) const override;

    /// Shows the note on a clip (empty id: the one that is not about a clip), beginning it when there is none.
    void showNote(const ClipId& clip);

  signals:
    /// A time in a note on that clip is gone to.
    void momentRequested(const attune::ClipId& clip, attune::MediaTime moment);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void fit();
    void refreshList();
    void chooseClip();
    void save();
    /// What is marked in a note, into the next portfolio, after asking.
    void sharePassage();
    /// To the time at the caret of the note being written, or the next in the notes on the clip.
    void goToTime();
    [[nodiscard]] QString clipTitle(const ClipId& clip) const;

    std::vector<Reflection> m_notes;
    std::vector<ClipCard> m_clips;
    ClipId m_shown;
    bool m_showing = false;
    PaneEdge *m_leftEdge, *m_rightEdge;
    QListWidget* m_list;
    QWidget* m_listEmpty;
    QWidget* m_editor;
    QVBoxLayout* m_editorColumn;
    QWidget* m_newButton;
    QList<NoteField*> m_fields;
    QTimer* m_saveSoon;
    QScrollArea* m_activityScroll = nullptr;
    ActivityPane* m_activity;
};

} // namespace attune::ui
