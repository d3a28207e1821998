# SPDX-License-Identifier: GPL-3.0-or-later
add_library(attune_warnings INTERFACE)
target_compile_options(attune_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
  -Woverloaded-virtual -Wnull-dereference -Werror)
# GCC 12's flow analysis reports false positives inside libstdc++ and Eigen when optimising.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(attune_warnings INTERFACE -Wno-null-dereference -Wno-maybe-uninitialized
    -Wno-stringop-overflow -Wno-array-bounds -Wno-restrict -Wno-dangling-pointer -Wno-missing-field-initializers)
else()
  # Deprecated is what libstdc++ 12 itself calls within stable_sort; GCC still reports our own uses.
  target_compile_options(attune_warnings INTERFACE -Wno-missing-field-initializers -Wno-deprecated-declarations)
endif()
