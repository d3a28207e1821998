// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/pdf_fonts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <string>
#include <sys/mman.h>
#include <unistd.h>
#include <utility>

// The files lie in the program itself, so that the command line needs nothing beside it.
#define ATTUNE_EMBED(symbol, file)                                                                                     \
    asm(".section .rodata\n.balign 16\n.globl " #symbol "\n" #symbol ":\n.incbin \"" file "\"\n.globl " #symbol        \
        "_end\n" #symbol "_end:\n.byte 0\n.previous\n");                                                               \
    extern "C" const char symbol[];                                                                                    \
    extern "C" const char symbol##_end[];

ATTUNE_EMBED(attune_font_regular, ATTUNE_FONT_FOLDER "/Inter-Regular-tnum.otf")
ATTUNE_EMBED(attune_font_medium, ATTUNE_FONT_FOLDER "/Inter-Medium-tnum.otf")
ATTUNE_EMBED(attune_font_semibold, ATTUNE_FONT_FOLDER "/Inter-SemiBold-tnum.otf")

namespace attune::pdf {
namespace {

/// Fontconfig wants a path: a file in memory has one as long as it is open, which is as long as the process runs.
void teachFont(FcConfig* config, const char* name, const char* begin, const char* end) {
    const int file = memfd_create(name, MFD_CLOEXEC);
    if (file < 0)
        return;
    while (begin < end) {
        const auto written = write(file, begin, static_cast<std::size_t>(end - begin));
        if (written <= 0)
            break;
        begin += written;
    }
    const std::string path = "/proc/self/fd/" + std::to_string(file);
    FcConfigAppFontAddFile(config, reinterpret_cast<const FcChar8*>(path.c_str()));
}

/// A list of fonts of this room's own: in the window Qt adds the same typeface to that of the process, under a path
/// that only Qt can open.
FcConfig* ownFonts() {
    static FcConfig* const fonts = [] {
        FcInit();
        FcConfig* config = FcInitLoadConfigAndFonts();
        teachFont(config, "attune-regular", attune_font_regular, attune_font_regular_end);
        teachFont(config, "attune-medium", attune_font_medium, attune_font_medium_end);
        teachFont(config, "attune-semibold", attune_font_semibold, attune_font_semibold_end);
        return config;
    }();
    return fonts;
}

} // namespace

void teachFonts() {
    thread_local bool taught = false; // Pango has a default map of fonts for each thread; librsvg takes it too
    if (std::exchange(taught, true))
        return;
    PangoFontMap* map = pango_cairo_font_map_new();
    if (PANGO_IS_FC_FONT_MAP(map))
        pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), ownFonts());
    pango_cairo_font_map_set_default(PANGO_CAIRO_FONT_MAP(map));
    g_object_unref(map);
}

} // namespace attune::pdf
