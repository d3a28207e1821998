// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/records.h"

#include "base/hash.h"

namespace attune::store {

namespace {

// Lengths before the texts: no two different lines give the same bytes.
std::string linkOf(const std::string& previous, std::int64_t seq, const std::string& kind, std::int64_t wallMs,
                   const std::string& by, const std::string& clip, const std::string& words) {
    std::string bytes = previous + "\n" + std::to_string(seq) + "\n" + std::to_string(wallMs);
    for (const std::string* text : {&kind, &by, &clip, &words})
        bytes += "\n" + std::to_string(text->size()) + ":" + *text;
    return sha256(bytes);
}

} // namespace

std::int64_t appendRecord(Database& db, const std::string& kind, std::int64_t wallMs, const std::string& by,
                          const std::string& clip, const std::string& words) {
    std::int64_t seq = 1;
    std::string previous;
    if (auto rows = db.query("SELECT seq, sha256 FROM records ORDER BY seq DESC LIMIT 1"); rows.next()) {
        seq = rows.integer(0) + 1;
        previous = rows.text(1);
    }
    db.run("INSERT INTO records VALUES(?,?,?,?,?,?,?,?)", seq, kind, wallMs, by, clip, words, previous,
           linkOf(previous, seq, kind, wallMs, by, clip, words));
    return seq;
}

void checkRecords(Database& db, std::vector<std::string>& faults) {
    std::string previous;
    std::int64_t expected = 1;
    auto rows =
        db.query("SELECT seq, kind, wall_ms, by_rater, clip, words, previous, sha256 FROM records ORDER BY seq");
    while (rows.next()) {
        const std::int64_t seq = rows.integer(0);
        if (seq != expected)
            faults.push_back("records: line " + std::to_string(expected) + " is missing");
        const std::string link =
            linkOf(previous, seq, rows.text(1), rows.integer(2), rows.text(3), rows.text(4), rows.text(5));
        if (rows.text(6) != previous || rows.text(7) != link)
            faults.push_back("records: line " + std::to_string(seq) + " was changed afterwards");
        previous = rows.text(7);
        expected = seq + 1;
    }
}

} // namespace attune::store
