// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/coding/file_check.h"

#include "ui/background.h"
#include "workspace/media_places.h"

namespace attune::ui {

FileCheck::FileCheck(QObject* parent) : QObject(parent), m_work(new Background(this)) {}

void FileCheck::begin(const std::filesystem::path& media, const std::string& contentHash,
                      const std::filesystem::path& cacheFolder) {
    if (contentHash.empty() || media == m_media)
        return;
    stop();
    m_media = media;
    m_work->run([this, media, contentHash, cacheFolder](const std::stop_token& stop) -> Background::Then {
        const auto same = hasContent(media, contentHash, cacheFolder, [&stop] { return stop.stop_requested(); });
        if (!same || *same) // a file that cannot be read does not play either
            return {};
        return [this] { emit changed(); };
    });
}

void FileCheck::stop() {
    m_work->cancel();
    m_media.clear();
}

} // namespace attune::ui
