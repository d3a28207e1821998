// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

namespace attune::ui {

/// How much lighter and crisper a picture is shown than it was filmed. For the eye only: nothing of it is kept.
struct PictureLight {
    static constexpr int most = 6;
    int brightness = 0; ///< -6..6; lifts or lowers the dark parts, black and white stay
    int contrast = 0;   ///< -6..6; around the middle grey

    bool operator==(const PictureLight&) const = default;
    [[nodiscard]] bool isOn() const { return *this != PictureLight(); }
    /// "Brightness +2, contrast −1"; empty when off.
    [[nodiscard]] QString text() const;
    /// The value a channel of 0..255 is shown as; rises with it.
    [[nodiscard]] int shown(int value) const;
};

/// The picture in another light; itself when the light is off.
[[nodiscard]] QImage inLight(const QImage& image, const PictureLight& light);

} // namespace attune::ui
