// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/scratch_folder.h"
#include "workspace/session.h"

#include <filesystem>
#include <memory>

namespace attune::test {

/// A true library in a folder of its own: one clip of 100 frames with bar codes and sound, the six-strand scheme, a
/// trainee T1, a trainer R1, and a reference for the clip. Opened as T1 unless told otherwise. With another scheme (a
/// file of the tree) there is no reference.
class PracticeLibrary {
  public:
    static constexpr const char* sixStrand = "models/instruments/six-strand.json";
    explicit PracticeLibrary(const char* rater = "T1", const std::string& scheme = sixStrand);
    /// Empty when ffmpeg could not make the clip; the test then skips.
    [[nodiscard]] const std::filesystem::path& media() const { return m_media; }
    [[nodiscard]] Session& session() const { return *m_session; }
    [[nodiscard]] CodingDesk& desk() const;
    /// Closes the session and opens the library anew, as after a restart.
    void reopen();
    /// The library's file; close the session first to open it elsewhere.
    [[nodiscard]] std::filesystem::path file() const { return m_folder / "practice.attune"; }
    void close() { m_session.reset(); }
    static ClipId clip() { return ClipId("six-01"); }

  private:
    const char* m_rater;
    ScratchFolder m_folder;
    std::filesystem::path m_media;
    std::unique_ptr<Session> m_session;
};

/// A moment of the clip, in seconds.
[[nodiscard]] MediaTime seconds(double s);

} // namespace attune::test
