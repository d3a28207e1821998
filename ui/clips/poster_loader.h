// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/clip.h"

#include <QImage>
#include <QObject>
#include <filesystem>

namespace attune::ui {

class Background;

/// The pictures that clips are known by, made one after the other on a worker thread and kept as PNG in a folder.
class PosterLoader : public QObject {
    Q_OBJECT
  public:
    PosterLoader(std::filesystem::path cacheFolder, QObject* parent);

    struct Wanted {
        Clip clip;
        std::filesystem::path media;
    };
    /// Asks for pictures; those still being made for an earlier call are given up.
    void load(std::vector<Wanted> wanted);
    [[nodiscard]] bool busy() const;

  signals:
    void ready(const attune::ClipId& clip, const QImage& poster);
    void finished();

  private:
    std::filesystem::path m_folder;
    Background* m_background;
};

} // namespace attune::ui
