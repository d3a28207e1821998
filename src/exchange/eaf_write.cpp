// SPDX-License-Identifier: GPL-3.0-or-later
//
// Into an ELAN document. Where there is the one the codes came from, only what changed is changed in it: everything
// else, known here or not, stays as it was.
#include "base/clock.h"
#include "base/text.h"
#include "exchange/eaf_model.h"
#include "exchange/eaf_writer.h"
#include "exchange/lanes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>

namespace attune::exchange {

namespace {

constexpr std::array<std::pair<const char*, const char*>, 4> constraints{
    {{"Time_Subdivision", "Time subdivision of parent annotation's time interval, no time gaps allowed within this "
                          "interval"},
     {"Symbolic_Subdivision",
      "Symbolic subdivision of a parent annotation. Annotations refering to the same parent are "
      "ordered"},
     {"Symbolic_Association", "1-1 association with a parent annotation"},
     {"Included_In", "Time alignable annotations within the parent annotation's time interval, gaps are allowed"}}};

void addVocabularies(Node root, const std::vector<Vocabulary>& vocabularies) {
    int entries = 0;
    for (const Vocabulary& vocabulary : vocabularies) {
        Node node = root.append_child("CONTROLLED_VOCABULARY");
        set(node, "CV_ID", xmlSafe(vocabulary.name));
        Node words = node.append_child("DESCRIPTION");
        set(words, "LANG_REF", "und");
        if (!vocabulary.description.empty())
            words.text().set(xmlSafe(vocabulary.description).c_str());
        for (const VocabularyEntry& entry : vocabulary.entries) {
            Node line = node.append_child("CV_ENTRY_ML");
            set(line, "CVE_ID", fmt::format("cve{}", ++entries));
            Node value = line.append_child("CVE_VALUE");
            if (!entry.description.empty())
                set(value, "DESCRIPTION", xmlSafe(entry.description));
            set(value, "LANG_REF", "und");
            value.text().set(xmlSafe(entry.code).c_str());
        }
    }
}

void addLanguage(Node root) {
    Node language = root.append_child("LANGUAGE");
    set(language, "LANG_DEF", "http://cdb.iso.org/lg/CDB-00130975-001");
    set(language, "LANG_ID", "und");
    set(language, "LANG_LABEL", "undetermined (und)");
}

Node newRoot(pugi::xml_document& dom, const char* name, const char* schema) {
    Node declaration = dom.append_child(pugi::node_declaration);
    set(declaration, "version", "1.0");
    set(declaration, "encoding", "UTF-8");
    Node root = dom.append_child(name);
    set(root, "AUTHOR", "");
    set(root, "DATE", isoTime(wallClockMs()));
    return set(root, "VERSION", schema), root;
}

std::string freshEaf(const TimedDocument& document, bool withRows, std::vector<std::string>& warnings) {
    pugi::xml_document dom;
    Node root = newRoot(dom, "ANNOTATION_DOCUMENT", "3.0");
    set(root, "FORMAT", "3.0");
    set(root, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    set(root, "xsi:noNamespaceSchemaLocation", "http://www.mpi.nl/tools/elan/EAFv3.0.xsd");
    Node header = root.append_child("HEADER");
    set(header, "MEDIA_FILE", "");
    set(header, "TIME_UNITS", "milliseconds");
    bool exact = true;
    if (withRows)
        for (const MediaLink& link : document.observations.front().media) {
            Node node = header.append_child("MEDIA_DESCRIPTOR");
            set(node, "MEDIA_URL", xmlSafe(link.path));
            set(node, "MIME_TYPE", link.mimeType.empty() ? "unknown" : xmlSafe(link.mimeType));
            if (link.offset.ns != 0)
                set(node, "TIME_ORIGIN", fmt::format("{}", msOf(MediaTime(link.offset.ns), exact)));
        }
    root.append_child("TIME_ORDER");
    EafWriter writer(root, 1e6, warnings);
    writer.type("default-lt", "");
    std::set<std::string> known;
    for (const Vocabulary& vocabulary : document.vocabularies)
        known.insert(vocabulary.name);
    TimedDocument empty = document;
    if (!withRows)
        empty.rows.clear();
    auto lanes = lanesOf(empty, {});
    std::ranges::move(lanes.warnings, std::back_inserter(warnings));
    const auto ends = closedEnds(empty, warnings);
    for (const Lane& lane : lanes.lanes) {
        const std::string& vocabulary = document.tiers[lane.tier].vocabulary;
        const std::string type = known.contains(vocabulary) ? "codes of " + xmlSafe(vocabulary) : "default-lt";
        if (type != "default-lt")
            writer.type(type, "", xmlSafe(vocabulary));
        Node tier = writer.tier(lane.name, type);
        if (!lane.coder.empty())
            set(tier, "ANNOTATOR", xmlSafe(lane.coder));
        if (!lane.subject.empty())
            set(tier, "PARTICIPANT", xmlSafe(lane.subject));
        writer.lane(tier, lane.name, empty, lane.rows, ends);
    }
    writer.finish();
    addLanguage(root);
    for (const auto& [name, words] : constraints) {
        Node node = root.append_child("CONSTRAINT");
        set(node, "DESCRIPTION", words);
        set(node, "STEREOTYPE", name);
    }
    addVocabularies(root, document.vocabularies);
    return xmlText(dom, true);
}

// The document as it was read, with what changed since.
class EafPatch {
  public:
    EafPatch(EafModel& model, const TimedDocument& before, const TimedDocument& now, std::vector<std::string>& warnings)
        : m_model(model), m_before(before), m_now(now), m_warnings(warnings),
          m_writer(model.root, model.nsPerUnit, warnings) {}

    void run() {
        for (EafTier& tier : m_model.tiers)
            for (EafAnnotation& a : tier.annotations)
                m_annotations.try_emplace(a.id, &a);
        std::map<std::string, const TimedRow*> nowByKey;
        for (const TimedRow& row : m_now.rows)
            if (!row.key.empty())
                nowByKey.try_emplace(row.key, &row);
        std::set<std::string> known;
        for (const TimedRow& row : m_before.rows) {
            known.insert(row.key);
            const auto found = nowByKey.find(row.key);
            if (found == nowByKey.end() || m_now.tiers[found->second->tier].name != m_before.tiers[row.tier].name)
                remove(row.key);
            else
                change(row, *found->second);
        }
        std::set<const TimedRow*> moved;
        for (const TimedRow& row : m_before.rows)
            if (const auto found = nowByKey.find(row.key);
                found != nowByKey.end() && m_now.tiers[found->second->tier].name != m_before.tiers[row.tier].name)
                moved.insert(found->second);
        add([&](const TimedRow& row) { return row.key.empty() || !known.contains(row.key) || moved.contains(&row); });
        m_writer.finish();
        warnOfOutside();
        if (m_fixedTimes > 0)
            m_warnings.push_back(count(m_fixedTimes, "code follows", "codes follow") +
                                 " the times of its parent tier, whatever was given here");
        if (m_otherPersons > 0)
            m_warnings.push_back(count(m_otherPersons, "code keeps", "codes keep") +
                                 " the participant of its tier, whatever person was given here");
        if (m_dependents > 0)
            m_warnings.push_back(count(m_dependents, "annotation", "annotations") +
                                 " of other tiers went with those removed");
    }

  private:
    void warnOfOutside() {
        const auto before = outsideParents(m_model, m_before), now = outsideParents(m_model, m_now);
        std::vector<std::string> which;
        for (const TimedRow& row : m_now.rows)
            if (now.contains(row.key) && !before.contains(row.key))
                which.push_back(fmt::format("{} at {} s", cited(m_now.tiers[row.tier].name), secondsText(row.start)));
        if (which.empty())
            return;
        constexpr std::size_t named = 10;
        const std::size_t all = which.size();
        if (all > named) {
            which.resize(named);
            which.emplace_back("...");
        }
        m_warnings.push_back(count(all, "code lies", "codes lie") +
                             " beyond what covers them on the tier above, since that was changed; ELAN expects " +
                             "them within it: " + join(which, ", "));
    }

    void change(const TimedRow& was, const TimedRow& now) {
        const auto found = m_annotations.find(was.key);
        if (found == m_annotations.end())
            return;
        EafAnnotation& a = *found->second;
        if (was.subject != now.subject)
            ++m_otherPersons;
        const std::string& tier = m_now.tiers[now.tier].name;
        hang(a, eafModifierType, was.modifiers, now.modifiers, tier);
        hang(a, eafCommentType, was.comment, now.comment, tier);
        if (was.code != now.code) {
            setText(a.node, "ANNOTATION_VALUE", now.code);
            a.node.remove_attribute("CVE_REF"); // it would name the old code
        }
        if (was.start == now.start && was.end == now.end)
            return;
        if (a.isReference) {
            ++m_fixedTimes;
            return;
        }
        m_writer.noteShort(a.node, now.kind, now.start, now.end.value_or(now.start));
        if (was.start != now.start)
            set(a.node, "TIME_SLOT_REF1", m_writer.newSlot(now.start));
        if (was.end != now.end)
            set(a.node, "TIME_SLOT_REF2", m_writer.newSlot(now.end.value_or(now.start)));
    }

    // Modifiers and comments lie on a tier of their own and refer to their code.
    void hang(const EafAnnotation& a, const char* typeId, const std::string& was, const std::string& text,
              const std::string& tier) {
        if (was == text)
            return;
        if (m_hanging.empty())
            for (EafTier& one : m_model.tiers)
                if (one.type == eafModifierType || one.type == eafCommentType)
                    for (EafAnnotation& hanging : one.annotations)
                        m_hanging.try_emplace({one.type, hanging.parent}, &hanging);
        const auto found = m_hanging.find({typeId, a.id});
        if (found == m_hanging.end()) {
            m_writer.reference(m_writer.beside(tier, typeId), a.node, text);
            return;
        }
        Node node = found->second->node;
        if (!text.empty())
            return setText(node, "ANNOTATION_VALUE", text);
        node.parent().parent().remove_child(node.parent());
        m_annotations.erase(found->second->id);
    }

    void remove(const std::string& id) {
        const auto found = m_annotations.find(id);
        if (found == m_annotations.end())
            return;
        std::vector<std::string> gone{id};
        Node outer = found->second->node.parent();
        outer.parent().remove_child(outer);
        m_annotations.erase(found);
        while (!gone.empty()) { // what referred to it
            const std::string parent = gone.back();
            gone.pop_back();
            if (m_children.empty())
                for (const auto& [key, a] : m_annotations)
                    if (a->isReference)
                        m_children.emplace(a->parent, key);
            const auto [first, last] = m_children.equal_range(parent);
            for (auto child = first; child != last; ++child)
                if (const auto a = m_annotations.find(child->second); a != m_annotations.end()) {
                    Node node = a->second->node.parent();
                    node.parent().remove_child(node);
                    gone.push_back(a->first);
                    m_annotations.erase(a);
                    ++m_dependents;
                }
        }
    }

    void add(const std::function<bool(const TimedRow&)>& isNew) {
        LaneOptions options;
        auto lanes = lanesOf(m_now, options, isNew);
        std::ranges::move(lanes.warnings, std::back_inserter(m_warnings));
        std::vector<std::string> ignored;
        const auto ends = closedEnds(m_now, ignored);
        for (const Lane& lane : lanes.lanes) {
            if (lane.rows.empty())
                continue;
            Node tier = m_model.root.find_child_by_attribute("TIER", "TIER_ID", lane.name.c_str());
            const auto old = std::ranges::find(m_model.tiers, lane.name, &EafTier::id);
            std::string name = lane.name;
            const bool refers = old != m_model.tiers.end() && (old->constraint == EafConstraint::SymbolicSubdivision ||
                                                               old->constraint == EafConstraint::SymbolicAssociation);
            if (refers) {
                name += " (added)";
                m_warnings.push_back("tier " + cited(lane.name) +
                                     " takes its times from another; what was added lies in " + cited(name));
            }
            if (!tier || refers) {
                m_writer.type("default-lt", "");
                tier = m_writer.tier(name, "default-lt");
                if (!lane.coder.empty())
                    set(tier, "ANNOTATOR", xmlSafe(lane.coder));
                if (!lane.subject.empty())
                    set(tier, "PARTICIPANT", xmlSafe(lane.subject));
            }
            m_writer.lane(tier, name, m_now, lane.rows, ends);
        }
        for (const TimedTier& tier : m_now.tiers) // new and empty
            if (std::ranges::none_of(m_before.tiers, [&](const TimedTier& t) { return t.name == tier.name; }) &&
                !m_model.root.find_child_by_attribute("TIER", "TIER_ID", tier.name.c_str())) {
                m_writer.type("default-lt", "");
                m_writer.tier(tier.name, "default-lt");
            }
    }

    EafModel& m_model;
    const TimedDocument &m_before, &m_now;
    std::vector<std::string>& m_warnings;
    EafWriter m_writer;
    std::unordered_map<std::string, EafAnnotation*> m_annotations;
    std::multimap<std::string, std::string> m_children;                      // parent annotation, child
    std::map<std::pair<std::string, std::string>, EafAnnotation*> m_hanging; // by type and what they refer to
    std::size_t m_fixedTimes = 0, m_dependents = 0, m_otherPersons = 0;
};

Result<std::string> patched(const TimedDocument& document, bool withRows, std::vector<std::string>& warnings) {
    ReadOptions options;
    options.name = "the original";
    auto before = readEaf(*document.kept, options);
    if (!before)
        return std::unexpected(before.error());
    bool latin1 = false;
    auto model = EafModel::parse(utf8Of(*document.kept, latin1), options);
    if (!model)
        return std::unexpected(model.error());
    if (withRows) {
        EafPatch((*model).operator*(), *before, document, warnings).run();
    } else {
        for (Node tier : (*model)->root.children("TIER"))
            while (tier.remove_child("ANNOTATION")) {
            }
        while ((*model)->root.child("TIME_ORDER").remove_child("TIME_SLOT")) {
        }
    }
    if (const Node declaration = (*model)->dom.first_child(); declaration.type() == pugi::node_declaration)
        if (declaration.attribute("encoding"))
            set(declaration, "encoding", "UTF-8");
    return xmlText((*model)->dom, false);
}

Result<WrittenFile> write(const TimedDocument& document, const WriteOptions& options, bool withRows) {
    auto session = oneSession(document, options);
    if (!session)
        return std::unexpected(session.error());
    WrittenFile out;
    out.warnings = std::move(session->warnings);
    if (session->document.kept && session->document.format == "eaf") {
        auto text = patched(session->document, withRows, out.warnings);
        if (!text)
            return std::unexpected(text.error());
        out.bytes = std::move(*text);
    } else {
        out.bytes = freshEaf(session->document, withRows, out.warnings);
    }
    return out;
}

} // namespace

Result<WrittenFile> writeEaf(const TimedDocument& document, const WriteOptions& options) {
    return write(document, options, true);
}

Result<WrittenFile> writeEtf(const TimedDocument& document, const WriteOptions& options) {
    return write(document, options, false);
}

Result<WrittenFile> writeEcv(const TimedDocument& document, const WriteOptions&) {
    if (document.kept && document.format == "ecv")
        return WrittenFile{*document.kept, {}};
    pugi::xml_document dom;
    Node root = newRoot(dom, "CV_RESOURCE", "0.2");
    set(root, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    set(root, "xsi:noNamespaceSchemaLocation", "http://www.mpi.nl/tools/elan/EAFv2.8.xsd");
    addLanguage(root);
    addVocabularies(root, document.vocabularies);
    WrittenFile out{xmlText(dom, true), {}};
    if (!document.rows.empty())
        out.warnings.push_back(count(document.rows.size(), "code is", "codes are") +
                               " left out: this holds vocabularies only");
    return out;
}

} // namespace attune::exchange
