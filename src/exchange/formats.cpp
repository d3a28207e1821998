// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/formats.h"

#include "base/text.h"
#include "exchange/boris.h"
#include "exchange/captions.h"
#include "exchange/eaf_model.h"
#include "exchange/opf.h"
#include "exchange/sds.h"
#include "exchange/tables.h"
#include "exchange/text_input.h"
#include "exchange/textgrid.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace attune {

namespace {

using namespace exchange;

bool never(std::string_view, std::string_view) { return false; }

// What is recognised most surely comes first; tables come last.
constexpr std::array<TimedFormat, 21> formats{{
    {"eaf", "ELAN annotation document", ".eaf", sniffEaf, readEaf, writeEaf},
    {"etf", "ELAN template", ".etf", sniffEtf, readEaf, writeEtf},
    {"ecv", "ELAN external vocabulary", ".ecv", sniffEcv, readEcv, writeEcv},
    {"otx", "Observer coding scheme", ".otx", sniffOtx, readOtx, nullptr},
    {"boris", "BORIS project", ".boris", sniffBoris, readBoris, writeBoris},
    {"boris.gz", "BORIS project, packed", ".boris.gz", never, readBoris, writePackedBoris},
    {"opf", "Datavyu spreadsheet", ".opf", sniffOpf, readOpf, writeOpf},
    {"xlsx", "Excel workbook", ".xlsx", sniffXlsx, readXlsx, writeXlsx},
    {"sav", "SPSS data", ".sav", sniffSav, readSav, writeSav},
    {"textgrid", "Praat TextGrid", ".textgrid", sniffTextGrid, readTextGrid, writeTextGrid},
    {"textgrid-short", "Praat TextGrid, short", "", never, readTextGrid, writeShortTextGrid},
    {"vtt", "WebVTT captions", ".vtt", sniffVtt, readVtt, writeVtt},
    {"sds", "GSEQ sequential data", ".sds", sniffSds, readSds, writeSds},
    {"srt", "SubRip captions", ".srt", sniffSrt, readSrt, writeSrt},
    {"frames", "frame-by-frame CSV", "", sniffFrames, readFrames, writeFrames},
    {"csv", "neutral CSV", ".csv", sniffCsv, readCsv, writeCsv},
    {"wide", "wide CSV", "", sniffWide, readWide, writeWide},
    {"recal", "ReCal CSV", "", sniffRecal, readRecal, writeRecal},
    {"tsv", "tab-separated table", ".tsv", never, readCsv, nullptr},
    {"txt", "table as text", ".txt", never, readCsv, nullptr},
    {"otb", "Observer template", ".otb", never, readOtx, nullptr},
}};

// Tables with a row for each code.
bool hasExtraColumns(std::string_view id) { return id == "csv" || id == "xlsx" || id == "sav"; }

} // namespace

std::span<const TimedFormat> timedFormats() { return formats; }

const TimedFormat* findFormat(std::string_view id) {
    const std::string name = lowered(id);
    const auto found = std::ranges::find_if(formats, [&](const TimedFormat& f) { return name == f.id; });
    return found == formats.end() ? nullptr : &*found;
}

const TimedFormat* formatOfName(std::string_view given) {
    const std::string name = lowered(given);
    const TimedFormat* best = nullptr;
    for (const TimedFormat& format : formats)
        if (const std::string_view ending = format.extension; !ending.empty() && name.ends_with(ending))
            if (!best || ending.size() > std::string_view(best->extension).size())
                best = &format;
    return best;
}

Result<TimedDocument> readTimed(std::string_view bytes, const ReadOptions& options) {
    if (bytes.size() > options.limits.bytes)
        return broken(options, fmt::format("the file is larger than {} MB", options.limits.bytes >> 20), {},
                      "choose a smaller file");
    bool latin1 = false;
    const std::string head = utf8Of(bytes.substr(0, 8192), latin1);
    for (const TimedFormat& format : formats) {
        if (!format.sniff(bytes, head))
            continue;
        auto document = format.read(bytes, options);
        if (document && options.mend)
            mendDocument(*document);
        return document;
    }
    if (trimmed(head).empty())
        return broken(options, "the file is empty", {}, "choose a file with timed codes");
    return fail(ErrorCode::Unsupported, "this is no kind of file with timed codes that is known here", options.name,
                "choose a file of ELAN, BORIS, Datavyu, Praat, GSEQ, captions, CSV, XLSX or SAV");
}

Result<WrittenFile> writeTimed(const TimedDocument& document, std::string_view id, const WriteOptions& options) {
    const TimedFormat* format = findFormat(id);
    if (!format || !format->write)
        return fail(ErrorCode::Unsupported, cited(id) + " is no format that can be written", {},
                    "choose csv, eaf, textgrid, boris, opf, sds, vtt, srt, sav or xlsx");
    auto written = format->write(document, options);
    if (written && !document.extraColumns.empty() && !hasExtraColumns(id)) {
        std::vector<std::string> names;
        for (const ExtraColumn& column : document.extraColumns)
            names.push_back(cited(column.name));
        written->warnings.push_back("columns left out, which only tables have: " + join(names, ", "));
    }
    return written;
}

} // namespace attune
