// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/clip_context.h"

#include "codec/journal_json.h"
#include "workspace/session.h"

#include <algorithm>

namespace attune {

std::string advisoryRead(const ClipId& clip) { return "advisory." + clip.value; }

Result<std::map<ClipId, std::string>> unreadAdvisories(const Session& session) {
    std::map<ClipId, std::string> out;
    const Library* library = session.library();
    if (!library)
        return out;
    const Viewer who = session.viewer();
    const auto contexts = library->contexts(who);
    const auto progress = library->progress(who);
    if (!contexts || !progress)
        return std::unexpected(contexts ? progress.error() : contexts.error());
    for (const ClipContext& one : *contexts) {
        const bool submitted = std::ranges::any_of(*progress, [&](const CodingProgress& p) {
            return p.key == CodingKey{one.clip, who.id} && p.state == CodingState::Submitted;
        });
        if (!one.advisory.empty() && !submitted && session.setting(advisoryRead(one.clip)) != one.advisory)
            out.emplace(one.clip, one.advisory);
    }
    return out;
}

Status resumeClip(Library& library, const Viewer& who, const ClipId& clip) {
    const auto done =
        library.applyLine(who, writeSetup(ClipResumed{{clip, who.id}}, [](const SchemeRef&) { return nullptr; }));
    return done ? Status() : std::unexpected(done.error());
}

Result<ClipAndContext> contextOf(const Library& library, const Viewer& who, const ClipId& id) {
    const auto clips = library.clips(who);
    const auto contexts = library.contexts(who);
    if (!clips || !contexts)
        return std::unexpected(clips ? contexts.error() : clips.error());
    const auto clip = std::ranges::find(*clips, id, &Clip::id);
    if (clip == clips->end())
        return fail(ErrorCode::NotFound, "there is no clip " + id.value, {}, "check its name");
    ClipAndContext out{*clip, {}};
    if (const auto known = std::ranges::find(*contexts, id, &ClipContext::clip); known != contexts->end())
        out.context = *known;
    out.context.clip = id;
    if (out.context.setting.empty())
        out.context.setting = clip->setting;
    return out;
}

Status describeClip(Library& library, const Viewer& who, const ClipContext& context,
                    const std::optional<std::pair<int, int>>& ageMonths) {
    if (ageMonths && (ageMonths->first < 0 || ageMonths->second < ageMonths->first))
        return fail(ErrorCode::Invalid, "this is no age in months", context.clip.value, "give the lower one first");
    return library.atOnce([&]() -> Status {
        const auto now = contextOf(library, who, context.clip);
        if (!now)
            return std::unexpected(now.error());
        if (auto set = library.setContext(who, context); !set)
            return set;
        Clip clip = now->clip;
        clip.ageMonths = ageMonths;
        clip.setting = context.setting;
        if (clip == now->clip)
            return {};
        const auto seq = library.apply(who, ChangeClip{clip});
        return seq ? Status() : std::unexpected(seq.error());
    });
}

} // namespace attune
