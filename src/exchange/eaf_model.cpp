// SPDX-License-Identifier: GPL-3.0-or-later
//
// Times of an ELAN document. Tiers are worked out from the top down. In a tier whose annotations have times, slots
// without one lie evenly between their neighbours, and never beyond the annotation of the parent tier that covers them
// (TIME_ORDER says which). References take their parent's span; those of a Symbolic_Subdivision share it evenly.
#include "exchange/eaf_model.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <sstream>

namespace attune::exchange {

namespace {

EafConstraint constraintOf(std::string_view name) {
    return name == "Time_Subdivision"       ? EafConstraint::TimeSubdivision
           : name == "Symbolic_Subdivision" ? EafConstraint::SymbolicSubdivision
           : name == "Symbolic_Association" ? EafConstraint::SymbolicAssociation
           : name == "Included_In"          ? EafConstraint::IncludedIn
                                            : EafConstraint::None;
}

// The i-th of n equal parts' beginning, to the nearest ns.
std::int64_t share(std::int64_t begin, std::int64_t end, std::int64_t i, std::int64_t n) {
    const std::int64_t span = end - begin, rest = span % n * i;
    return begin + span / n * i + (rest + (rest >= 0 ? n / 2 : -(n / 2))) / n;
}

// Edge of annotations in a chain. Two slots where an annotation ends and the next begins, both without a time.
struct Edge {
    std::vector<EafSlot*> slots;
    std::size_t order = 0;
    bool opens = false, closes = false; // begins, ends an annotation
};

} // namespace

std::string textOf(pugi::xml_node node) {
    std::string out;
    for (const pugi::xml_node child : node.children())
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
            out += child.value();
    return out;
}

Status parseXml(pugi::xml_document& dom, std::string_view text, const ReadOptions& options) {
    if (auto ok = checkXml(text, options); !ok)
        return ok;
    constexpr unsigned flags = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_comments | pugi::parse_pi |
                               pugi::parse_declaration | pugi::parse_ws_pcdata | pugi::parse_fragment;
    const auto parsed = dom.load_buffer(text.data(), text.size(), flags, pugi::encoding_utf8);
    if (!parsed)
        return broken(options, fmt::format("this is not sound XML: {}", parsed.description()),
                      fmt::format("line {}", LineIndex(text).lineOf(static_cast<std::size_t>(
                                                 std::max<std::ptrdiff_t>(0, parsed.offset)))));
    return {};
}

std::string xmlText(const pugi::xml_document& dom, bool indent) {
    std::ostringstream out;
    dom.save(out, "    ", (indent ? pugi::format_indent : pugi::format_raw) | pugi::format_no_declaration,
             pugi::encoding_utf8);
    return std::move(out).str();
}

Result<std::unique_ptr<EafModel>> EafModel::parse(std::string text, const ReadOptions& options) {
    auto model = std::make_unique<EafModel>();
    model->m_text = std::move(text);
    if (auto ok = parseXml(model->dom, model->m_text, options); !ok)
        return std::unexpected(ok.error());
    model->m_lines = std::make_unique<LineIndex>(model->m_text);
    model->root = model->dom.child("ANNOTATION_DOCUMENT");
    if (!model->root)
        return broken(options, "the element ANNOTATION_DOCUMENT is missing", {}, "choose an ELAN file");
    const std::string_view units = model->root.child("HEADER").attribute("TIME_UNITS").as_string("milliseconds");
    model->nsPerUnit = units == "PAL-frames" ? 4e7 : units == "NTSC-frames" ? 1001e9 / 30000 : 1e6;
    model->readSlots();
    if (auto ok = model->readTiers(options); !ok)
        return std::unexpected(ok.error());
    model->resolve();
    return model;
}

std::int64_t EafModel::nsOf(std::int64_t value) const {
    constexpr std::int64_t most = 4'000'000'000'000;
    value = std::clamp(value, -most, most);
    return nsPerUnit == 1e6 ? value * 1'000'000
                            : static_cast<std::int64_t>(std::llround(static_cast<double>(value) * nsPerUnit));
}

std::string EafModel::place(const EafAnnotation& annotation) const {
    const auto offset = annotation.node.offset_debug();
    const std::string name = "annotation " + (annotation.id.empty() ? "without an id" : annotation.id);
    return offset < 0 ? name : fmt::format("{} (line {})", name, m_lines->lineOf(static_cast<std::size_t>(offset)));
}

void EafModel::readSlots() {
    for (const pugi::xml_node node : root.child("TIME_ORDER").children("TIME_SLOT")) {
        EafSlot slot;
        slot.node = node;
        slot.order = m_slotOrder.size();
        const std::string id = node.attribute("TIME_SLOT_ID").value();
        if (const auto value = node.attribute("TIME_VALUE")) {
            if (const auto number = parseInteger(trimmed(value.value())))
                slot.ns = nsOf(*number);
            else
                issues.push_back({"time slot " + id, "its time is not a whole number and is left out", false});
        }
        if (!slots.emplace(id, slot).second)
            issues.push_back({"time slot " + id, "it is there twice; the first counts", false});
        else
            m_slotOrder.push_back(id);
    }
}

Status EafModel::readTiers(const ReadOptions& options) {
    std::unordered_map<std::string, pugi::xml_node> types;
    for (const pugi::xml_node type : root.children("LINGUISTIC_TYPE"))
        types.emplace(type.attribute("LINGUISTIC_TYPE_ID").value(), type);
    for (const pugi::xml_node node : root.children("TIER")) {
        EafTier& tier = tiers.emplace_back();
        tier.node = node;
        tier.id = node.attribute("TIER_ID").value();
        tier.parent = node.attribute("PARENT_REF").value();
        tier.type = node.attribute("LINGUISTIC_TYPE_REF").value();
        if (const auto type = types.find(tier.type); type != types.end()) {
            tier.constraint = constraintOf(type->second.attribute("CONSTRAINTS").value());
            tier.vocabulary = type->second.attribute("CONTROLLED_VOCABULARY_REF").value();
        }
        for (const pugi::xml_node outer : node.children("ANNOTATION")) {
            EafAnnotation a;
            a.node = outer.child("ALIGNABLE_ANNOTATION");
            if (!a.node) {
                a.node = outer.child("REF_ANNOTATION");
                a.isReference = true;
            }
            if (!a.node)
                continue;
            if (++annotationCount > options.limits.rows)
                return tooManyRows(options);
            a.id = a.node.attribute("ANNOTATION_ID").value();
            if (a.isReference) {
                a.parent = a.node.attribute("ANNOTATION_REF").value();
                a.previous = a.node.attribute("PREVIOUS_ANNOTATION").value();
            } else {
                a.beginSlot = a.node.attribute("TIME_SLOT_REF1").value();
                a.endSlot = a.node.attribute("TIME_SLOT_REF2").value();
            }
            if (!m_annotations.try_emplace(a.id, tiers.size() - 1, tier.annotations.size()).second)
                issues.push_back({place(a), "its id is there twice", false});
            tier.annotations.push_back(std::move(a));
        }
    }
    return {};
}

const EafAnnotation* EafModel::find(const std::string& id) const {
    const auto found = m_annotations.find(id);
    return found == m_annotations.end() ? nullptr : &tiers[found->second.first].annotations[found->second.second];
}

// The nearest slot with a time before or after a place in TIME_ORDER.
std::optional<std::int64_t> EafModel::neighbour(std::size_t order, bool before) const {
    for (std::size_t i = order; before ? i-- > 0 : ++i < m_slotOrder.size();)
        if (const auto& ns = slots.at(m_slotOrder[i]).ns)
            return ns;
    return {};
}

void EafModel::resolve() {
    std::unordered_map<std::string, std::size_t> byId;
    for (std::size_t i = 0; i < tiers.size(); ++i)
        byId.try_emplace(tiers[i].id, i);
    std::vector<std::size_t> depth(tiers.size()), order(tiers.size());
    for (std::size_t i = 0; i < tiers.size(); ++i) {
        order[i] = i;
        std::size_t at = i;
        for (auto up = byId.find(tiers[at].parent); !tiers[at].parent.empty() && up != byId.end();
             up = byId.find(tiers[at].parent)) {
            at = up->second;
            if (++depth[i] > tiers.size()) {
                issues.push_back({"tier " + tiers[i].id, "it is its own parent", false});
                break;
            }
        }
    }
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return depth[i]; });
    for (const std::size_t i : order) {
        const auto parent = byId.find(tiers[i].parent);
        resolveAligned(tiers[i], tiers[i].parent.empty() || parent == byId.end() ? nullptr : &tiers[parent->second]);
        resolveReferences(tiers[i]);
    }
}

void EafModel::resolveAligned(EafTier& tier, const EafTier* parent) {
    std::vector<EafAnnotation*> chain;
    bool complete = true;
    for (EafAnnotation& a : tier.annotations) {
        if (a.isReference)
            continue;
        const auto begin = slots.find(a.beginSlot), end = slots.find(a.endSlot);
        if (begin == slots.end() || end == slots.end()) {
            issues.push_back({place(a), "it names a time slot that is not there, and is passed over", false});
            continue;
        }
        complete = complete && begin->second.ns && end->second.ns;
        chain.push_back(&a);
    }
    if (!complete) {
        std::ranges::stable_sort(chain, {}, [&](const EafAnnotation* a) { return slots.at(a->beginSlot).order; });
        std::vector<Edge> edges;
        for (const EafAnnotation* a : chain) {
            EafSlot* begin = &slots.at(a->beginSlot);
            EafSlot* end = &slots.at(a->endSlot);
            const bool joins = !edges.empty() && (edges.back().slots.back() == begin ||
                                                  (tier.constraint != EafConstraint::IncludedIn && !begin->ns &&
                                                   !edges.back().slots.back()->ns));
            if (!joins)
                edges.push_back({{begin}, begin->order, true, false});
            else if (edges.back().slots.back() != begin)
                edges.back().slots.push_back(begin);
            edges.back().opens = true;
            edges.push_back({{end}, end->order, false, true});
        }
        const auto known = [](const Edge& e) { return e.slots.front()->ns; };
        // The parent's annotation around an edge without a time.
        std::vector<const EafAnnotation*> above;
        if (parent)
            for (const EafAnnotation& p : parent->annotations)
                if (!p.isReference && p.begin && p.end)
                    above.push_back(&p);
        std::ranges::stable_sort(above, {}, [&](const EafAnnotation* p) { return slots.at(p->beginSlot).order; });
        const auto around = [&](const Edge& e) -> const EafAnnotation* {
            const auto after = std::ranges::upper_bound(
                above, e.order, {}, [&](const EafAnnotation* p) { return slots.at(p->beginSlot).order; });
            if (after == above.begin())
                return nullptr;
            const EafAnnotation* p = *(after - 1);
            return e.order <= slots.at(p->endSlot).order ? p : nullptr;
        };
        for (std::size_t first = 0; first < edges.size();) {
            if (known(edges[first])) {
                ++first;
                continue;
            }
            const EafAnnotation* p = around(edges[first]);
            std::size_t last = first;
            while (last + 1 < edges.size() && !known(edges[last + 1]) && around(edges[last + 1]) == p)
                ++last;
            auto left = first > 0 ? known(edges[first - 1]) : std::nullopt;
            auto right = last + 1 < edges.size() ? known(edges[last + 1]) : std::nullopt;
            if (p) {
                left = left && *left >= *p->begin ? left : std::nullopt;
                right = right && *right <= *p->end ? right : std::nullopt;
            }
            const bool startsParent = !left && edges[first].opens && !edges[first].closes;
            const bool endsParent = !right && edges[last].closes && !edges[last].opens;
            if (!left)
                left = p ? p->begin : neighbour(edges[first].order, true);
            if (!right)
                right = p ? p->end : neighbour(edges[last].order, false);
            const std::int64_t from = left.value_or(right.value_or(0)), to = std::max(from, right.value_or(from));
            // Within [from, to]: edges first..last, the outer ones on the bounds where they are the parent's own.
            const auto inside = static_cast<std::int64_t>(last - first + 1);
            const std::int64_t parts = inside + 1 - (p && startsParent) - (p && endsParent);
            for (std::size_t i = first; i <= last; ++i) {
                const std::int64_t step = static_cast<std::int64_t>(i - first) + (p && startsParent ? 0 : 1);
                for (EafSlot* slot : edges[i].slots)
                    slot->ns = parts > 0 ? share(from, to, step, parts) : from;
            }
            first = last + 1;
        }
    }
    for (EafAnnotation* a : chain) {
        a->begin = slots.at(a->beginSlot).ns;
        a->end = slots.at(a->endSlot).ns;
    }
}

void EafModel::resolveReferences(EafTier& tier) {
    std::unordered_map<std::string, std::vector<EafAnnotation*>> families;
    for (EafAnnotation& a : tier.annotations) {
        if (!a.isReference)
            continue;
        const EafAnnotation* parent = find(a.parent);
        if (!parent || !parent->begin || !parent->end) {
            issues.push_back({place(a), "the annotation it refers to has no time or is not there; it is passed over", false});
            continue;
        }
        a.begin = parent->begin;
        a.end = parent->end;
        if (tier.constraint == EafConstraint::SymbolicSubdivision)
            families[a.parent].push_back(&a);
    }
    for (auto& [parent, children] : families) {
        // In the order PREVIOUS_ANNOTATION gives; what hangs on nothing comes in the order of the file.
        std::unordered_map<std::string, std::vector<EafAnnotation*>> next;
        std::vector<EafAnnotation*> ordered, heads;
        std::unordered_map<std::string, bool> here;
        for (EafAnnotation* a : children)
            here[a->id] = true;
        for (EafAnnotation* a : children)
            (here.contains(a->previous) && a->previous != a->id ? next[a->previous] : heads).push_back(a);
        std::vector<EafAnnotation*> open(heads.rbegin(), heads.rend());
        while (!open.empty()) {
            EafAnnotation* a = open.back();
            open.pop_back();
            ordered.push_back(a);
            if (auto found = next.extract(a->id))
                open.insert(open.end(), found.mapped().rbegin(), found.mapped().rend());
        }
        for (EafAnnotation* a : children) // a ring of previous annotations
            if (std::ranges::find(ordered, a) == ordered.end() && children.size() < 1000)
                ordered.push_back(a);
        const auto n = static_cast<std::int64_t>(ordered.size());
        for (std::int64_t i = 0; i < n; ++i) {
            EafAnnotation& a = *ordered[static_cast<std::size_t>(i)];
            const std::int64_t begin = *a.begin, end = *a.end;
            a.begin = share(begin, end, i, n);
            a.end = share(begin, end, i + 1, n);
        }
    }
}

std::vector<Vocabulary> readEafVocabularies(pugi::xml_node root) {
    std::vector<Vocabulary> out;
    for (const pugi::xml_node node : root.children("CONTROLLED_VOCABULARY")) {
        Vocabulary& vocabulary = out.emplace_back();
        vocabulary.name = node.attribute("CV_ID").value();
        vocabulary.description = node.attribute("DESCRIPTION").value();
        if (const auto words = node.child("DESCRIPTION"); vocabulary.description.empty() && words)
            vocabulary.description = textOf(words);
        for (const pugi::xml_node entry : node.children()) {
            const std::string_view name = entry.name();
            if (name == "CV_ENTRY") {
                vocabulary.entries.push_back({textOf(entry), entry.attribute("DESCRIPTION").value()});
            } else if (name == "CV_ENTRY_ML") {
                const pugi::xml_node value = entry.child("CVE_VALUE");
                vocabulary.entries.push_back({textOf(value), value.attribute("DESCRIPTION").value()});
            }
        }
    }
    return out;
}

} // namespace attune::exchange
