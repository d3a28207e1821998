// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// For loops over lanes: compiled for several generations of processors, the best is chosen when the program starts.
/// The results are the same bits, since nothing is contracted or reordered.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) &&               \
    !defined(__SANITIZE_THREAD__) && defined(__OPTIMIZE__)
#define ATTUNE_VECTOR_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define ATTUNE_VECTOR_CLONES
#endif

/// For the parts of such a function: they are put into it, and so compiled for the same processors.
#define ATTUNE_IN_CLONES [[gnu::always_inline]] inline
