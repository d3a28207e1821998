// SPDX-License-Identifier: GPL-3.0-or-later
#include "codec/box_json.h"

#include "base/text.h"
#include "codec/coding_json.h"
#include "codec/text_pack_json.h"
#include "codec/training_json.h"

namespace attune {

namespace {

constexpr char between = '\x1e'; // the record separator: never inside a JSON text

} // namespace

std::string writeBox(const BoxContents& contents, const CodingScheme& scheme) {
    std::string out = writeCoding(contents.coding, scheme) + between;
    if (contents.note)
        out += writeReferenceNote(*contents.note);
    out += between;
    if (!contents.examples.empty())
        out += writeExemplars(contents.examples);
    return out;
}

Result<BoxContents> readBox(std::string_view text, const CodingScheme& scheme) {
    const std::vector<std::string> parts = split(text, between);
    BoxContents out;
    auto coding = readCoding(parts.front(), scheme);
    if (!coding)
        return std::unexpected(coding.error());
    out.coding = std::move(*coding);
    if (parts.size() > 1 && !parts[1].empty()) {
        auto note = readReferenceNote(parts[1]);
        if (!note)
            return std::unexpected(note.error());
        out.note = std::move(*note);
    }
    if (parts.size() > 2 && !parts[2].empty()) {
        auto examples = readExemplars(parts[2]);
        if (!examples)
            return std::unexpected(examples.error());
        out.examples = std::move(*examples);
    }
    return out;
}

} // namespace attune
