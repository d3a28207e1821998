// SPDX-License-Identifier: GPL-3.0-or-later
#include "codec/box_json.h"

#include "base/text.h"
#include "codec/coding_json.h"
#include "codec/text_pack_json.h"
#include "codec/training_json.h"

namespace attune {

std::string writeBox(const BoxContents& contents, const CodingScheme& scheme) {
    std::string out = writeCoding(contents.coding, scheme) + "\n";
    if (contents.note)
        out += writeReferenceNote(*contents.note);
    out += "\n";
    if (!contents.examples.empty())
        out += writeExemplars(contents.examples);
    return out;
}

Result<BoxContents> readBox(std::string_view text, const CodingScheme& scheme) {
    const std::vector<std::string> lines = split(std::string(text), '\n');
    BoxContents out;
    auto coding = readCoding(lines.empty() ? std::string() : lines[0], scheme);
    if (!coding)
        return std::unexpected(coding.error());
    out.coding = std::move(*coding);
    if (lines.size() > 1 && !lines[1].empty()) {
        auto note = readReferenceNote(lines[1]);
        if (!note)
            return std::unexpected(note.error());
        out.note = std::move(*note);
    }
    if (lines.size() > 2 && !lines[2].empty()) {
        auto examples = readExemplars(lines[2]);
        if (!examples)
            return std::unexpected(examples.error());
        out.examples = std::move(*examples);
    }
    return out;
}

} // namespace attune
