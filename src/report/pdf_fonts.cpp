// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/pdf_fonts.h"

#include <fontconfig/fontconfig.h>
#include <mutex>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

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
void teachFont(const char* name, const char* begin, const char* end) {
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
    FcConfigAppFontAddFile(nullptr, reinterpret_cast<const FcChar8*>(path.c_str()));
}

} // namespace

void teachFonts() {
    static std::once_flag once;
    std::call_once(once, [] {
        FcInit();
        teachFont("attune-regular", attune_font_regular, attune_font_regular_end);
        teachFont("attune-medium", attune_font_medium, attune_font_medium_end);
        teachFont("attune-semibold", attune_font_semibold, attune_font_semibold_end);
    });
}

} // namespace attune::pdf
