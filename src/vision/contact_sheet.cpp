// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/contact_sheet.h"

#include "models/time_text.h"

#include <algorithm>
#include <exception>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace attune {
namespace {
constexpr int labelHeight = 16;
constexpr std::int64_t mostPixels = 100'000'000;
const cv::Scalar ground(34, 32, 30, 255);
const cv::Scalar ink(222, 222, 222, 255);
} // namespace

Result<Image> contactSheet(const std::vector<Thumbnail>& thumbnails, const SheetOptions& options) {
    if (thumbnails.empty())
        return fail(ErrorCode::Invalid, "there are no pictures to put on the sheet");
    if (options.columns < 1 || options.cellWidth < 8 || options.cellHeight < 8 || options.gap < 0)
        return fail(ErrorCode::Invalid, "the sheet cannot have this layout", "",
                    "use at least one column of 8 by 8 pixels");
    const auto n = static_cast<std::int64_t>(thumbnails.size());
    const std::int64_t columns = std::min<std::int64_t>(options.columns, n), rows = (n + columns - 1) / columns;
    const std::int64_t stepX = options.cellWidth + options.gap;
    const std::int64_t stepY = options.cellHeight + options.gap + (options.labels ? labelHeight : 0);
    const std::int64_t width = columns * stepX + options.gap, height = rows * stepY + options.gap;
    if (width > 16384 || height > 16384 || width * height > mostPixels)
        return fail(ErrorCode::Invalid, "the sheet would be too large", "", "use fewer or smaller pictures");
    try {
        Image sheet(static_cast<int>(width), static_cast<int>(height));
        cv::Mat canvas(sheet.height, sheet.width, CV_8UC4, sheet.bgra.data(), static_cast<std::size_t>(sheet.stride));
        canvas.setTo(ground);
        for (std::int64_t i = 0; i < n; ++i) {
            const Thumbnail& t = thumbnails[static_cast<std::size_t>(i)];
            const cv::Rect cell(static_cast<int>(options.gap + i % columns * stepX),
                                static_cast<int>(options.gap + i / columns * stepY), options.cellWidth,
                                options.cellHeight);
            if (t.image && !t.image->empty()) {
                const cv::Mat picture(t.image->height, t.image->width, CV_8UC4,
                                      const_cast<std::uint8_t*>(t.image->bgra.data()),
                                      static_cast<std::size_t>(t.image->stride));
                const double scale = std::min({1.0, static_cast<double>(cell.width) / picture.cols,
                                               static_cast<double>(cell.height) / picture.rows});
                const cv::Size size(std::max(1, static_cast<int>(picture.cols * scale)),
                                    std::max(1, static_cast<int>(picture.rows * scale)));
                cv::Mat part = canvas(cv::Rect(cell.x + (cell.width - size.width) / 2,
                                               cell.y + (cell.height - size.height) / 2, size.width, size.height));
                if (size == picture.size())
                    picture.copyTo(part);
                else
                    cv::resize(picture, part, size, 0, 0, cv::INTER_AREA);
            }
            if (options.labels)
                cv::putText(canvas, formatMediaTime(t.time), {cell.x + 2, cell.y + cell.height + labelHeight - 4},
                            cv::FONT_HERSHEY_SIMPLEX, 0.38, ink, 1, cv::LINE_AA);
        }
        return sheet;
    } catch (const std::exception& e) {
        return fail(ErrorCode::Internal, std::string("the sheet could not be made: ") + e.what());
    }
}

} // namespace attune
