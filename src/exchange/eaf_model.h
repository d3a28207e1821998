// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the .cpp files of this room only: an ELAN document with all its times worked out.

#include "exchange/text_input.h"
#include "exchange/timed_document.h"
#include "models/time_span.h"

#include <map>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <unordered_map>
#include <vector>

namespace attune::exchange {

/// Linguistic types of the tiers in which Attune writes what ELAN has no place for.
inline constexpr const char* eafModifierType = "attune-modifiers";
inline constexpr const char* eafCommentType = "attune-comment";

/// Property of the header that lists annotations of no length which are spans all the same; others are moments.
inline constexpr const char* eafShortSpans = "attune.spansOfNoLength";

struct EafSlot {
    std::optional<std::int64_t> ns; ///< nothing: without a time
    std::size_t order = 0;          ///< place in TIME_ORDER
    pugi::xml_node node;
};

struct EafAnnotation {
    std::string id;
    pugi::xml_node node; ///< the ALIGNABLE_ANNOTATION or REF_ANNOTATION
    bool isReference = false;
    std::string parent, previous;           ///< ids, of a reference
    std::string beginSlot, endSlot;         ///< ids, of an alignable one
    std::optional<std::int64_t> begin, end; ///< ns, once worked out
};

enum class EafConstraint { None, TimeSubdivision, SymbolicSubdivision, SymbolicAssociation, IncludedIn };

struct EafTier {
    pugi::xml_node node;
    std::string id, parent, type, vocabulary;
    EafConstraint constraint = EafConstraint::None;
    std::vector<EafAnnotation> annotations;
};

/// The DOM and what it means.
class EafModel {
  public:
    /// text is UTF-8. Errors: Invalid.
    [[nodiscard]] static Result<std::unique_ptr<EafModel>> parse(std::string text, const ReadOptions& options);

    pugi::xml_document dom;
    pugi::xml_node root;
    double nsPerUnit = 1e6; ///< of TIME_VALUE
    std::vector<EafTier> tiers;
    std::unordered_map<std::string, EafSlot> slots;
    std::vector<TimedIssue> issues;
    std::size_t annotationCount = 0;

    /// "annotation a3 (line 40)".
    [[nodiscard]] std::string place(const EafAnnotation& annotation) const;
    [[nodiscard]] std::int64_t nsOf(std::int64_t value) const;

  private:
    Status readTiers(const ReadOptions& options);
    void readSlots();
    void resolve();
    void resolveAligned(EafTier& tier, const EafTier* parent);
    void resolveReferences(EafTier& tier);
    [[nodiscard]] const EafAnnotation* find(const std::string& id) const;
    std::optional<std::int64_t> neighbour(std::size_t order, bool before) const;

    std::string m_text;
    std::unique_ptr<LineIndex> m_lines;
    std::vector<std::string> m_slotOrder;
    std::unordered_map<std::string, std::pair<std::size_t, std::size_t>> m_annotations; // tier, place
};

/// All character data of a node.
[[nodiscard]] std::string textOf(pugi::xml_node node);
/// Parses checked UTF-8 XML, everything kept. Errors: Invalid with the line.
[[nodiscard]] Status parseXml(pugi::xml_document& dom, std::string_view text, const ReadOptions& options);
/// The document as text, as it was but for what was changed.
[[nodiscard]] std::string xmlText(const pugi::xml_document& dom, bool indent);

/// Codes of tiers that divide another's time, by key, which are not within one code of that tier; and the span of the
/// code there that they share most time with, if any.
[[nodiscard]] std::map<std::string, std::optional<TimeSpan>> outsideParents(const EafModel& model,
                                                                            const TimedDocument& document);
/// Vocabularies of an .eaf, .etf or .ecv document's root.
[[nodiscard]] std::vector<Vocabulary> readEafVocabularies(pugi::xml_node root);

[[nodiscard]] bool sniffEaf(std::string_view bytes, std::string_view head);
[[nodiscard]] bool sniffEtf(std::string_view bytes, std::string_view head);
[[nodiscard]] bool sniffEcv(std::string_view bytes, std::string_view head);
[[nodiscard]] Result<TimedDocument> readEaf(std::string_view bytes, const ReadOptions& options);
[[nodiscard]] Result<TimedDocument> readEcv(std::string_view bytes, const ReadOptions& options);
[[nodiscard]] Result<WrittenFile> writeEaf(const TimedDocument& document, const WriteOptions& options);
[[nodiscard]] Result<WrittenFile> writeEtf(const TimedDocument& document, const WriteOptions& options);
[[nodiscard]] Result<WrittenFile> writeEcv(const TimedDocument& document, const WriteOptions& options);

} // namespace attune::exchange
