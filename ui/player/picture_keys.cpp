// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/picture_keys.h"

#include "ui/player/picture_view.h"

#include <algorithm>

namespace attune::ui {
namespace {

constexpr double zoomStep = 1.25, panStep = 0.15;

} // namespace

bool performOn(PictureView& picture, const QString& id) {
    if (!id.startsWith(QLatin1String("picture.")))
        return false;
    const QString what = id.mid(8);
    const auto light = [&picture](int brightness, int contrast) {
        PictureLight next = picture.light();
        next.brightness = std::clamp(next.brightness + brightness, -PictureLight::most, PictureLight::most);
        next.contrast = std::clamp(next.contrast + contrast, -PictureLight::most, PictureLight::most);
        picture.setLight(next);
    };
    if (what == QLatin1String("zoomIn"))
        picture.setZoom(picture.zoom() * zoomStep);
    else if (what == QLatin1String("zoomOut"))
        picture.setZoom(std::max(1.0, picture.zoom() / zoomStep));
    else if (what == QLatin1String("whole"))
        picture.showWhole();
    else if (what == QLatin1String("actual"))
        picture.showActualSize();
    else if (what == QLatin1String("left"))
        picture.pan({-panStep, 0});
    else if (what == QLatin1String("right"))
        picture.pan({panStep, 0});
    else if (what == QLatin1String("up"))
        picture.pan({0, -panStep});
    else if (what == QLatin1String("down"))
        picture.pan({0, panStep});
    else if (what == QLatin1String("brighter"))
        light(1, 0);
    else if (what == QLatin1String("darker"))
        light(-1, 0);
    else if (what == QLatin1String("moreContrast"))
        light(0, 1);
    else if (what == QLatin1String("lessContrast"))
        light(0, -1);
    else if (what == QLatin1String("asFilmed"))
        picture.setLight({});
    else
        return false;
    return true;
}

} // namespace attune::ui
