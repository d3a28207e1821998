// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/picture_light.h"

#include <QStringList>
#include <algorithm>
#include <array>
#include <cmath>

namespace attune::ui {
namespace {

QString part(const QString& name, int value) {
    const QString sign = value < 0 ? QStringLiteral("\u2212") : QStringLiteral("+");
    return QStringLiteral("%1 %2%3").arg(name, sign).arg(std::abs(value));
}

} // namespace

QString PictureLight::text() const {
    QStringList parts;
    if (brightness != 0)
        parts << part(QStringLiteral("brightness"), brightness);
    if (contrast != 0)
        parts << part(QStringLiteral("contrast"), contrast);
    QString text = parts.join(QStringLiteral(", "));
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

int PictureLight::shown(int value) const {
    const double lifted = std::pow(value / 255.0, std::pow(1.3, -brightness));
    const double steep = std::pow(1.2, contrast);
    return static_cast<int>(std::lround(std::clamp(0.5 + (lifted - 0.5) * steep, 0.0, 1.0) * 255));
}

QImage inLight(const QImage& image, const PictureLight& light) {
    if (!light.isOn() || image.isNull())
        return image;
    std::array<std::uint8_t, 256> table{};
    for (int value = 0; value < 256; ++value)
        table[static_cast<std::size_t>(value)] = static_cast<std::uint8_t>(light.shown(value));
    QImage out(image.size(), QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        const std::uint8_t* from = image.constScanLine(y);
        std::uint8_t* to = out.scanLine(y);
        for (int x = 0; x < image.width() * 4; x += 4) {
            to[x] = table[from[x]];
            to[x + 1] = table[from[x + 1]];
            to[x + 2] = table[from[x + 2]];
            to[x + 3] = 255;
        }
    }
    return out;
}

} // namespace attune::ui
