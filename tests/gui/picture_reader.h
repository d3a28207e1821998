// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/bar_code.h"
#include "ui/player/picture_view.h"

#include <QGuiApplication>
#include <QImage>
#include <QScreen>
#include <QWidget>
#include <optional>

namespace attune::test {

/// The window's pixels: those on the screen where there is one, else those it would paint.
inline QImage pixelsOf(QWidget* window) {
    if (QGuiApplication::platformName() != QLatin1String("xcb"))
        return window->grab().toImage();
    window->repaint();
    return window->screen()->grabWindow(window->winId()).toImage();
}

/// The frame number that can be read off a picture, in the pixels of the window it is in.
inline std::optional<std::int64_t> frameInWindow(ui::PictureView* picture) {
    QWidget* window = picture->window();
    const QImage image = pixelsOf(window).convertToFormat(QImage::Format_RGB32);
    const QRect place(picture->mapTo(window, picture->pictureRect().topLeft()), picture->pictureRect().size());
    const double ratio = image.devicePixelRatio();
    const auto px = [ratio](int v) { return static_cast<int>(v * ratio); };
    return readBarCode(image.constBits(), image.width(), image.height(), static_cast<int>(image.bytesPerLine()),
                       {px(place.x()), px(place.y()), px(place.width()), px(place.height())});
}

} // namespace attune::test
