// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/session.h"

#include <QElapsedTimer>
#include <QObject>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace attune::ui {

/// Coding a row of the timeline by keys. One row takes codes at a time; while it does, the letters of its codes belong
/// to it. A moment is set where the playhead is; a state begins there and ends the one before; an interval is coded and
/// the next one comes; a span begins with the key and ends when it is let go, or with the next press when it was only
/// tapped.
class CodeKeys : public QObject {
    Q_OBJECT
  public:
    explicit CodeKeys(QObject* parent = nullptr) : QObject(parent) {}

    /// Where the playhead is.
    std::function<MediaTime()> now;

    /// Not owned; null: none. Ends what is open.
    void setDesk(CodingDesk* desk);
    /// The next row that takes codes; after the last one none does.
    void nextRow();
    /// This row takes codes from now on; an unknown one is none.
    void setRow(const std::string& track);
    void stop();
    /// Ends every mark that is still open, where the playhead is.
    void closeAll();
    /// Ends the state that is on.
    void endState();

    [[nodiscard]] const CodingDesk* desk() const { return m_desk; }
    [[nodiscard]] bool isOn() const { return m_row.has_value(); }
    [[nodiscard]] const std::optional<Track>& row() const { return m_row; }
    [[nodiscard]] const std::vector<Segment>& open() const { return m_open; }
    /// Is this key one of the row's codes now?
    [[nodiscard]] bool takes(const QString& key) const { return codeOf(key) != nullptr; }
    void pressed(const QString& key);
    void released(const QString& key);
    /// The same with a code of the row, as a button does it.
    void begin(const std::string& code);
    void letGo(const std::string& code);
    /// "Engagement: U Unengaged, L Onlooking"; empty when no row takes codes.
    [[nodiscard]] QString text() const;
    /// The key of a code: its own, or its place in the row.
    [[nodiscard]] static QString keyOf(const Track& track, const Code& code);

  signals:
    /// Another row, or other open marks.
    void changed();
    void failed(const QString& sentence);
    /// An interval was coded: this one comes next.
    void intervalDone(attune::TimeSpan next);

  private:
    [[nodiscard]] const Code* codeOf(const QString& key) const;
    void codeInterval(const Code& code);
    void close(const std::string& code);
    bool put(const Code& code, TimeSpan span);
    CodingDesk* m_desk = nullptr;
    std::optional<Track> m_row;
    std::vector<Segment> m_open;
    QElapsedTimer m_held; ///< since the last span was begun
};

} // namespace attune::ui
