// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <filesystem>
#include <string>

namespace attune::ui {

class Background;

/// Reads a clip's file in the background to see whether it is still the one that was added. A file is read once, unless
/// it changes.
class FileCheck : public QObject {
    Q_OBJECT
  public:
    explicit FileCheck(QObject* parent);

    /// Begins, unless this file is being looked at or was. Without a content hash there is nothing to compare.
    void begin(const std::filesystem::path& media, const std::string& contentHash,
               const std::filesystem::path& cacheFolder);
    /// What runs is dropped.
    void stop();

  signals:
    /// The file holds something else.
    void changed();

  private:
    Background* m_work;
    std::filesystem::path m_media;
};

} // namespace attune::ui
