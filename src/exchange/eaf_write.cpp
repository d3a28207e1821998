// SPDX-License-Identifier: GPL-3.0-or-later
//
// Into an ELAN document. Where there is the one the codes came from, only what changed is changed in it: everything
// else, known here or not, stays as it was.
#include "base/clock.h"
#include "base/text.h"
#include "exchange/eaf_model.h"
#include "exchange/lanes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>

namespace attune::exchange {

namespace {

using Node = pugi::xml_node;

constexpr std::array<std::pair<const char*, const char*>, 4> constraints{
    {{"Time_Subdivision", "Time subdivision of parent annotation's time interval, no time gaps allowed within this "
                          "interval"},
     {"Symbolic_Subdivision",
      "Symbolic subdivision of a parent annotation. Annotations refering to the same parent are "
      "ordered"},
     {"Symbolic_Association", "1-1 association with a parent annotation"},
     {"Included_In", "Time alignable annotations within the parent annotation's time interval, gaps are allowed"}}};

std::int64_t msOf(MediaTime time, bool& exact) {
    constexpr std::int64_t ms = 1'000'000;
    exact = exact && time.ns % ms == 0;
    const std::int64_t half = time.ns >= 0 ? ms / 2 : -ms / 2;
    return (time.ns + half) / ms;
}

void set(Node node, const char* name, const std::string& value) {
    if (auto attribute = node.attribute(name))
        attribute.set_value(value.c_str());
    else
        node.append_attribute(name).set_value(value.c_str());
}

std::string xmlSafe(const std::string& text) {
    std::string out = sanitizeUtf8(text);
    std::erase_if(out, [](char c) {
        const auto u = static_cast<unsigned char>(c);
        return u < 0x20 && c != '\n' && c != '\t' && c != '\r';
    });
    return out;
}

void setText(Node parent, const char* child, const std::string& text) {
    Node node = parent.child(child);
    if (!node)
        node = parent.append_child(child);
    node.remove_children();
    node.text().set(xmlSafe(text).c_str());
}

// Adds annotations to a document, new or read.
class EafWriter {
  public:
    EafWriter(Node root, double nsPerUnit, std::vector<std::string>& warnings)
        : m_root(root), m_nsPerUnit(nsPerUnit), m_warnings(warnings) {
        m_order = root.child("TIME_ORDER");
        for (const Node slot : m_order.children("TIME_SLOT"))
            takeId(slot.attribute("TIME_SLOT_ID").value(), "ts", m_lastSlot);
        for (const Node tier : root.children("TIER"))
            for (const Node annotation : tier.children("ANNOTATION"))
                for (const Node inner : annotation.children())
                    takeId(inner.attribute("ANNOTATION_ID").value(), "a", m_lastAnnotation);
        m_firstNew = m_lastAnnotation;
    }

    std::string newSlot(MediaTime time) {
        const std::int64_t ms = msOf(time, m_exact);
        std::int64_t value = ms;
        if (m_nsPerUnit != 1e6)
            value = std::llround(static_cast<double>(time.ns) / m_nsPerUnit);
        m_newSlots.emplace_back(value, ++m_lastSlot);
        return fmt::format("ts{}", m_lastSlot);
    }

    Node alignable(Node tier, MediaTime begin, MediaTime end, const std::string& text) {
        Node node = tier.append_child("ANNOTATION").append_child("ALIGNABLE_ANNOTATION");
        set(node, "ANNOTATION_ID", fmt::format("a{}", ++m_lastAnnotation));
        set(node, "TIME_SLOT_REF1", newSlot(begin));
        set(node, "TIME_SLOT_REF2", newSlot(end));
        setText(node, "ANNOTATION_VALUE", text);
        return node;
    }

    void reference(Node tier, Node to, const std::string& text) {
        Node node = tier.append_child("ANNOTATION").append_child("REF_ANNOTATION");
        set(node, "ANNOTATION_ID", fmt::format("a{}", ++m_lastAnnotation));
        set(node, "ANNOTATION_REF", to.attribute("ANNOTATION_ID").value());
        setText(node, "ANNOTATION_VALUE", text);
    }

    Node tier(const std::string& name, const std::string& type) {
        Node last = m_root.child("TIME_ORDER");
        for (const Node tier : m_root.children("TIER"))
            last = tier;
        Node node = last ? m_root.insert_child_after("TIER", last) : m_root.append_child("TIER");
        set(node, "LINGUISTIC_TYPE_REF", type);
        set(node, "TIER_ID", xmlSafe(name));
        return node;
    }

    void type(const std::string& id, const char* constraint, const std::string& vocabulary = {}) {
        if (m_root.find_child_by_attribute("LINGUISTIC_TYPE", "LINGUISTIC_TYPE_ID", id.c_str()))
            return;
        Node last;
        for (const Node node : m_root.children())
            if (const std::string_view name = node.name();
                name == "LINGUISTIC_TYPE" || name == "TIER" || name == "TIME_ORDER")
                last = node;
        Node node = last ? m_root.insert_child_after("LINGUISTIC_TYPE", last) : m_root.append_child("LINGUISTIC_TYPE");
        if (*constraint)
            set(node, "CONSTRAINTS", constraint);
        if (!vocabulary.empty())
            set(node, "CONTROLLED_VOCABULARY_REF", vocabulary);
        set(node, "GRAPHIC_REFERENCES", "false");
        set(node, "LINGUISTIC_TYPE_ID", id);
        set(node, "TIME_ALIGNABLE", *constraint ? "false" : "true");
    }

    // A lane's codes with what hangs on them.
    void lane(Node tierNode, const std::string& name, const TimedDocument& document,
              const std::vector<std::size_t>& rows, const std::vector<MediaTime>& ends) {
        Node modifiers, comments;
        const auto beside = [&](Node& node, const char* typeId, const char* words) {
            if (!node) {
                type(typeId, "Symbolic_Association");
                node = m_root.insert_child_after("TIER", lastTier());
                set(node, "LINGUISTIC_TYPE_REF", typeId);
                set(node, "PARENT_REF", xmlSafe(name));
                set(node, "TIER_ID", xmlSafe(fmt::format("{} {}", name, words)));
            }
            return node;
        };
        for (const std::size_t i : rows) {
            const TimedRow& row = document.rows[i];
            const Node node = alignable(tierNode, row.start, ends[i], row.code);
            if (!row.modifiers.empty())
                reference(beside(modifiers, eafModifierType, "modifiers"), node, row.modifiers);
            if (!row.comment.empty())
                reference(beside(comments, eafCommentType, "comment"), node, row.comment);
        }
    }

    // Puts the new time slots among the old by time; says what was rounded.
    void finish() {
        std::ranges::stable_sort(m_newSlots);
        auto next = m_newSlots.begin();
        const auto add = [&](Node before) {
            Node slot = before ? m_order.insert_child_before("TIME_SLOT", before) : m_order.append_child("TIME_SLOT");
            set(slot, "TIME_SLOT_ID", fmt::format("ts{}", next->second));
            set(slot, "TIME_VALUE", fmt::format("{}", next->first));
            ++next;
        };
        if (next != m_newSlots.end())
            for (const Node slot : m_order.children("TIME_SLOT"))
                if (const auto value = parseInteger(slot.attribute("TIME_VALUE").value()))
                    while (next != m_newSlots.end() && next->first < *value)
                        add(slot);
        while (next != m_newSlots.end())
            add({});
        if (!m_exact)
            m_warnings.emplace_back("times are rounded to whole milliseconds");
        if (m_lastAnnotation == m_firstNew)
            return;
        for (Node property : m_root.child("HEADER").children("PROPERTY"))
            if (std::string_view(property.attribute("NAME").value()) == "lastUsedAnnotationId")
                if (const auto last = parseInteger(textOf(property)); last && *last < m_lastAnnotation)
                    property.text().set(fmt::format("{}", m_lastAnnotation).c_str());
    }

  private:
    static void takeId(std::string_view id, std::string_view prefix, std::int64_t& last) {
        if (id.starts_with(prefix))
            if (const auto number = parseInteger(id.substr(prefix.size())); number && *number < INT64_C(1) << 60)
                last = std::max(last, *number);
    }
    [[nodiscard]] Node lastTier() const {
        Node last;
        for (const Node tier : m_root.children("TIER"))
            last = tier;
        return last;
    }

    Node m_root, m_order;
    double m_nsPerUnit;
    std::vector<std::string>& m_warnings;
    std::int64_t m_lastSlot = 0, m_lastAnnotation = 0, m_firstNew = 0;
    std::vector<std::pair<std::int64_t, std::int64_t>> m_newSlots; // time, number
    bool m_exact = true;
};

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
        if (m_fixedTimes > 0)
            m_warnings.push_back(count(m_fixedTimes, "code follows", "codes follow") +
                                 " the times of its parent tier, whatever was given here");
        if (m_dependents > 0)
            m_warnings.push_back(count(m_dependents, "annotation", "annotations") +
                                 " of other tiers went with those removed");
    }

  private:
    void change(const TimedRow& was, const TimedRow& now) {
        const auto found = m_annotations.find(was.key);
        if (found == m_annotations.end() || (was.start == now.start && was.end == now.end && was.code == now.code))
            return;
        EafAnnotation& a = *found->second;
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
        if (was.start != now.start)
            set(a.node, "TIME_SLOT_REF1", m_writer.newSlot(now.start));
        if (was.end != now.end)
            set(a.node, "TIME_SLOT_REF2", m_writer.newSlot(now.end.value_or(now.start)));
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
    std::multimap<std::string, std::string> m_children; // parent annotation, child
    std::size_t m_fixedTimes = 0, m_dependents = 0;
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
