# SPDX-License-Identifier: GPL-3.0-or-later
# attune_module(name PUBLIC deps... PRIVATE deps...): a static library of every .cpp in the current folder,
# named attune_<name>. The include path is the project's root folders: "base/error.h", "models/clip.h".
function(attune_module name)
  cmake_parse_arguments(ARG "" "" "PUBLIC;PRIVATE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  if(NOT sources)
    add_library(attune_${name} INTERFACE)
    target_include_directories(attune_${name} INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(attune_${name} INTERFACE ${ARG_PUBLIC})
    return()
  endif()
  add_library(attune_${name} STATIC ${sources})
  target_include_directories(attune_${name} PUBLIC ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(attune_${name} PUBLIC ${ARG_PUBLIC} PRIVATE attune_warnings ${ARG_PRIVATE})
endfunction()
