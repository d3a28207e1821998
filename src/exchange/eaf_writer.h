// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the .cpp files of this room only: what is added to an ELAN document.

#include "base/text.h"
#include "exchange/eaf_model.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace attune::exchange {

using Node = pugi::xml_node;

inline std::int64_t msOf(MediaTime time, bool& exact) {
    constexpr std::int64_t ms = 1'000'000;
    exact = exact && time.ns % ms == 0;
    const std::int64_t half = time.ns >= 0 ? ms / 2 : -ms / 2;
    return (time.ns + half) / ms;
}

inline void set(Node node, const char* name, const std::string& value) {
    if (auto attribute = node.attribute(name))
        attribute.set_value(value.c_str());
    else
        node.append_attribute(name).set_value(value.c_str());
}

inline std::string xmlSafe(const std::string& text) {
    std::string out = sanitizeUtf8(text);
    std::erase_if(out, [](char c) {
        const auto u = static_cast<unsigned char>(c);
        return u < 0x20 && c != '\n' && c != '\t' && c != '\r';
    });
    return out;
}

inline void setText(Node parent, const char* child, const std::string& text) {
    Node node = parent.child(child);
    if (!node)
        node = parent.append_child(child);
    node.remove_children();
    node.text().set(xmlSafe(text).c_str());
}

/// Adds annotations to a document, new or read.
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
        m_early += value < 0;
        value = std::max<std::int64_t>(0, value); // the schema knows no time before the file's beginning
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

    /// The tier of what hangs on the codes of a tier: their modifiers, comments. Made when there is none.
    Node beside(const std::string& name, const char* typeId) {
        const std::string parent = xmlSafe(name);
        for (const Node tier : m_root.children("TIER"))
            if (parent == tier.attribute("PARENT_REF").value() &&
                std::string_view(tier.attribute("LINGUISTIC_TYPE_REF").value()) == typeId)
                return tier;
        type(typeId, "Symbolic_Association");
        Node node = m_root.insert_child_after("TIER", lastTier());
        set(node, "LINGUISTIC_TYPE_REF", typeId);
        set(node, "PARENT_REF", parent);
        const bool comment = std::string_view(typeId) == eafCommentType;
        set(node, "TIER_ID", xmlSafe(fmt::format("{} {}", name, comment ? "comment" : "modifiers")));
        return node;
    }

    /// A span that has no length here: it would be read as a moment.
    void noteShort(Node annotation, TimedKind kind, MediaTime begin, MediaTime end) {
        bool exact = true;
        if (kind == TimedKind::Interval && msOf(begin, exact) == msOf(end, exact))
            m_shortSpans.emplace_back(annotation.attribute("ANNOTATION_ID").value());
    }

    /// A lane's codes with what hangs on them.
    void lane(Node tierNode, const std::string& name, const TimedDocument& document,
              const std::vector<std::size_t>& rows, const std::vector<MediaTime>& ends) {
        Node modifiers, comments;
        const auto hang = [&](Node& tier, const char* typeId, Node to, const std::string& text) {
            if (text.empty())
                return;
            if (!tier)
                tier = beside(name, typeId);
            reference(tier, to, text);
        };
        for (const std::size_t i : rows) {
            const TimedRow& row = document.rows[i];
            const Node node = alignable(tierNode, row.start, ends[i], row.code);
            noteShort(node, row.kind, row.start, ends[i]);
            hang(modifiers, eafModifierType, node, row.modifiers);
            hang(comments, eafCommentType, node, row.comment);
        }
    }

    /// Puts the new time slots among the old by time; says what was rounded.
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
        if (m_early > 0)
            m_warnings.push_back(count(m_early, "time lies", "times lie") +
                                 " before the beginning of the media file and cannot be written; 0 stands there");
        if (!m_shortSpans.empty()) {
            Node header = m_root.child("HEADER");
            Node list = header.find_child_by_attribute("PROPERTY", "NAME", eafShortSpans);
            if (!list)
                set(list = header.append_child("PROPERTY"), "NAME", eafShortSpans);
            const std::string before = textOf(list);
            list.text().set((before + (before.empty() ? "" : " ") + join(m_shortSpans, " ")).c_str());
        }
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
    std::vector<std::string> m_shortSpans;                         // annotation ids
    std::size_t m_early = 0;
    bool m_exact = true;
};

} // namespace attune::exchange
