// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/passphrase.h"

#include "base/file.h"

namespace attune::cli {

Result<std::string> passphraseOf(const std::string& file) {
    auto text = readFile(file, 1 << 16);
    if (!text)
        return text;
    text->resize(std::min(text->find_first_of("\r\n"), text->size()));
    if (text->empty())
        return fail(ErrorCode::Invalid, "the first line is empty", file, "write the passphrase there");
    return text;
}

Status unlockFromFile(Library& library, const RaterId& rater, const std::string& file) {
    if (file.empty())
        return {};
    const auto passphrase = passphraseOf(file);
    if (!passphrase)
        return std::unexpected(passphrase.error());
    return library.unlock(rater, *passphrase);
}

} // namespace attune::cli
