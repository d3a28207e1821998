// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/media/mpv_player.h"

#include "support/bar_code.h"

#include <chrono>
#include <condition_variable>
#include <fmt/format.h>
#include <mpv/client.h>
#include <mpv/render.h>
#include <mutex>
#include <vector>

namespace attune::bench {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int width = 480, height = 270;
constexpr auto longestWait = std::chrono::seconds(20);
constexpr auto settle = std::chrono::milliseconds(150);

} // namespace

struct MpvPlayer::Impl {
    mpv_handle* mpv = nullptr;
    mpv_render_context* render = nullptr;
    std::mutex mutex;
    std::condition_variable wake;
    bool woken = false;
    std::vector<std::uint8_t> picture = std::vector<std::uint8_t>(width * height * 4);
    std::optional<std::int64_t> number; ///< read off the picture
    Clock::time_point numberAt;         ///< when it was first seen
    int pictures = 0;
    int restarts = 0;

    void ring() {
        const std::lock_guard lock(mutex);
        woken = true;
        wake.notify_all();
    }

    // Takes what mpv has to say, waiting until a time at most.
    void work(Clock::time_point until) {
        {
            std::unique_lock lock(mutex);
            wake.wait_until(lock, until, [this] { return woken; });
            woken = false;
        }
        for (const mpv_event* event = mpv_wait_event(mpv, 0); event->event_id != MPV_EVENT_NONE;
             event = mpv_wait_event(mpv, 0))
            if (event->event_id == MPV_EVENT_PLAYBACK_RESTART)
                ++restarts;
        if ((mpv_render_context_update(render) & MPV_RENDER_UPDATE_FRAME) == 0)
            return;
        int size[2] = {width, height};
        std::size_t stride = width * 4;
        int block = 0;
        char format[] = "bgr0";
        mpv_render_param params[] = {{MPV_RENDER_PARAM_SW_SIZE, size},
                                     {MPV_RENDER_PARAM_SW_FORMAT, format},
                                     {MPV_RENDER_PARAM_SW_STRIDE, &stride},
                                     {MPV_RENDER_PARAM_SW_POINTER, picture.data()},
                                     {MPV_RENDER_PARAM_BLOCK_FOR_TARGET_TIME, &block},
                                     {MPV_RENDER_PARAM_INVALID, nullptr}};
        mpv_render_context_render(render, params);
        const auto now = Clock::now();
        const auto seen = test::readBarCode(picture.data(), width, height, width * 4);
        if (pictures++ == 0 || seen != number)
            numberAt = now;
        number = seen;
    }

    // Runs a command until its picture is there, and a moment longer: the picture asked for may follow another one.
    template <typename Done> Answer run(const char** command, Done done) {
        pictures = restarts = 0;
        const auto start = Clock::now();
        if (mpv_command_async(mpv, 0, command) < 0)
            return {};
        while (!done() && Clock::now() - start < longestWait)
            work(start + longestWait);
        const auto end = Clock::now() + settle;
        while (Clock::now() < end)
            work(end);
        return {std::chrono::duration<double, std::milli>(numberAt - start).count(), number};
    }
};

MpvPlayer::MpvPlayer() : m_impl(std::make_unique<Impl>()) {
    Impl& in = *m_impl;
    in.mpv = mpv_create();
    for (const auto& [name, value] : {std::pair{"vo", "libmpv"},
                                      {"ao", "null"},
                                      {"audio", "no"},
                                      {"pause", "yes"},
                                      {"keep-open", "yes"},
                                      {"hr-seek", "yes"},
                                      {"config", "no"},
                                      {"osc", "no"},
                                      {"terminal", "no"},
                                      {"hwdec", "no"},
                                      {"osd-level", "0"}})
        mpv_set_option_string(in.mpv, name, value);
    mpv_initialize(in.mpv);
    char api[] = MPV_RENDER_API_TYPE_SW;
    mpv_render_param params[] = {{MPV_RENDER_PARAM_API_TYPE, api}, {MPV_RENDER_PARAM_INVALID, nullptr}};
    mpv_render_context_create(&in.render, in.mpv, params);
    const auto ring = [](void* self) { static_cast<Impl*>(self)->ring(); };
    mpv_render_context_set_update_callback(in.render, ring, m_impl.get());
    mpv_set_wakeup_callback(in.mpv, ring, m_impl.get());
}

MpvPlayer::~MpvPlayer() {
    mpv_render_context_free(m_impl->render);
    mpv_terminate_destroy(m_impl->mpv);
}

Answer MpvPlayer::open(const std::filesystem::path& path) {
    const char* command[] = {"loadfile", path.c_str(), nullptr};
    return m_impl->run(command, [this] { return m_impl->restarts > 0 && m_impl->pictures > 0; });
}

Answer MpvPlayer::seek(MediaTime time) {
    const std::string at = fmt::format("{}.{:09}", time.ns / 1'000'000'000, time.ns % 1'000'000'000);
    const char* command[] = {"seek", at.c_str(), "absolute+exact", nullptr};
    return m_impl->run(command, [this] { return m_impl->restarts > 0 && m_impl->pictures > 0; });
}

Answer MpvPlayer::step(bool back) {
    const char* command[] = {back ? "frame-back-step" : "frame-step", nullptr};
    const auto before = m_impl->number;
    return m_impl->run(command, [this, before] { return m_impl->pictures > 0 && m_impl->number != before; });
}

} // namespace attune::bench
