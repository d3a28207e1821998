// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace attune::scenes {

/// One stage direction: at `at` seconds from the clip's start, `who` ("adult", "child", "scene") does `verb`.
struct Cue {
    double at = 0;
    std::string who;
    std::string verb;
    std::vector<std::string> words;
};

/// A stretch of the clip that evidence can point at, half-open [from, to), in seconds.
struct Moment {
    std::string id;
    double from = 0;
    double to = 0;
    std::string shows;
};

/// A pointer from a rating to a moment.
struct ScriptEvidence {
    std::string moment;
    std::string direction; ///< "+" or "-"
    std::string note;
};

/// The reference rating of one dimension: what the script was written to show.
struct ScriptRating {
    std::string dimension;
    std::string status = "coded";
    double score = 0;
    std::string reason;
    int confidence = 3;
    std::string rationale;
    std::vector<ScriptEvidence> evidence;
};

/// One clip's screenplay: look, stage directions, and what it was written to show.
struct Script {
    std::string clip;
    double seconds = 30;
    unsigned seed = 1;
    std::string family;
    std::string room;
    bool mirrored = false;
    double zoom = 1.0;
    double panX = 0;
    bool phone = false; ///< upright picture, irregular frame times
    std::string toy;
    std::string alias;
    std::string title;
    int ageFrom = 0;
    int ageTo = 0;
    std::string setting;
    std::string toys;
    std::string purpose;
    std::vector<Moment> moments;
    std::vector<Cue> cues;
    std::vector<ScriptRating> ratings;
    std::string about; ///< in one line, for trainers

    const Moment* moment(const std::string& id) const;
};

/// Reads one screenplay. Errors name the file and the line of play at fault.
Result<Script> readScript(const std::filesystem::path& file);

} // namespace attune::scenes
