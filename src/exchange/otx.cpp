// SPDX-License-Identifier: GPL-3.0-or-later
//
// Coding schemes of The Observer: behaviours in groups, modifiers, subjects. Codes themselves are not in the file.
#include "base/text.h"
#include "exchange/eaf_model.h"
#include "exchange/tables.h"
#include "exchange/text_input.h"

#include <algorithm>
#include <map>

namespace attune::exchange {

namespace {

// Elements of a name, at any depth.
class Finder : public pugi::xml_tree_walker {
  public:
    explicit Finder(std::string_view name) : m_name(name) {}
    bool for_each(pugi::xml_node& node) override {
        if (m_name == node.name())
            found.push_back(node);
        return true;
    }
    std::vector<pugi::xml_node> found;

  private:
    std::string_view m_name;
};

std::vector<pugi::xml_node> elements(pugi::xml_document& dom, std::string_view name) {
    Finder finder(name);
    dom.traverse(finder);
    return finder.found;
}

std::string field(pugi::xml_node node, const char* name) { return std::string(trimmed(textOf(node.child(name)))); }

VocabularyEntry entryOf(pugi::xml_node node) {
    std::string key = field(node, "CDS_ELE_START_KEYCODE");
    return {field(node, "CDS_ELE_NAME"), field(node, "CDS_ELE_DESCRIPTION"), std::move(key)};
}

// Sets of modifiers with their values; places of the sets by id.
std::pair<std::vector<Vocabulary>, std::map<std::string, std::size_t>> modifierSets(pugi::xml_document& dom) {
    std::vector<Vocabulary> sets;
    std::map<std::string, std::size_t> ids;
    for (const pugi::xml_node node : elements(dom, "CDS_MODIFIER")) {
        const VocabularyEntry entry = entryOf(node);
        const std::string parent = field(node, "CDS_ELE_PARENT_ID");
        if (parent.empty()) {
            ids.emplace(field(node, "CDS_ELE_ID"), sets.size());
            sets.push_back({"modifier: " + entry.code, entry.description, {}, Vocabulary::Of::Modifiers});
        } else if (const auto set = ids.find(parent); set != ids.end()) {
            sets[set->second].entries.push_back(entry);
        }
    }
    return {std::move(sets), std::move(ids)};
}

constexpr std::size_t mostWords = 4000; ///< bytes of modifiers told in one description

// "Hand: left, right."
std::string inWords(const Vocabulary& set) {
    std::string out = set.name.substr(set.name.find(' ') + 1) + ": ";
    for (const VocabularyEntry& entry : set.entries)
        if (out.size() < mostWords)
            out += (&entry == set.entries.data() ? "" : ", ") + entry.code;
    return out + ".";
}

} // namespace

bool sniffOtx(std::string_view, std::string_view head) {
    return head.find("NXMLINTERCHANGE") != std::string_view::npos;
}

Result<TimedDocument> readOtx(std::string_view bytes, const ReadOptions& options) {
    bool latin1 = false;
    const std::string text = utf8Of(bytes, latin1);
    pugi::xml_document dom;
    if (auto ok = parseXml(dom, text, options); !ok)
        return std::unexpected(ok.error());
    TimedDocument out;
    out.format = "otx";
    out.title = stemOf(options.name);
    if (const auto names = elements(dom, "MET_PROJECT_NAME"); !names.empty() && !textOf(names.front()).empty())
        out.title = textOf(names.front());
    const auto [sets, setOf] = modifierSets(dom);
    std::vector<std::string> words;
    for (const Vocabulary& set : sets)
        words.push_back(inWords(set));
    std::multimap<std::string, std::string> connected; // behaviour's id, modifier set's id
    for (const pugi::xml_node node : elements(dom, "CDS_CONNECTION"))
        connected.emplace(node.attribute("CDS_ELEMENT_ID").value(), node.attribute("CDS_MODIFIER_ID").value());
    // A group is an element without a parent; what belongs to it names it.
    std::map<std::string, std::size_t> groups; // by name: its vocabulary and tier
    for (const pugi::xml_node node : elements(dom, "CDS_BEHAVIOR")) {
        VocabularyEntry entry = entryOf(node);
        const std::string parent = field(node, "CDS_ELE_PARENT_NAME");
        const std::string group = parent.empty() ? entry.code : parent;
        if (group.empty())
            continue;
        const auto [found, isNew] = groups.try_emplace(group, out.vocabularies.size());
        if (isNew) {
            out.vocabularies.push_back({group, {}, {}});
            TimedTier& tier = out.tiers.emplace_back();
            tier.name = group;
            tier.vocabulary = group;
            tier.exclusive = true; // until a behaviour says otherwise
        }
        Vocabulary& vocabulary = out.vocabularies[found->second];
        if (parent.empty()) {
            vocabulary.description = entry.description;
            continue;
        }
        out.tiers[found->second].exclusive =
            out.tiers[found->second].exclusive && field(node, "CDS_ELE_MUT_EXCLUSIVE") == "Y";
        const auto [first, last] = connected.equal_range(field(node, "CDS_ELE_ID"));
        for (auto one = first; one != last; ++one)
            if (const auto set = setOf.find(one->second); set != setOf.end() && entry.description.size() < mostWords)
                entry.description += (entry.description.empty() ? "" : " ") + words[set->second];
        vocabulary.entries.push_back(std::move(entry));
    }
    for (const auto& [group, index] : groups)
        if (out.vocabularies[index].entries.empty())
            out.tiers[index].exclusive = false;
    out.vocabularies.insert(out.vocabularies.end(), sets.begin(), sets.end());
    Vocabulary subjects{"subjects", {}, {}, Vocabulary::Of::Persons};
    for (const pugi::xml_node node : elements(dom, "CDS_SUBJECT"))
        if (!field(node, "CDS_ELE_PARENT_NAME").empty())
            subjects.entries.push_back(entryOf(node));
    if (!subjects.entries.empty())
        out.vocabularies.push_back(std::move(subjects));
    if (out.vocabularies.empty())
        return broken(options, "the file holds no coding scheme", {}, "export the coding scheme from The Observer");
    if (latin1)
        out.issues.push_back({"line 1", "the text is not UTF-8 and was read as Latin-1", false});
    return out;
}

} // namespace attune::exchange
