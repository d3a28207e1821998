// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/locks.h"

#include "base/text.h"
#include "store/database.h"

namespace attune {

Result<std::vector<RaterId>> peopleWithPassphrase(const std::filesystem::path& library) {
    try {
        store::Database db(library, SQLite::OPEN_READONLY);
        std::vector<RaterId> out;
        for (auto rows = db.query("SELECT rater FROM passphrases ORDER BY rater"); rows.next();)
            out.emplace_back(rows.text(0));
        return out;
    } catch (const SQLite::Exception& e) {
        return std::unexpected(store::errorOf(e, sanitizeUtf8(library.string())));
    }
}

} // namespace attune
