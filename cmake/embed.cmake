# SPDX-License-Identifier: GPL-3.0-or-later
# attune_embed(target function files...): compiles text files into a target, as
# std::span<const attune::EmbeddedText> attune::<function>(), in the order of their names.
function(attune_embed target function)
  list(SORT ARGN)
  set(entries "")
  foreach(file ${ARGN})
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    get_filename_component(name ${file} NAME_WE)
    file(READ ${file} text)
    string(APPEND entries "    {\"${name}\", R\"EMBEDDED(${text})EMBEDDED\"},\n")
  endforeach()
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${function}.cpp)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT "// Made by cmake/embed.cmake.
#include \"base/embedded_text.h\"

namespace attune {

std::span<const EmbeddedText> @function@();

std::span<const EmbeddedText> @function@() {
    static constexpr EmbeddedText all[] = {
@entries@    };
    return all;
}

} // namespace attune
")
  target_sources(${target} PRIVATE ${source})
endfunction()
