// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/clip_work.h"

#include "base/hash.h"
#include "media/cache_file.h"
#include "media/index_builder.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <sys/resource.h>
#include <unistd.h>

namespace attune {
namespace {

constexpr std::size_t manyPackets = 100'000;

// What reading the tables of a clip of hours took and freed goes back to the system, where the allocator can do that.
void giveBackMemory() {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

CacheFile recordFile(const ClipOptions& options) {
    return {.folder = options.cacheFolder, .contentHash = options.contentHash, .kind = "frames"};
}

} // namespace

ClipWork::ClipWork(ClipSource source, ClipOptions options, ClipWorkEvents events, CancelCheck openingCancelled)
    : m_source(std::move(source)), m_options(std::move(options)), m_events(std::move(events)),
      m_openingCancelled(std::move(openingCancelled)), m_thread([this] { run(); }) {}

ClipWork::~ClipWork() {
    m_stopped = true;
    m_thread.join();
}

Result<MediaIndexPtr> ClipWork::opened() {
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_first.has_value(); });
    return *m_first;
}

void ClipWork::deliver(const Result<MediaIndexPtr>& index) {
    {
        const std::lock_guard lock(m_mutex);
        if (!m_first) {
            m_first = index;
            m_wake.notify_all();
            return;
        }
    }
    if (index)
        m_events.index(*index);
    else if (index.error().code != ErrorCode::Cancelled)
        m_events.failed(index.error());
}

void ClipWork::run() {
    const auto opened = [&]() -> Result<MediaIndexPtr> {
        if (const auto* index = std::get_if<MediaIndexPtr>(&m_source))
            return *index;
        return openIndex(std::get<std::filesystem::path>(m_source),
                         {.cancelled = [this] { return m_stopped || m_openingCancelled(); },
                          .progress = m_events.openProgress,
                          .grown = [this](const MediaIndexPtr& index) { deliver(index); },
                          .growAfterNs = m_options.growAfterNs,
                          .untilFinal = false});
    }();
    deliver(opened);
    if (opened && (*opened)->packets.size() > manyPackets)
        giveBackMemory();
    if (opened && (*opened)->hasVideo() && !m_stopped) {
        setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), 10); // the decoder's threads inherit it
        inBackground(*opened);
    }
    m_events.progress(1);
}

void ClipWork::inBackground(MediaIndexPtr index) {
    const CancelCheck cancelled = [this] { return m_stopped.load(); };
    const bool keeps = !m_options.cacheFolder.empty();
    if (keeps && m_options.contentHash.empty())
        m_options.contentHash = index->info.contentHash;
    if (keeps && m_options.contentHash.empty()) {
        m_events.progress(0);
        auto hash = sha256File(index->info.path, cancelled);
        if (!hash)
            return;
        m_options.contentHash = *hash;
    }
    bool needed = index->stage != IndexStage::Final;
    if (keeps) // an earlier pass may have found the truth already
        if (const auto bytes = recordFile(m_options).read())
            if (const auto record = av::PassRecord::of(*index, *bytes))
                if (const auto final = av::finalIndex(index, *record)) {
                    needed = false;
                    if (*final != index)
                        m_events.index(*final);
                    index = *final;
                }
    std::vector<std::shared_ptr<FrameSubscriber>> guests;
    if (m_options.subscribers)
        guests = m_options.subscribers(index);
    std::shared_ptr<ScrubWriter> writer;
    if (keeps && index->frames.frameCount() > 1) {
        if (const auto kept = ScrubCache::open(m_options.cacheFolder, index, m_options.contentHash)) {
            m_events.scrub(*kept);
        } else if (auto made = ScrubWriter::open(m_options.cacheFolder, index, m_options.contentHash)) {
            writer = std::move(*made);
            guests.push_back(writer);
            m_events.scrub(writer->cache());
        } else {
            m_events.failed(made.error());
        }
    }
    if ((!needed && guests.empty()) || m_stopped)
        return;
    double told = -1;
    const ProgressCallback progress = [&](double share) {
        if (share - told < 0.005 && share < 1)
            return;
        told = share;
        m_events.progress(std::min(share, 0.999)); // 1 is said when all is put away
    };
    av::PassRecord record;
    const auto whole = av::runRecordedPass(index, guests, {.cancelled = cancelled, .progress = progress}, record);
    if (!whole) {
        if (whole.error().code != ErrorCode::Cancelled)
            m_events.failed(whole.error());
        return;
    }
    if (*whole != index)
        m_events.index(*whole);
    if (writer && writer->failure())
        m_events.failed(*writer->failure());
    if (!keeps)
        return;
    // A cache that cannot be kept is made again next time.
    if (index->stage != IndexStage::Final || !record.damaged.empty())
        (void)recordFile(m_options).write(record.bytes());
    (void)trimCacheFolder(m_options.cacheFolder, m_options.cacheBudgetBytes);
}

} // namespace attune
