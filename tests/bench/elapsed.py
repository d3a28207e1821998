#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a command N times and prints the least and the median of its elapsed and its processor time, in seconds:
python3 tests/bench/elapsed.py N COMMAND ARGUMENT..."""

import os
import statistics
import subprocess
import sys
import time

elapsed, processor = [], []
for _ in range(int(sys.argv[1])):
    begin = time.perf_counter()
    process = subprocess.Popen(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    elapsed.append(time.perf_counter() - begin)
    processor.append(used.ru_utime + used.ru_stime)
    if status:
        sys.exit(f"the command failed: {os.waitstatus_to_exitcode(status)}")
for name, seconds in (("elapsed", elapsed), ("processor", processor)):
    print(f"{name}: least {min(seconds):.4f}, median {statistics.median(seconds):.4f}")
