# SPDX-License-Identifier: GPL-3.0-or-later
# Every third-party library, once. Modules name the targets they fence (src/CMakeLists.txt).
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_package(Boost 1.74 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 REQUIRED)
find_package(fmt REQUIRED)
# By name: Debian ships OpenCVConfig.cmake only with libopencv-dev, which drags in highgui and with it Qt 5.
find_path(OPENCV_INCLUDE_DIR opencv2/core.hpp PATH_SUFFIXES opencv4 REQUIRED)
foreach(part core imgproc)
  find_library(OPENCV_${part}_LIBRARY opencv_${part} REQUIRED)
  add_library(opencv_${part} UNKNOWN IMPORTED)
  set_target_properties(opencv_${part} PROPERTIES IMPORTED_LOCATION ${OPENCV_${part}_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${OPENCV_INCLUDE_DIR})
endforeach()
find_package(SQLiteCpp REQUIRED)
pkg_check_modules(AV REQUIRED IMPORTED_TARGET libavformat libavcodec libavutil libswscale libswresample)
pkg_check_modules(PAPER REQUIRED IMPORTED_TARGET pangocairo librsvg-2.0 fontconfig)
# Debian ships ReadStat without a description for pkg-config.
find_path(READSTAT_INCLUDE_DIR readstat.h REQUIRED)
find_library(READSTAT_LIBRARY readstat REQUIRED)
add_library(attune_readstat UNKNOWN IMPORTED)
set_target_properties(attune_readstat PROPERTIES IMPORTED_LOCATION ${READSTAT_LIBRARY}
  INTERFACE_INCLUDE_DIRECTORIES ${READSTAT_INCLUDE_DIR})
pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)
find_package(pugixml REQUIRED)
pkg_check_modules(ZIP REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
if(ATTUNE_UI)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Multimedia Svg Test)
endif()
