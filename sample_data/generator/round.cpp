// SPDX-License-Identifier: GPL-3.0-or-later
// The sample round: reference codings straight from the screenplays, trainee codings from the table in raters.json,
// their evidence laid roughly, as people do, around the same moments.
#include "round.h"

#include "base/file.h"
#include "base/text.h"
#include "script.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <random>

namespace attune::scenes {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kDimensions[] = {"sensitivity",   "structuring",    "non_intrusiveness",
                                       "non_hostility", "responsiveness", "involvement"};
constexpr std::int64_t kFrameNs = 40'000'000;

std::int64_t toNs(double seconds) { return static_cast<std::int64_t>(std::llround(seconds * 25)) * kFrameNs; }

/// "2026-03-16T09:05:00Z", that many minutes after nine on the given day of March.
std::string stamp(int day, int minutes) {
    return fmt::format("2026-03-{:02}T{:02}:{:02}:00Z", day, 9 + minutes / 60, minutes % 60);
}

Json codingHead(const Script& script, const std::string& rater, const Json& scheme) {
    Json coding;
    coding["format"] = "attune.coding/1";
    coding["clip"] = script.clip;
    coding["rater"] = rater;
    coding["scheme"] = scheme;
    coding["ratings"] = Json::array();
    coding["evidence"] = Json::array();
    coding["segments"] = Json::array();
    return coding;
}

Json evidenceOf(std::size_t number, const std::string& dimension, const std::string& direction, double from, double to,
                const std::string& note) {
    return Json{{"id", fmt::format("e{}", number)},
                {"dimension", dimension},
                {"direction", direction},
                {"beginNs", toNs(from)},
                {"endNs", toNs(to)},
                {"note", note}};
}

Json referenceCoding(const Script& script, int index, const Json& scheme) {
    Json coding = codingHead(script, "REF", scheme);
    std::size_t number = 0;
    for (const char* dimension : kDimensions) {
        const auto rating = std::find_if(script.ratings.begin(), script.ratings.end(),
                                         [&](const ScriptRating& r) { return r.dimension == dimension; });
        if (rating == script.ratings.end()) {
            continue;
        }
        Json entry{{"dimension", rating->dimension}, {"status", rating->status}};
        entry["score"] = rating->status == "coded" ? Json(rating->score) : Json(nullptr);
        entry["reason"] = rating->reason;
        entry["confidence"] = rating->confidence;
        entry["note"] = "";
        entry["rationale"] = rating->rationale;
        coding["ratings"].push_back(entry);
        for (const auto& mark : rating->evidence) {
            const Moment* moment = script.moment(mark.moment);
            coding["evidence"].push_back(
                evidenceOf(++number, rating->dimension, mark.direction, moment->from, moment->to, mark.note));
        }
    }
    coding["startedAt"] = stamp(10 + index / 6, index % 6 * 35);
    coding["submittedAt"] = stamp(12, 60 + index * 4);
    return coding;
}

/// How a trainee of raters.json works: how many marks, how exact, how sure.
struct Habits {
    double marks = 1;   ///< chance of a first evidence mark
    double second = 0;  ///< chance of another
    double spread = .6; ///< seconds the edges stray
    bool onlyGood = false;
    int confidence = 2;
    int day = 16;
};

Json traineeCoding(const Script& script, const std::string& rater, const Json& cells, const Habits& habits, int index,
                   const Json& scheme) {
    Json coding = codingHead(script, rater, scheme);
    std::mt19937_64 random(script.seed * 31u + static_cast<unsigned>(rater.back()));
    const auto uniform = [&random] { return static_cast<double>(random() >> 11) * 0x1.0p-53; };
    std::size_t number = 0;
    for (std::size_t d = 0; d < std::size(kDimensions); ++d) {
        const Json& cell = cells.at(d);
        const double first = uniform(), second = uniform(), sure = uniform(), left = uniform(), right = uniform();
        if (cell.is_null()) { // never rated
            continue;
        }
        Json entry{{"dimension", kDimensions[d]}};
        if (cell.is_number()) {
            entry["status"] = "coded";
            entry["score"] = cell;
            entry["reason"] = "";
        } else {
            const auto words = split(cell.get<std::string>(), ':');
            entry["status"] = words[0];
            entry["score"] = nullptr;
            entry["reason"] = words.size() > 1 ? std::string(trimmed(words[1])) : std::string();
        }
        entry["confidence"] = std::clamp(habits.confidence + (sure < .2 ? -1 : sure > .8 ? 1 : 0), 1, 3);
        entry["note"] = "";
        coding["ratings"].push_back(entry);
        if (!cell.is_number()) {
            continue;
        }
        const auto rating = std::find_if(script.ratings.begin(), script.ratings.end(),
                                         [&](const ScriptRating& r) { return r.dimension == kDimensions[d]; });
        std::size_t wanted = (first < habits.marks ? 1u : 0u) + (second < habits.second ? 1u : 0u);
        for (const auto& mark : rating->evidence) {
            if (wanted == 0 || (habits.onlyGood && mark.direction == "-")) {
                continue;
            }
            --wanted;
            const Moment* moment = script.moment(mark.moment);
            const double from = std::max(0.0, moment->from + (left - .4) * 2 * habits.spread);
            const double to = std::clamp(moment->to + (right - .6) * 2 * habits.spread, from + .4, script.seconds);
            coding["evidence"].push_back(evidenceOf(++number, kDimensions[d], mark.direction, from, to, moment->shows));
        }
    }
    coding["startedAt"] = stamp(habits.day + index / 4, index % 4 * 25);
    coding["submittedAt"] = stamp(habits.day + index / 4, index % 4 * 25 + 14 + index % 3 * 3);
    return coding;
}

void addRows(std::string& csv, const Json& coding, const std::string& role) {
    for (const auto& rating : coding["ratings"]) {
        csv += fmt::format("{},{},{},{},{},{}\n", coding["clip"].get<std::string>(), coding["rater"].get<std::string>(),
                           role, rating["dimension"].get<std::string>(),
                           rating["score"].is_null() ? "" : formatNumber(rating["score"].get<double>()),
                           rating["status"].get<std::string>());
    }
}

Status save(const std::filesystem::path& file, const std::string& text) {
    std::error_code ignored;
    std::filesystem::create_directories(file.parent_path(), ignored);
    return writeFileAtomic(file, text, Overwrite::Allow);
}

/// The one page that says what every clip was written to show.
std::string trainersPage(const std::vector<Script>& scripts, const Json& table) {
    std::string page = "# For trainers: what the clips were written to show\n\n"
                       "**This page gives the answers away.** Read it after coding, or when preparing a session. It is "
                       "written by `attune-scenes round` from the screenplays.\n\n"
                       "S sensitivity, St structuring, NI non-intrusiveness, NH non-hostility, R responsiveness, "
                       "I involvement.\n\n"
                       "| clip | S | St | NI | NH | R | I | in short |\n|---|---|---|---|---|---|---|---|\n";
    for (const auto& script : scripts) {
        page += fmt::format("| {} {} |", script.alias, script.title);
        for (const auto& rating : script.ratings) {
            page += rating.status == "coded" ? fmt::format(" {} |", formatNumber(rating.score)) : " – |";
        }
        page += fmt::format(" {} |\n", script.about);
    }
    return page + "\n" + table.at("aboutTrainees").get<std::string>() + "\n";
}

Status write(const std::vector<Script>& scripts, const Json& table, const std::filesystem::path& folder) {
    const Json scheme{{"id", "six-strand"}, {"version", 1}};
    Json round{{"format", "attune.round/1"}, {"id", "round-01"}, {"title", "Round 1"}, {"scheme", scheme}};
    round["clips"] = Json::array();
    for (const auto& script : scripts) {
        round["clips"].push_back({{"clip", script.clip},
                                  {"file", "../clips/" + script.clip + ".mp4"},
                                  {"alias", script.alias},
                                  {"title", script.title},
                                  {"ageMonths", {script.ageFrom, script.ageTo}},
                                  {"purpose", script.purpose},
                                  {"setting", script.setting},
                                  {"toys", script.toys}});
    }
    round["raters"] = table.at("raters");
    round["reference"] = table.at("reference");
    round["population"] = table.at("population");
    round["sampling"] = table.at("sampling");
    if (auto ok = save(folder / "round.json", round.dump(2) + "\n"); !ok) {
        return ok;
    }
    std::string csv = "target,rater,role,dimension,score,status\n";
    const auto keep = [&](const Json& coding, const std::string& under, const std::string& role) {
        addRows(csv, coding, role);
        return save(folder / under / (coding["clip"].get<std::string>() + ".json"), coding.dump(2) + "\n");
    };
    for (std::size_t i = 0; i < scripts.size(); ++i) {
        if (auto ok = keep(referenceCoding(scripts[i], static_cast<int>(i), scheme), "reference", "reference"); !ok) {
            return ok;
        }
    }
    for (const auto& [rater, entry] : table.at("codings").items()) {
        const Json& style = entry.at("habits");
        const Habits habits{style.at("marks"),    style.at("second"),     style.at("spread"),
                            style.at("onlyGood"), style.at("confidence"), style.at("day")};
        for (std::size_t i = 0; i < scripts.size(); ++i) {
            const auto cells = entry.at("clips").find(scripts[i].clip);
            if (cells == entry.at("clips").end()) {
                continue; // not coded by this person
            }
            if (auto ok = keep(traineeCoding(scripts[i], rater, *cells, habits, static_cast<int>(i), scheme), rater,
                               "trainee");
                !ok) {
                return ok;
            }
        }
    }
    return save(folder / "ratings.csv", csv);
}

} // namespace

Status writeRound(const std::filesystem::path& scripts, const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(scripts, error)) {
        if (entry.path().filename().string().starts_with("six-")) {
            files.push_back(entry.path());
        }
    }
    if (files.empty()) {
        return fail(ErrorCode::NotFound, "no screenplays six-*.json", scripts.string(),
                    "name the folder of screenplays");
    }
    std::sort(files.begin(), files.end());
    std::vector<Script> read;
    for (const auto& file : files) {
        auto script = readScript(file);
        if (!script) {
            return std::unexpected(script.error());
        }
        read.push_back(std::move(*script));
    }
    const auto table = scripts / ".." / "raters.json";
    const auto bytes = readFile(table);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    try {
        const Json parsed = Json::parse(*bytes);
        if (auto ok = save(scripts / ".." / "FOR-TRAINERS.md", trainersPage(read, parsed)); !ok) {
            return ok;
        }
        return write(read, parsed, folder);
    } catch (const Json::exception& fault) {
        return fail(ErrorCode::Invalid, fault.what(), table.string(), "mend the table");
    }
}

} // namespace attune::scenes
