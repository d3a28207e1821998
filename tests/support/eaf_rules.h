// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of ELAN's annotation format 3.0 as its published schema has them, written down anew: which elements stand
// where and how often, which attributes they have, of which kind, what refers to what. And what ELAN asks beyond: slots
// in order, no two annotations of one tier at one time.
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace attune::test {

/// The first fault found, with its element; empty when there is none.
class EafRules {
  public:
    static std::string faultOf(const std::string& xml) {
        pugi::xml_document document;
        if (const auto parsed = document.load_buffer(xml.data(), xml.size()); !parsed)
            return std::string("not XML: ") + parsed.description();
        EafRules rules;
        if (std::string_view(document.document_element().name()) != "ANNOTATION_DOCUMENT")
            return "the root is not ANNOTATION_DOCUMENT";
        rules.element(document.document_element());
        rules.references(document.document_element());
        rules.times(document.document_element());
        return rules.m_fault;
    }

  private:
    using Node = pugi::xml_node;
    enum class Kind { Text, Id, Long, Unsigned, Boolean, DateTime, Units, Stereotype };
    struct Attribute {
        const char* name;
        bool needed;
        Kind kind = Kind::Text;
    };
    struct Child {
        const char* name;
        int least = 0, most = 1 << 30;
    };
    struct Rule {
        std::vector<Attribute> attributes;
        std::vector<Child> children; ///< in this order
        bool choice = false;         ///< exactly one of the children
        bool text = false;
    };

    static const std::map<std::string_view, Rule>& table() {
        static const std::map<std::string_view, Rule> rules{
            {"ANNOTATION_DOCUMENT",
             {{{"DATE", true, Kind::DateTime}, {"AUTHOR", true}, {"VERSION", true}, {"FORMAT", false}},
              {{"LICENSE"},
               {"HEADER", 1, 1},
               {"TIME_ORDER", 1, 1},
               {"TIER"},
               {"LINGUISTIC_TYPE"},
               {"LOCALE"},
               {"LANGUAGE"},
               {"CONSTRAINT"},
               {"CONTROLLED_VOCABULARY"},
               {"LEXICON_REF"},
               {"REF_LINK_SET"},
               {"EXTERNAL_REF"}}}},
            {"LICENSE", {{{"LICENSE_URL", false}}, {}, false, true}},
            {"HEADER",
             {{{"MEDIA_FILE", false}, {"TIME_UNITS", false, Kind::Units}},
              {{"MEDIA_DESCRIPTOR"}, {"LINKED_FILE_DESCRIPTOR"}, {"PROPERTY"}}}},
            {"MEDIA_DESCRIPTOR",
             {{{"MEDIA_URL", true},
               {"RELATIVE_MEDIA_URL", false},
               {"MIME_TYPE", true},
               {"TIME_ORIGIN", false, Kind::Long},
               {"EXTRACTED_FROM", false}},
              {}}},
            {"LINKED_FILE_DESCRIPTOR",
             {{{"LINK_URL", true},
               {"RELATIVE_LINK_URL", false},
               {"MIME_TYPE", true},
               {"TIME_ORIGIN", false, Kind::Long},
               {"ASSOCIATED_WITH", false}},
              {}}},
            {"PROPERTY", {{{"NAME", false}}, {}, false, true}},
            {"TIME_ORDER", {{}, {{"TIME_SLOT"}}}},
            {"TIME_SLOT", {{{"TIME_SLOT_ID", true, Kind::Id}, {"TIME_VALUE", false, Kind::Unsigned}}, {}}},
            {"TIER",
             {{{"TIER_ID", true},
               {"PARTICIPANT", false},
               {"ANNOTATOR", false},
               {"LINGUISTIC_TYPE_REF", true},
               {"DEFAULT_LOCALE", false},
               {"PARENT_REF", false},
               {"EXT_REF", false},
               {"LANG_REF", false}},
              {{"ANNOTATION"}}}},
            {"ANNOTATION", {{}, {{"ALIGNABLE_ANNOTATION"}, {"REF_ANNOTATION"}}, true}},
            {"ALIGNABLE_ANNOTATION",
             {{{"ANNOTATION_ID", true, Kind::Id},
               {"EXT_REF", false},
               {"LANG_REF", false},
               {"CVE_REF", false},
               {"TIME_SLOT_REF1", true},
               {"TIME_SLOT_REF2", true},
               {"SVG_REF", false}},
              {{"ANNOTATION_VALUE", 1, 1}}}},
            {"REF_ANNOTATION",
             {{{"ANNOTATION_ID", true, Kind::Id},
               {"EXT_REF", false},
               {"LANG_REF", false},
               {"CVE_REF", false},
               {"ANNOTATION_REF", true},
               {"PREVIOUS_ANNOTATION", false}},
              {{"ANNOTATION_VALUE", 1, 1}}}},
            {"ANNOTATION_VALUE", {{}, {}, false, true}},
            {"LINGUISTIC_TYPE",
             {{{"LINGUISTIC_TYPE_ID", true},
               {"TIME_ALIGNABLE", false, Kind::Boolean},
               {"CONSTRAINTS", false},
               {"GRAPHIC_REFERENCES", false, Kind::Boolean},
               {"CONTROLLED_VOCABULARY_REF", false},
               {"EXT_REF", false},
               {"LEXICON_REF", false}},
              {}}},
            {"LOCALE", {{{"LANGUAGE_CODE", true, Kind::Id}, {"COUNTRY_CODE", false}, {"VARIANT", false}}, {}}},
            {"LANGUAGE", {{{"LANG_ID", true, Kind::Id}, {"LANG_DEF", false}, {"LANG_LABEL", false}}, {}}},
            {"CONSTRAINT", {{{"STEREOTYPE", true, Kind::Stereotype}, {"DESCRIPTION", false}}, {}}},
            {"CONTROLLED_VOCABULARY", {{{"CV_ID", true}, {"EXT_REF", false}}, {{"DESCRIPTION"}, {"CV_ENTRY_ML"}}}},
            {"DESCRIPTION", {{{"LANG_REF", true}}, {}, false, true}},
            {"CV_ENTRY_ML", {{{"CVE_ID", true}, {"EXT_REF", false}}, {{"CVE_VALUE", 1}}}},
            {"CVE_VALUE", {{{"LANG_REF", true}, {"DESCRIPTION", false}}, {}, false, true}},
            {"EXTERNAL_REF", {{{"EXT_REF_ID", true, Kind::Id}, {"TYPE", true}, {"VALUE", true}}, {}}}};
        return rules;
    }

    void fault(Node node, const std::string& what) {
        if (m_fault.empty())
            m_fault = std::string(node.name()) + ": " + what;
    }

    template <typename T> static bool isNumber(std::string_view text) {
        T value{};
        const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
        return code == std::errc{} && end == text.data() + text.size();
    }

    // Digits where "0" stands, the same character elsewhere.
    static bool looksLike(std::string_view text, std::string_view shape) {
        return text.size() == shape.size() &&
               std::ranges::equal(text, shape, [](char c, char s) { return s == '0' ? c >= '0' && c <= '9' : c == s; });
    }

    static bool isName(std::string_view text) {
        const auto letter = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c < 0;
        };
        return !text.empty() && letter(text[0]) && std::ranges::all_of(text, [&](char c) {
            return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
        });
    }

    bool fits(Node node, const Attribute& attribute, const std::string& value) {
        static constexpr std::array<std::string_view, 4> units{"NTSC-frames", "PAL-frames", "PAL-50-frames",
                                                               "milliseconds"};
        static constexpr std::array<std::string_view, 4> stereotypes{"Time_Subdivision", "Symbolic_Subdivision",
                                                                     "Symbolic_Association", "Included_In"};
        switch (attribute.kind) {
        case Kind::Text:
            return true;
        case Kind::Id:
            if (!m_ids.emplace(value, node).second)
                fault(node, "id " + value + " stands twice");
            return isName(value);
        case Kind::Long:
            return isNumber<std::int64_t>(value);
        case Kind::Unsigned:
            return isNumber<std::uint32_t>(value);
        case Kind::Boolean:
            return value == "true" || value == "false" || value == "0" || value == "1";
        case Kind::DateTime: {
            std::string_view text = value;
            if (text.ends_with('Z'))
                text.remove_suffix(1);
            else if (text.size() > 19 && (looksLike(text.substr(text.size() - 6), "+00:00") ||
                                          looksLike(text.substr(text.size() - 6), "-00:00")))
                text.remove_suffix(6);
            return looksLike(text.substr(0, std::min<std::size_t>(19, text.size())), "0000-00-00T00:00:00");
        }
        case Kind::Units:
            return std::ranges::find(units, value) != units.end();
        case Kind::Stereotype:
            return std::ranges::find(stereotypes, value) != stereotypes.end();
        }
        return false;
    }

    void element(Node node) {
        const auto found = table().find(node.name());
        if (found == table().end())
            return fault(node, "no such element");
        const Rule& rule = found->second;
        for (const auto& given : node.attributes()) {
            const std::string name = given.name();
            if (name.starts_with("xmlns") || name.starts_with("xsi:"))
                continue;
            const auto known = std::ranges::find(rule.attributes, name, &Attribute::name);
            if (known == rule.attributes.end())
                fault(node, "has no attribute " + name);
            else if (!fits(node, *known, given.value()))
                fault(node, name + " is not of its kind: " + given.value());
        }
        for (const Attribute& attribute : rule.attributes)
            if (attribute.needed && !node.attribute(attribute.name))
                fault(node, std::string(attribute.name) + " is missing");
        std::size_t place = 0;
        std::map<std::string, int> counts;
        for (Node child = node.first_child(); child; child = child.next_sibling()) {
            if (child.type() == pugi::node_pcdata && !rule.text)
                fault(node, "holds text");
            if (child.type() != pugi::node_element)
                continue;
            const auto known = std::ranges::find(rule.children, std::string_view(child.name()),
                                                 [](const Child& c) { return std::string_view(c.name); });
            if (known == rule.children.end()) {
                fault(node, std::string("holds ") + child.name());
                continue;
            }
            const auto at = static_cast<std::size_t>(known - rule.children.begin());
            if (at < place && !rule.choice)
                fault(node, std::string(child.name()) + " stands too late");
            place = std::max(place, at);
            ++counts[child.name()];
            element(child);
        }
        int all = 0;
        for (const Child& child : rule.children) {
            const int count = counts[child.name];
            all += count;
            if (count < child.least || count > child.most)
                fault(node, std::string(child.name) + " stands " + std::to_string(count) + " times");
        }
        if (rule.choice && all != 1)
            fault(node, "does not hold exactly one");
    }

    void refers(Node node, const char* attribute, const std::set<std::string>& to) {
        if (const auto given = node.attribute(attribute); given && !to.contains(given.value()))
            fault(node, std::string(attribute) + " leads nowhere: " + given.value());
    }

    static std::set<std::string> named(Node root, const char* element, const char* attribute) {
        std::set<std::string> out;
        for (const Node child : root.children(element))
            out.insert(child.attribute(attribute).value());
        return out;
    }

    void once(Node root, const char* element, const char* attribute) {
        const auto children = root.children(element);
        if (named(root, element, attribute).size() !=
            static_cast<std::size_t>(std::distance(children.begin(), children.end())))
            fault(root, std::string("two of ") + element + " share a " + attribute);
    }

    void references(Node root) {
        once(root, "TIER", "TIER_ID");
        once(root, "LINGUISTIC_TYPE", "LINGUISTIC_TYPE_ID");
        once(root, "CONTROLLED_VOCABULARY", "CV_ID");
        const auto types = named(root, "LINGUISTIC_TYPE", "LINGUISTIC_TYPE_ID"), tiers = named(root, "TIER", "TIER_ID"),
                   vocabularies = named(root, "CONTROLLED_VOCABULARY", "CV_ID"),
                   languages = named(root, "LANGUAGE", "LANG_ID"), locales = named(root, "LOCALE", "LANGUAGE_CODE"),
                   external = named(root, "EXTERNAL_REF", "EXT_REF_ID"),
                   constraints = named(root, "CONSTRAINT", "STEREOTYPE"),
                   slots = named(root.child("TIME_ORDER"), "TIME_SLOT", "TIME_SLOT_ID");
        for (const Node type : root.children("LINGUISTIC_TYPE")) {
            refers(type, "CONTROLLED_VOCABULARY_REF", vocabularies);
            if (const auto stereotype = type.attribute("CONSTRAINTS")) {
                std::string name = stereotype.value();
                std::ranges::replace(name, ' ', '_');
                if (!constraints.contains(name))
                    fault(type, "CONSTRAINTS leads nowhere: " + name);
            }
        }
        for (const Node vocabulary : root.children("CONTROLLED_VOCABULARY")) {
            refers(vocabulary, "EXT_REF", external);
            for (const Node description : vocabulary.children("DESCRIPTION"))
                refers(description, "LANG_REF", languages);
            for (const Node entry : vocabulary.children("CV_ENTRY_ML"))
                for (const Node value : entry.children("CVE_VALUE"))
                    refers(value, "LANG_REF", languages);
        }
        std::set<std::string> annotations;
        for (const Node tier : root.children("TIER"))
            for (const Node annotation : tier.children("ANNOTATION"))
                annotations.insert(annotation.first_child().attribute("ANNOTATION_ID").value());
        for (const Node tier : root.children("TIER")) {
            refers(tier, "LINGUISTIC_TYPE_REF", types);
            refers(tier, "PARENT_REF", tiers);
            refers(tier, "DEFAULT_LOCALE", locales);
            refers(tier, "LANG_REF", languages);
            for (const Node annotation : tier.children("ANNOTATION")) {
                const Node one = annotation.first_child();
                refers(one, "TIME_SLOT_REF1", slots);
                refers(one, "TIME_SLOT_REF2", slots);
                refers(one, "ANNOTATION_REF", annotations);
                refers(one, "PREVIOUS_ANNOTATION", annotations);
            }
        }
    }

    void times(Node root) {
        std::map<std::string, std::int64_t> at;
        std::int64_t last = 0;
        for (const Node slot : root.child("TIME_ORDER").children()) {
            const auto value = slot.attribute("TIME_VALUE");
            if (!value)
                continue;
            if (value.as_llong() < last)
                fault(slot, "goes back in time");
            last = value.as_llong();
            at[slot.attribute("TIME_SLOT_ID").value()] = last;
        }
        for (const Node tier : root.children("TIER")) {
            std::vector<std::pair<std::int64_t, std::int64_t>> spans;
            for (const Node annotation : tier.children("ANNOTATION"))
                if (const Node one = annotation.child("ALIGNABLE_ANNOTATION")) {
                    const auto from = at.find(one.attribute("TIME_SLOT_REF1").value()),
                               to = at.find(one.attribute("TIME_SLOT_REF2").value());
                    if (from != at.end() && to != at.end())
                        spans.emplace_back(from->second, to->second);
                }
            std::ranges::sort(spans);
            for (std::size_t i = 0; i < spans.size(); ++i) {
                if (spans[i].second < spans[i].first)
                    fault(tier, "an annotation ends before it begins");
                if (i > 0 && spans[i].first < spans[i - 1].second)
                    fault(tier, "two annotations at one time");
            }
        }
    }

    std::string m_fault;
    std::map<std::string, Node> m_ids;
};

} // namespace attune::test
