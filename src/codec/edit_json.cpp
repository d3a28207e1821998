// SPDX-License-Identifier: GPL-3.0-or-later
#include "codec/edit_json.h"

#include "codec/edit_names.h"
#include "codec/json_reader.h"
#include "codec/segment_json.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace attune {

namespace {

using namespace codec;

constexpr std::size_t largestEdit = 64u << 20; // a batch may bring a whole recording's codes
constexpr std::size_t longestBatch = 1'000'000;
constexpr std::int64_t latestMs = 253402300799999; // the end of year 9999

// What an edit may refer to.
struct Context {
    std::function<const CodingScheme*(const CodingKey&)> schemeOf;
    const LibraryState* state = nullptr;

    const Clip* clip(const ClipId& id) const {
        if (!state)
            return nullptr;
        const auto found = state->clips.find(id);
        return found == state->clips.end() ? nullptr : &found->second;
    }
    const Coding* coding(const CodingKey& key) const {
        if (!state)
            return nullptr;
        const auto found = state->codings.find(key);
        return found == state->codings.end() ? nullptr : &found->second;
    }
};

class EditReader {
  public:
    EditReader(const Json& json, Faults& faults, const Context& context, const std::string& place = {})
        : m_in(json, place, faults), m_faults(faults), m_context(context) {}

    std::optional<EditLine> read() {
        if (!m_in.isObject())
            return {};
        (void)m_in.value("seq", Optional); // lines of a history may be given back
        const auto name = m_in.text("edit", Required);
        if (!name)
            return {};
        auto out = read(*name);
        m_in.refuseOthers();
        if (!m_faults.empty())
            return {};
        return out;
    }

  private:
    std::optional<EditLine> read(const std::string& name) {
        if (name == "undo" || name == "redo") {
            (void)m_in.value("of", Optional);
            return readUndo(name == "undo");
        }
        const auto index = std::ranges::find(editNames, name) - editNames.begin();
        switch (index) {
        case 0:
            return DeclareClip{readClip(nullptr)};
        case 1: {
            const auto id = m_in.text("clip", Required);
            return ChangeClip{readClip(id ? m_context.clip(ClipId(*id)) : nullptr)};
        }
        case 2:
            return RemoveClip{ClipId(requiredText("clip"))};
        case 3: {
            const CodingKey key = readKey();
            const RatingKey about = readAbout();
            return SetRating{key, about, readRating(key, about), readStart()};
        }
        case 4: {
            const CodingKey key = readKey();
            return ClearRating{key, readAbout()};
        }
        case 5: {
            const CodingKey key = readKey();
            return AddEvidence{key, readEvidence(nullptr), readStart()};
        }
        case 6: {
            const CodingKey key = readKey();
            return ChangeEvidence{key, readEvidence(known(&Coding::evidence, key, "marker"))};
        }
        case 7: {
            const CodingKey key = readKey();
            return RemoveEvidence{key, EvidenceId(requiredText("marker"))};
        }
        case 8: {
            const CodingKey key = readKey();
            return AddSegment{key, readSegment(nullptr), readStart()};
        }
        case 9: {
            const CodingKey key = readKey();
            return ChangeSegment{key, readSegment(known(&Coding::segments, key, "segment"))};
        }
        case 10: {
            const CodingKey key = readKey();
            return RemoveSegment{key, SegmentId(requiredText("segment"))};
        }
        case 11: {
            const ClipId clip(requiredText("clip"));
            return SetClipView{clip, readView()};
        }
        case 12:
            return readBatch();
        default:
            m_in.fault("edit", "there is no edit \"" + name.substr(0, 100) + "\"");
            return {};
        }
    }

    std::optional<EditLine> readBatch() {
        Batch batch;
        keep(batch.words, "words");
        const auto parts = m_in.array("edits", Required, longestBatch);
        if (parts.empty())
            m_in.fault("edits", "the batch holds no change");
        batch.edits.reserve(parts.size());
        for (const auto& [json, place] : parts) {
            auto line = EditReader(*json, m_faults, m_context, place).read();
            if (!line)
                return {};
            const auto* edit = std::get_if<Edit>(&*line);
            if (!edit || std::holds_alternative<Batch>(*edit)) {
                m_faults.add(place + "/edit", "a batch holds single edits only");
                return {};
            }
            batch.edits.push_back(changesOf(*edit).front());
        }
        return batch;
    }

    std::string requiredText(const char* key) { return m_in.text(key, Required).value_or(""); }

    CodingKey readKey() { return {ClipId(requiredText("clip")), RaterId(requiredText("coder"))}; }

    RatingKey readAbout() {
        RatingKey about;
        if (const auto segment = m_in.text("segment", Optional))
            about.unit.segment = SegmentId(*segment);
        about.dimension = DimensionId(requiredText("dimension"));
        return about;
    }

    template <typename Map>
    const typename Map::mapped_type* known(Map Coding::* member, const CodingKey& key, const char* field) {
        const auto id = m_in.text(field, Required);
        const Coding* coding = m_context.coding(key);
        if (!id || !coding)
            return nullptr;
        const auto found = (coding->*member).find(typename Map::key_type(*id));
        return found == (coding->*member).end() ? nullptr : &found->second;
    }

    EditLine readUndo(bool undo) {
        std::optional<CodingKey> scope;
        if (m_in.has("clip") || m_in.has("coder"))
            scope = readKey();
        if (undo)
            return UndoRequest{scope};
        return RedoRequest{scope};
    }

    std::optional<CodingStart> readStart() {
        const Json* scheme = m_in.value("scheme", Optional);
        const auto started = m_in.integer("startedMs", Optional, 0, latestMs);
        if (!scheme) {
            if (started)
                m_in.fault("scheme", "the field \"scheme\" is missing beside \"startedMs\"");
            return {};
        }
        ObjectReader ref(*scheme, m_in.place("scheme"), m_faults);
        const auto id = ref.text("id", Required);
        const auto version = ref.integer("version", Required, 1, std::numeric_limits<int>::max());
        ref.refuseOthers();
        if (!id || !version)
            return {};
        return CodingStart{{SchemeId(*id), static_cast<int>(*version)}, started};
    }

    std::optional<ClipView> readView() {
        const Json* view = m_in.value("view", Optional);
        if (!view)
            return {};
        ObjectReader in(*view, m_in.place("view"), m_faults);
        ClipView out;
        out.mediaPath = in.text("mediaPath", Required).value_or("");
        out.contentHash = in.text("contentHash", Optional).value_or("");
        out.offset = MediaDuration(in.integer("offsetNs", Optional).value_or(0));
        in.refuseOthers();
        return out;
    }

    Clip readClip(const Clip* before) {
        Clip clip = before ? *before : Clip{};
        clip.id = ClipId(requiredText("clip"));
        const auto need = before ? Optional : Required;
        clip.duration = MediaDuration(m_in.integer("durationNs", need, 0).value_or(clip.duration.ns));
        clip.frameCount = m_in.integer("frameCount", Optional, 0).value_or(clip.frameCount);
        keep(clip.alias, "alias");
        keep(clip.title, "title");
        keep(clip.setting, "setting");
        keep(clip.mediaPath, "mediaPath");
        keep(clip.contentHash, "contentHash");
        keep(clip.purpose, "purpose");
        if (const auto months = m_in.monthRange("ageMonths", Optional))
            clip.ageMonths = months;
        if (const auto until = m_in.text("consentUntil", Optional))
            clip.consentUntil = until;
        if (m_in.has("view"))
            clip.view = readView();
        return clip;
    }

    void keep(std::string& field, const char* key) {
        if (auto given = m_in.text(key, Optional))
            field = std::move(*given);
    }

    TimeSpan readSpan(const TimeSpan* before, bool point) {
        const auto begin = m_in.integer("beginNs", before ? Optional : Required);
        const auto end = m_in.integer("endNs", before || point ? Optional : Required);
        TimeSpan span = before ? *before : TimeSpan{};
        if (begin)
            span.begin = MediaTime(*begin);
        if (end)
            span.end = MediaTime(*end);
        else if (begin && point && (!before || before->isPoint()))
            span.end = span.begin;
        return span;
    }

    Evidence readEvidence(const Evidence* before) {
        Evidence out = before ? *before : Evidence{};
        const auto need = before ? Optional : Required;
        out.id = EvidenceId(requiredText("marker"));
        if (const auto dimension = m_in.text("dimension", need))
            out.dimension = DimensionId(*dimension);
        if (const auto direction = m_in.oneOf("direction", need, {"+", "-"}))
            out.direction = static_cast<EvidenceDirection>(*direction);
        out.span = readSpan(before ? &before->span : nullptr, true);
        keep(out.note, "note");
        return out;
    }

    Segment readSegment(const Segment* before) {
        Segment out = before ? *before : Segment{};
        out.id = SegmentId(requiredText("segment"));
        keep(out.track, "track");
        out.span = readSpan(before ? &before->span : nullptr, false);
        keep(out.label, "label");
        readSegmentAbout(m_in, out, m_faults);
        return out;
    }

    Rating readRating(const CodingKey& key, const RatingKey& about) {
        Rating rating;
        rating.status = static_cast<RatingStatus>(m_in.oneOf("status", Optional, statusNames).value_or(0));
        rating.steps = m_in.integer("steps", Optional, 0);
        if (m_in.has("score"))
            readScore(key, about, rating);
        else if (rating.status == RatingStatus::Coded && !m_in.has("steps") && !isWritten(key, about))
            m_in.fault("score", "the field \"score\" is missing");
        keep(rating.reason, "reason");
        rating.confidence = static_cast<int>(m_in.integer("confidence", Optional, 0, 3).value_or(0));
        keep(rating.note, "note");
        keep(rating.rationale, "rationale");
        return rating;
    }

    // On a text scale the note is the value. As a journal has it, without the scheme, a note may be one.
    bool isWritten(const CodingKey& key, const RatingKey& about) {
        const CodingScheme* scheme = m_context.schemeOf ? m_context.schemeOf(key) : nullptr;
        const Scale* scale = scheme ? scaleOf(scheme, about.dimension) : nullptr;
        return scheme ? scale && scale->isText() : m_in.has("note");
    }

    void readScore(const CodingKey& key, const RatingKey& about, Rating& rating) {
        const CodingScheme* scheme = m_context.schemeOf ? m_context.schemeOf(key) : nullptr;
        if (rating.steps && !scheme) { // as a journal has it: the steps count
            (void)m_in.value("score", Optional);
            return;
        }
        const Scale* scale = scaleOf(scheme, about.dimension);
        if (!scale) {
            (void)m_in.value("score", Optional);
            m_in.fault("dimension",
                       "the scheme " + scheme->ref.id.value + " has no dimension " + about.dimension.value);
            return;
        }
        std::optional<std::int64_t> steps;
        if (scale->kind == ScaleKind::Nominal || scale->kind == ScaleKind::Binary) {
            const auto name = m_in.text("score", Required);
            if (!name)
                return;
            const auto found = std::ranges::find(scale->categories, *name);
            if (found != scale->categories.end())
                steps = found - scale->categories.begin();
        } else {
            const auto points = m_in.number("score", Required);
            if (!points)
                return;
            steps = scale->stepsOf(*points);
        }
        if (!steps)
            m_in.fault("score", fmt::format("the field \"score\" is not on the scale from {} to {}", scale->textOf(0),
                                            scale->textOf(scale->topStep())));
        else if (rating.steps && rating.steps != steps)
            m_in.fault("score", "the fields \"score\" and \"steps\" do not agree");
        else if (!rating.steps)
            rating.steps = steps;
    }

    ObjectReader m_in;
    Faults& m_faults;
    const Context& m_context;
};

Result<EditLine> readWith(std::string_view json, const Context& context) {
    const auto parsed = parseJson(json, largestEdit);
    if (!parsed)
        return fail(ErrorCode::Invalid, "this line is not an edit: " + parsed.error().message, parsed.error().place,
                    "give one JSON object a line");
    Faults faults;
    auto out = EditReader(*parsed, faults, context).read();
    if (!out || !faults.empty())
        return faults.first("correct the line");
    return std::move(*out);
}

} // namespace

Result<EditLine> readEdit(std::string_view json, const std::function<const CodingScheme*(const CodingKey&)>& schemeOf) {
    return readWith(json, Context{schemeOf, nullptr});
}

Result<EditLine> readEdit(std::string_view json, const std::function<const CodingScheme*(const CodingKey&)>& schemeOf,
                          const LibraryState& state) {
    return readWith(json, Context{schemeOf, &state});
}

std::string editName(const Edit& edit) { return editNames[edit.index()]; }

} // namespace attune
