// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "exchange/lanes.h"
#include "exchange/opf.h"
#include "exchange/text_input.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <utility>

namespace attune::exchange {

namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\r')
            continue;
        if (c == '\n') {
            out += "\\\n";
            continue;
        }
        if (std::string_view(",()-|\\").find(c) != std::string_view::npos)
            out += '\\';
        out += c;
    }
    return out;
}

std::string clockText(MediaTime time, bool& exact) {
    constexpr std::int64_t ms = 1'000'000;
    exact = exact && time.ns % ms == 0 && time.ns >= 0;
    const std::int64_t t = std::max<std::int64_t>(0, (time.ns + ms / 2) / ms);
    return fmt::format("{:02}:{:02}:{:02}:{:03}", t / 3'600'000, t / 60'000 % 60, t / 1000 % 60, t % 1000);
}

std::vector<std::string> valuesOf(const TimedRow& row, const TimedTier& tier) {
    if (!row.values.empty() && join(row.values, "|") == row.code)
        return row.values;
    if (tier.fields.size() > 1)
        if (auto parts = split(row.code, '|'); parts.size() == tier.fields.size())
            return parts;
    return {row.code};
}

std::string cellText(const TimedRow& row, const TimedTier& tier, const std::string& kind, bool& exact) {
    const MediaTime end = row.end.value_or(MediaTime(0)); // an offset of 0 is one that is not set
    std::vector<std::string> values = valuesOf(row, tier);
    for (std::string& value : values)
        value = escaped(value);
    std::string out = clockText(row.start, exact) + "," + clockText(end, exact) + ",";
    if (lowered(kind) == "matrix") {
        // A value of nothing in a column of several stays one of several.
        values.resize(std::max(values.size(), tier.fields.size()));
        return out + "(" + join(values, ",") + ")";
    }
    return out + join(values, "|");
}

std::string headerText(const TimedTier& tier, const std::string& version) {
    std::vector<std::string> arguments;
    for (const std::string& field : tier.fields)
        arguments.push_back(escaped(field) + "|NOMINAL");
    const char* about = version == "#4" ? "MATRIX,true," : version == "#3" ? "MATRIX,true" : "MATRIX";
    return fmt::format("{} ({})-{}", escaped(tier.name), about, join(arguments, ","));
}

// Each coder and person of a tier gets a column, so that its codes stay as they are; modifiers and comments become
// arguments after the code. `about` says what is what.
TimedDocument asColumns(const TimedDocument& given, std::map<std::string, OpfAbout>& about,
                        std::vector<std::string>& warnings) {
    using Who = std::pair<std::string, std::string>;
    struct Held {
        std::vector<Who> people; ///< each once
        bool modifiers = false, comment = false;
        bool named = true; ///< every row has as many modifiers as there are names
    };
    std::vector<Held> held(given.tiers.size());
    for (const TimedRow& row : given.rows) {
        Held& h = held[row.tier];
        if (const Who who(row.coder, row.subject); std::ranges::find(h.people, who) == h.people.end())
            h.people.push_back(who);
        h.modifiers = h.modifiers || !row.modifiers.empty();
        h.named = h.named && (row.modifiers.empty() ||
                              split(row.modifiers, '|').size() == given.tiers[row.tier].modifierNames.size());
        h.comment = h.comment || !row.comment.empty();
    }
    TimedDocument out = given;
    out.tiers.clear();
    std::set<std::string> names;
    std::map<std::pair<std::size_t, Who>, std::size_t> columns;
    for (std::size_t t = 0; t < given.tiers.size(); ++t) {
        Held& h = held[t];
        if (h.people.empty())
            h.people.emplace_back();
        std::ranges::sort(h.people);
        OpfAbout own{given.tiers[t].name, {}, {}, {}};
        std::vector<std::string> arguments;
        if (h.modifiers && h.named)
            arguments = given.tiers[t].modifierNames;
        else if (h.modifiers)
            arguments.emplace_back("modifiers");
        own.after.assign(arguments.size(), "modifiers");
        if (h.comment) {
            own.after.emplace_back("comment");
            arguments.emplace_back("comment");
        }
        if (!own.after.empty())
            warnings.push_back("the cells of " + cited(own.tier) +
                               " hold more after the code: " + join(arguments, ", "));
        if (h.people.size() > 1)
            warnings.push_back(cited(own.tier) + " becomes a column for each coder and person");
        for (const Who& who : h.people) {
            TimedTier column = given.tiers[t];
            if (column.fields.empty())
                column.fields = {"code"};
            column.fields.insert(column.fields.end(), arguments.begin(), arguments.end());
            if (h.people.size() > 1)
                for (const std::string& part : {who.first, who.second})
                    column.name += part.empty() ? "" : "_" + part;
            const std::string name = column.name;
            for (int n = 2; !names.insert(column.name).second; ++n)
                column.name = fmt::format("{}_{}", name, n);
            own.coder = who.first;
            own.subject = who.second;
            if (own.tier != column.name || !own.coder.empty() || !own.subject.empty() || !own.after.empty())
                about.emplace(column.name, own);
            columns.emplace(std::pair(t, who), out.tiers.size());
            out.tiers.push_back(std::move(column));
        }
    }
    for (std::size_t i = 0; i < out.rows.size(); ++i) {
        TimedRow& row = out.rows[i];
        const Held& h = held[row.tier];
        row.values = valuesOf(given.rows[i], given.tiers[row.tier]);
        row.values.resize(std::max(row.values.size(), given.tiers[row.tier].fields.size()));
        if (h.modifiers && h.named) {
            auto parts = split(row.modifiers, '|');
            parts.resize(given.tiers[row.tier].modifierNames.size());
            row.values.insert(row.values.end(), parts.begin(), parts.end());
        } else if (h.modifiers) {
            row.values.push_back(row.modifiers);
        }
        if (h.comment)
            row.values.push_back(row.comment);
        row.code = join(row.values, "|");
        row.tier = columns.at({row.tier, {row.coder, row.subject}});
    }
    return out;
}

std::string projectText(const TimedDocument& document) {
    std::string out = fmt::format("!project\ndbFile: null\nname: {}\norigpath: ''\nversion: 5\n",
                                  document.title.empty() ? "Attune" : "'" + document.title + "'");
    const auto& media = document.observations.front().media;
    if (media.empty())
        return out + "viewerSettings: []\n";
    out += "viewerSettings:\n";
    for (std::size_t i = 0; i < media.size(); ++i) {
        std::string path = media[i].path;
        for (std::size_t at = path.find('\''); at != std::string::npos; at = path.find('\'', at + 2))
            path.insert(at, "'");
        out += fmt::format("- !vs\n  feed: '{}'\n  offset: {}\n  settingsId: {}\n  version: 3\n", path,
                           -media[i].offset.ns / 1'000'000, i + 1);
    }
    return out;
}

// Cells that nobody changed keep their very line.
std::string databaseText(const TimedDocument& document, const OpfDatabase* before, std::vector<std::string>& warnings) {
    const std::string version = before ? before->version : "#4";
    std::string out = version.empty() ? "" : version + "\n";
    bool exact = true;
    std::vector<std::vector<const TimedRow*>> columns(document.tiers.size());
    std::size_t sequences = 0;
    for (const TimedRow& row : document.rows) {
        if (row.kind == TimedKind::Sequence)
            ++sequences;
        else
            columns[row.tier].push_back(&row);
    }
    for (std::size_t t = 0; t < document.tiers.size(); ++t) {
        const TimedTier& tier = document.tiers[t];
        const OpfColumn* old = nullptr;
        if (before) { // of several columns of one name the first tier is the first, and so on
            auto twins = std::count_if(document.tiers.begin(), document.tiers.begin() + static_cast<std::ptrdiff_t>(t),
                                       [&](const TimedTier& other) { return other.name == tier.name; });
            for (const OpfColumn& column : before->columns)
                if (column.name == tier.name && twins-- == 0)
                    old = &column;
        }
        out += (old ? old->header : headerText(tier, version)) + "\n";
        for (const TimedRow* row : columns[t]) {
            const OpfCell* cell = nullptr;
            if (old && before)
                if (const auto colon = row->key.find(':'); colon != std::string::npos) {
                    const auto c = parseInteger(row->key.substr(0, colon)),
                               i = parseInteger(row->key.substr(colon + 1));
                    if (c && i && *c >= 0 && *i >= 0 && static_cast<std::size_t>(*c) < before->columns.size() &&
                        &before->columns[static_cast<std::size_t>(*c)] == old &&
                        static_cast<std::size_t>(*i) < old->cells.size())
                        cell = &old->cells[static_cast<std::size_t>(*i)];
                }
            const MediaTime end = row->end.value_or(MediaTime(0));
            if (cell && cell->onset == row->start && cell->offset == end && join(cell->values, "|") == row->code)
                out += cell->raw;
            else
                out += cellText(*row, tier, old ? old->kind : "MATRIX", exact);
            out += "\n";
        }
    }
    if (before)
        for (const OpfColumn& column : before->columns)
            if (column.name == opfQueries) {
                out += column.header + "\n";
                for (const OpfCell& cell : column.cells)
                    out += cell.raw + "\n";
            }
    if (!exact)
        warnings.emplace_back("times are rounded to whole milliseconds from 0 on");
    if (sequences > 0)
        warnings.push_back(count(sequences, "code has", "codes have") + " no time and cannot be written here");
    return out;
}

} // namespace

Result<WrittenFile> writeOpf(const TimedDocument& given, const WriteOptions& options) {
    auto session = oneSession(given, options);
    if (!session)
        return std::unexpected(session.error());
    WrittenFile out{{}, std::move(session->warnings)};
    std::vector<ArchiveMember> members;
    if (session->document.kept && session->document.format == "opf") {
        ReadOptions original;
        original.name = "the original";
        auto file = parseOpf(*session->document.kept, original);
        if (!file)
            return std::unexpected(file.error());
        if (opfAboutOf(file->members).empty()) { // else it is of Attune's own making
            file->members[file->db].bytes = databaseText(session->document, &file->database, out.warnings);
            members = std::move(file->members);
        }
    }
    if (members.empty()) {
        std::map<std::string, OpfAbout> about;
        const TimedDocument document = asColumns(session->document, about, out.warnings);
        members = {{"project", projectText(document)}, {"db", databaseText(document, nullptr, out.warnings)}};
        if (!about.empty())
            members.push_back({opfAbout, opfAboutText(about)});
    }
    auto packed = packZip(members);
    if (!packed)
        return std::unexpected(packed.error());
    out.bytes = std::move(*packed);
    return out;
}

} // namespace attune::exchange
