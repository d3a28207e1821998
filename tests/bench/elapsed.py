#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a command N times and prints the least and the median of its elapsed and its processor time, in seconds:
python3 tests/bench/elapsed.py N PROGRAM ARGUMENT...
Several programs, as OLD,NEW, do the same in turn, N times each; then the others are also given as shares of the first,
which a busy machine changes less than it does the seconds."""

import os
import statistics
import subprocess
import sys
import time

programs = sys.argv[2].split(",")
seconds = {program: {"elapsed": [], "processor": []} for program in programs}
for _ in range(int(sys.argv[1])):
    for program in programs:
        begin = time.perf_counter()
        process = subprocess.Popen([program] + sys.argv[3:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        seconds[program]["elapsed"].append(time.perf_counter() - begin)
        seconds[program]["processor"].append(used.ru_utime + used.ru_stime)
        if status:
            sys.exit(f"the command failed: {os.waitstatus_to_exitcode(status)}")
first = seconds[programs[0]]
for program in programs:
    if len(programs) > 1:
        print(program)
    for name, own in seconds[program].items():
        line = f"{name}: least {min(own):.4f}, median {statistics.median(own):.4f}"
        if program != programs[0]:
            line += (f"; of the first {min(own) / min(first[name]):.3f}, "
                     f"{statistics.median(own) / statistics.median(first[name]):.3f}")
        print(line)
