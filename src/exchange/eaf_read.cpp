// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "exchange/eaf_model.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <set>
#include <unordered_map>

namespace attune::exchange {

namespace {

bool hasRoot(std::string_view head, std::string_view name) {
    for (std::size_t at = head.find('<'); at != std::string_view::npos; at = head.find('<', at + 1)) {
        const auto rest = head.substr(at + 1);
        if (rest.starts_with('?') || rest.starts_with('!'))
            continue;
        return rest.starts_with(name);
    }
    return false;
}

Result<std::string> checkedText(std::string_view bytes, const ReadOptions& options) {
    bool latin1 = false;
    std::string text = utf8Of(bytes, latin1);
    if (latin1)
        return broken(options, "the text is neither UTF-8 nor UTF-16");
    return text;
}

void readMedia(const EafModel& model, TimedObservation& observation) {
    for (const pugi::xml_node node : model.root.child("HEADER").children("MEDIA_DESCRIPTOR")) {
        MediaLink link;
        link.path = node.attribute("MEDIA_URL").value();
        if (link.path.empty())
            link.path = node.attribute("RELATIVE_MEDIA_URL").value();
        link.mimeType = node.attribute("MIME_TYPE").value();
        if (const auto origin = parseInteger(node.attribute("TIME_ORIGIN").value()))
            link.offset = MediaDuration(MediaTime(model.nsOf(*origin)).ns);
        observation.media.push_back(std::move(link));
    }
}

// Vocabularies kept in files of their own, where these can be had.
void readExternalVocabularies(const EafModel& model, TimedDocument& document, const ReadOptions& options) {
    for (const pugi::xml_node node : model.root.children("CONTROLLED_VOCABULARY")) {
        const std::string reference = node.attribute("EXT_REF").value();
        if (reference.empty())
            continue;
        const pugi::xml_node external =
            model.root.find_child_by_attribute("EXTERNAL_REF", "EXT_REF_ID", reference.c_str());
        const std::string path = external.attribute("VALUE").value();
        const std::string name = node.attribute("CV_ID").value();
        const auto bytes = options.fetch ? options.fetch(path) : std::nullopt;
        const auto read = bytes ? readEcv(*bytes, options) : Result<TimedDocument>(broken(options, ""));
        const auto target = std::ranges::find(document.vocabularies, name, &Vocabulary::name);
        const auto found = read ? std::ranges::find(read->vocabularies, name, &Vocabulary::name)
                                : decltype(read->vocabularies.begin()){};
        if (!read || found == read->vocabularies.end() || target == document.vocabularies.end())
            document.issues.push_back(
                {"vocabulary " + cited(name), "its entries are in " + cited(path) + ", which is not at hand", false});
        else
            *target = *found;
    }
}

// Codes that stick out of what they divide: cut to it where that is asked for.
void noteOutside(const EafModel& model, bool mend, TimedDocument& document) {
    const auto outside = outsideParents(model, document);
    if (outside.empty())
        return;
    std::unordered_map<std::string, const EafAnnotation*> annotations;
    for (const EafTier& tier : model.tiers)
        for (const EafAnnotation& a : tier.annotations)
            annotations.emplace(a.id, &a);
    for (TimedRow& row : document.rows) {
        const auto found = outside.find(row.key);
        if (found == outside.end())
            continue;
        const bool cut = mend && found->second;
        if (cut) {
            row.start = std::max(row.start, found->second->begin);
            row.end = std::min(row.end.value_or(row.start), found->second->end);
        }
        document.issues.push_back({model.place(*annotations.at(row.key)),
                                   cut ? "it stuck out of what covers it on the tier above and was cut to it"
                                       : "it lies beyond what covers it on the tier above",
                                   cut});
    }
}

} // namespace

bool sniffEaf(std::string_view, std::string_view head) { return hasRoot(head, "ANNOTATION_DOCUMENT"); }
bool sniffEtf(std::string_view, std::string_view) { return false; } // a template reads like a document
bool sniffEcv(std::string_view, std::string_view head) { return hasRoot(head, "CV_RESOURCE"); }

Result<TimedDocument> readEaf(std::string_view bytes, const ReadOptions& options) {
    auto text = checkedText(bytes, options);
    if (!text)
        return std::unexpected(text.error());
    auto parsed = EafModel::parse(std::move(*text), options);
    if (!parsed)
        return std::unexpected(parsed.error());
    const EafModel& model = **parsed;

    TimedDocument document;
    document.format = "eaf";
    document.kept = std::make_shared<const std::string>(bytes);
    document.title = stemOf(options.name);
    TimedObservation& observation = document.observations.emplace_back();
    observation.name = document.title;
    readMedia(model, observation);
    document.issues = model.issues;
    document.vocabularies = readEafVocabularies(model.root);
    readExternalVocabularies(model, document, options);

    std::set<std::string> shortSpans;
    for (const pugi::xml_node property : model.root.child("HEADER").children("PROPERTY"))
        if (std::string_view(property.attribute("NAME").value()) == eafShortSpans)
            for (std::string& id : split(textOf(property), ' '))
                shortSpans.insert(std::move(id));
    std::unordered_map<std::string, std::size_t> rowOf; // by annotation id
    for (const EafTier& source : model.tiers) {
        const bool modifiers = source.type == eafModifierType, comment = source.type == eafCommentType;
        if (modifiers || comment) {
            for (const EafAnnotation& a : source.annotations)
                if (const auto row = rowOf.find(a.parent); row != rowOf.end())
                    (modifiers ? document.rows[row->second].modifiers : document.rows[row->second].comment) =
                        textOf(a.node.child("ANNOTATION_VALUE"));
            continue;
        }
        TimedTier& tier = document.tiers.emplace_back();
        tier.name = source.id;
        tier.parent = source.parent;
        tier.coder = source.node.attribute("ANNOTATOR").value();
        tier.subject = source.node.attribute("PARTICIPANT").value();
        tier.vocabulary = source.vocabulary;
        for (const EafAnnotation& a : source.annotations) {
            if (!a.begin || !a.end)
                continue;
            TimedRow row;
            row.tier = document.tiers.size() - 1;
            row.start = MediaTime(*a.begin);
            row.end = MediaTime(*a.end);
            row.kind = *a.begin == *a.end && !a.isReference && !shortSpans.contains(a.id) ? TimedKind::Point
                                                                                          : TimedKind::Interval;
            row.coder = tier.coder;
            row.subject = tier.subject;
            row.code = textOf(a.node.child("ANNOTATION_VALUE"));
            row.key = a.id;
            if (*a.end < *a.begin)
                document.issues.push_back({model.place(a), "it ends before it begins", false});
            rowOf.try_emplace(a.id, document.rows.size());
            document.rows.push_back(std::move(row));
        }
    }
    noteOutside(model, options.mend, document);
    return document;
}

std::map<std::string, std::optional<TimeSpan>> outsideParents(const EafModel& model, const TimedDocument& document) {
    std::map<std::string, std::map<MediaTime, MediaTime>> spans; // by tier: begin, furthest end
    for (const TimedRow& row : document.rows) {
        auto& end = spans[document.tiers[row.tier].name].try_emplace(row.start, row.start).first->second;
        end = std::max(end, row.end.value_or(row.start));
    }
    std::map<std::string, std::optional<TimeSpan>> out;
    for (const TimedRow& row : document.rows) {
        const auto tier = std::ranges::find(model.tiers, document.tiers[row.tier].name, &EafTier::id);
        if (row.key.empty() || tier == model.tiers.end() ||
            (tier->constraint != EafConstraint::TimeSubdivision && tier->constraint != EafConstraint::IncludedIn))
            continue;
        const auto& above = spans[tier->parent];
        const MediaTime end = row.end.value_or(row.start);
        const auto after = above.upper_bound(row.start);
        if (after != above.begin() && std::prev(after)->second >= end)
            continue;
        std::optional<TimeSpan> best;
        std::int64_t most = 0;
        for (auto one = after == above.begin() ? after : std::prev(after); one != above.end() && one->first < end;
             ++one)
            if (const std::int64_t shared = std::min(end, one->second).ns - std::max(row.start, one->first).ns;
                shared > most) {
                most = shared;
                best = TimeSpan{one->first, one->second};
            }
        out.emplace(row.key, best);
    }
    return out;
}

Result<TimedDocument> readEcv(std::string_view bytes, const ReadOptions& options) {
    auto text = checkedText(bytes, options);
    if (!text)
        return std::unexpected(text.error());
    pugi::xml_document dom;
    if (auto ok = parseXml(dom, *text, options); !ok)
        return std::unexpected(ok.error());
    const pugi::xml_node root = dom.child("CV_RESOURCE");
    if (!root)
        return broken(options, "the element CV_RESOURCE is missing", {}, "choose an external vocabulary (.ecv)");
    TimedDocument document;
    document.format = "ecv";
    document.kept = std::make_shared<const std::string>(bytes);
    document.title = stemOf(options.name);
    document.vocabularies = readEafVocabularies(root);
    return document;
}

} // namespace attune::exchange
