// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "report/pdf_document.h"

#include <functional>
#include <string>

class QWidget;

namespace attune::ui {

/// Asks for a printer and its settings. Returns work for any thread that prints a document of the report room there;
/// nothing when it was called off. A path set as the application's property "nextPrint" is taken once instead of
/// asking: the pages then go to that PDF file (tests).
[[nodiscard]] std::function<Status(const std::string& html)> choosePrinter(QWidget* parent, PaperSize paper);

} // namespace attune::ui
