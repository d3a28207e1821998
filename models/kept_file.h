// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ids.h"
#include "models/media_time.h"

#include <string>
#include <vector>

namespace attune {

/// A file that codes were imported from, as it was: what Attune could not hold of it is written back from here.
struct KeptFile {
    /// Which clip a session of the file became.
    struct Session {
        std::string observation; ///< as the file calls it
        ClipId clip;
        MediaDuration shift; ///< clip time = the file's time + shift

        bool operator==(const Session&) const = default;
    };

    std::string name;   ///< without folders
    std::string format; ///< "eaf", "boris", ...
    std::string sha256;
    std::string bytes;
    RaterId coder;       ///< whose codes those are that name nobody
    bool mended = false; ///< slips were put right when it was read
    bool about = false;  ///< its segments have person, modifiers and note; before there were these, all was the label
    std::vector<Session> sessions;

    bool operator==(const KeptFile&) const = default;
};

} // namespace attune
