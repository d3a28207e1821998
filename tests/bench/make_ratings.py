#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Made-up ratings of a known structure as tidy CSV: target,rater,dimension,score.

Usage: make_ratings.py RATERS TARGETS DIMENSIONS [--missing SHARE] [--half] [--seed N] > ratings.csv
Score = target + rater severity + error, rounded onto a scale of 1 to 7 (or half points), rater R0 the reference.
"""
import argparse
import random
import sys


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("raters", type=int)
    arguments.add_argument("targets", type=int)
    arguments.add_argument("dimensions", type=int)
    arguments.add_argument("--missing", type=float, default=0)
    arguments.add_argument("--half", action="store_true")
    arguments.add_argument("--seed", type=int, default=1)
    a = arguments.parse_args()
    draw = random.Random(a.seed)
    step = 0.5 if a.half else 1
    severity = [0] + [draw.gauss(0, 0.4) for _ in range(a.raters - 1)]
    out = ["target,rater,dimension,score\n"]
    for d in range(a.dimensions):
        for t in range(a.targets):
            true = draw.gauss(4, 1.2)
            for r in range(a.raters):
                if a.missing and draw.random() < a.missing:
                    continue
                x = true + severity[r] + draw.gauss(0, 0.8)
                x = min(7, max(1, round(x / step) * step))
                out.append(f"clip{t:04d},R{r},dimension{d + 1},{x:g}\n")
    sys.stdout.writelines(out)


if __name__ == "__main__":
    main()
