// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/summary/printing.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QVariant>
#include <QtPrintSupport/QPrintDialog>
#include <QtPrintSupport/QPrinter>
#include <algorithm>
#include <memory>

namespace attune::ui {
namespace {

/// Dots an inch that pages are drawn at; finer is not seen on paper.
constexpr int finest = 300;

Status printPages(QPrinter& printer, const std::string& html, PaperSize paper) {
    const double scale = std::min(printer.resolution(), finest) / 72.0;
    const auto none = [] {
        return fail(ErrorCode::Io, "the printer takes nothing", "printing", "look at the printer, or save a PDF");
    };
    QPainter painter;
    if (!painter.begin(&printer))
        return none();
    // A few pages at a time: one is some 25 MB.
    constexpr std::size_t atOnce = 4;
    for (std::size_t first = 0, pages = 1; first < pages; first += atOnce) {
        const auto drawn = picturesOfDocument(html, paper, scale, first, atOnce);
        if (!drawn)
            return std::unexpected(drawn.error());
        pages = drawn->pages;
        for (std::size_t i = 0; i < drawn->pictures.size(); ++i) {
            if (first + i > 0 && !printer.newPage())
                return none();
            const PagePicture& page = drawn->pictures[i];
            const QImage image(reinterpret_cast<const uchar*>(page.pixels.data()), page.width, page.height,
                               qsizetype{page.width} * 4, QImage::Format_RGB32);
            painter.drawImage(painter.viewport(), image);
        }
    }
    if (!painter.end() || printer.printerState() == QPrinter::Error)
        return none();
    return {};
}

} // namespace

std::function<Status(const std::string& html)> choosePrinter(QWidget* parent, PaperSize paper) {
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setFullPage(true);
    printer->setPageSize(QPageSize(paper == PaperSize::A4 ? QPageSize::A4 : QPageSize::Letter));
    printer->setCreator(QStringLiteral("Attune"));
    if (const QVariant next = qApp->property("nextPrint"); next.isValid()) {
        qApp->setProperty("nextPrint", {});
        printer->setOutputFileName(next.toString());
        printer->setOutputFormat(QPrinter::PdfFormat);
        printer->setResolution(finest);
    } else {
        QPrintDialog dialog(printer.get(), parent);
        if (dialog.exec() != QDialog::Accepted)
            return {};
    }
    return [printer, paper](const std::string& html) { return printPages(*printer, html, paper); };
}

} // namespace attune::ui
