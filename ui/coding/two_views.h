// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/clip.h"
#include "ui/room.h"

#include <QObject>
#include <filesystem>
#include <optional>

namespace attune {
struct ClipCard;
}

namespace attune::ui {

class Background;
class PictureView;
class PlayerBridge;
class ViewsBar;

/// A second camera beside the clip's own picture: adds it, lines it up, keeps that in the library, takes it away.
/// Lining up by eye: the second view is moved alone, while its picture is the other's moment from then on. Both views
/// name the frame that they show.
class TwoViews : public QObject {
    Q_OBJECT
  public:
    TwoViews(AppContext context, PlayerBridge* bridge, PictureView* first, QWidget* room);

    /// Hidden while there is no second view. Whoever lays the room out owns them.
    [[nodiscard]] PictureView* picture() const { return m_second; }
    [[nodiscard]] ViewsBar* bar() const { return m_bar; }

    /// The second view of a clip whose own file was just opened by the bridge.
    void open(const ClipCard& card);
    /// Nothing is open any more.
    void close();

    /// "view." actions; while the second view is moved alone also steps and "close".
    [[nodiscard]] bool canPerform(const QString& actionId) const;
    bool perform(const QString& actionId);
    [[nodiscard]] bool hasSecond() const { return m_view.has_value(); }
    /// As it is shown now, kept or not.
    [[nodiscard]] MediaDuration offset() const { return m_offset; }

  signals:
    void notice(const QString& text, bool isError);
    /// The two pictures change places.
    void swapped(bool secondFirst);

  private:
    void show(const std::filesystem::path& media, bool missing);
    void add();
    void lineUpBySound();
    void setAlone(bool alone);
    void stepAlone(const QString& actionId);
    /// True when it was kept.
    bool keep(const std::optional<ClipView>& view);
    void nameFrames();
    void showOffset();

    AppContext m_context;
    PlayerBridge* m_bridge;
    PictureView *m_first, *m_second;
    ViewsBar* m_bar;
    QWidget* m_room;
    Background* m_work;
    std::optional<ClipId> m_clip;
    std::string m_hash; ///< of the clip's own file
    std::optional<ClipView> m_view;
    MediaDuration m_offset;
    bool m_alone = false;
    bool m_swapped = false;
};

} // namespace attune::ui
