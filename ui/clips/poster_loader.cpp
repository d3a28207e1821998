// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clips/poster_loader.h"

#include "base/hash.h"
#include "media/frame_index.h"
#include "media/thumbnails.h"
#include "ui/background.h"

#include <QString>

namespace attune::ui {
namespace {

constexpr int kWidth = 640; // sharp on a card at 200 % text and 150 % screen
constexpr int kHeight = 480;

QImage makePoster(const std::filesystem::path& media, const std::filesystem::path& cached,
                  const std::stop_token& stop) {
    const QString file = QString::fromStdString(cached.string());
    std::error_code ignored;
    if (std::filesystem::exists(cached, ignored))
        if (QImage kept(file); !kept.isNull())
            return kept;
    const CancelCheck cancelled = [stop] { return stop.stop_requested(); };
    IndexOptions options;
    options.cancelled = cancelled;
    const auto index = openIndex(media, options);
    if (!index || !(*index)->hasVideo())
        return {};
    const auto poster = posterFrame(*index, kWidth, kHeight, cancelled);
    if (!poster || !poster->image || poster->image->empty())
        return {};
    const Image& image = *poster->image;
    const QImage picture =
        QImage(image.bgra.data(), image.width, image.height, image.stride, QImage::Format_RGB32).copy();
    // Written aside and renamed: a half-written picture is never read. A cache that cannot be written costs time only.
    std::filesystem::create_directories(cached.parent_path(), ignored);
    const std::string aside = cached.string() + "." + randomHex(4) + ".part";
    if (picture.save(QString::fromStdString(aside), "PNG"))
        std::filesystem::rename(aside, cached, ignored);
    return picture;
}

} // namespace

PosterLoader::PosterLoader(std::filesystem::path cacheFolder, QObject* parent)
    : QObject(parent), m_folder(std::move(cacheFolder)), m_background(new Background(this)) {
    connect(m_background, &Background::idle, this, &PosterLoader::finished);
}

bool PosterLoader::busy() const { return m_background->busy(); }

void PosterLoader::load(std::vector<Wanted> wanted) {
    m_background->cancel();
    m_background->run(
        [this, wanted = std::move(wanted), folder = m_folder](const std::stop_token& stop) -> Background::Then {
            for (const Wanted& one : wanted) {
                if (stop.stop_requested())
                    break;
                const std::string name = one.clip.contentHash.empty() ? one.clip.id.value : one.clip.contentHash;
                const QImage poster = makePoster(one.media, folder / ("poster-" + name + ".png"), stop);
                if (!poster.isNull())
                    m_background->post([this, id = one.clip.id, poster] { emit ready(id, poster); });
            }
            return {};
        });
}

} // namespace attune::ui
