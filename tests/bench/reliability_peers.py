#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Attune beside R and Python on the same made-up ratings, in one run: seconds of processor time (which other work on
the machine hardly changes), and how many times Attune's.

Usage: reliability_peers.py PATH/attune-cli [--quick]
Needs the Debian packages r-base-core r-cran-psych r-cran-lme4 python3-sklearn python3-statsmodels (installed by hand).
The peers are timed inside their own process, without start-up and without reading the file; Attune is timed as a whole
process, reading the CSV, computing every figure with its intervals and writing the JSON. What is not installed is left
out. Prints the table of docs/performance.md.
"""
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))

R_SCRIPT = r"""
arguments <- commandArgs(trailingOnly = TRUE)
x <- read.csv(arguments[1])
slow <- arguments[2] == "slow"
wide <- function(d) {
  w <- reshape(d[, c("target", "rater", "score")], idvar = "target", timevar = "rater", direction = "wide")
  as.matrix(w[, -1])
}
parts <- lapply(split(x, x$dimension), wide)
timed <- function(name, f) {
  spent <- system.time(f())
  cat(sprintf("%s\t%.6f\n", name, spent[["user.self"]] + spent[["sys.self"]]))
}
if (requireNamespace("lme4", quietly = TRUE)) {
  timed("lme4 lmer, ICC(A,1) and ICC(C,1) point values", function()
    for (d in split(x, x$dimension)) lme4::lmer(score ~ 1 + (1 | target) + (1 | rater), data = d))
}
if (requireNamespace("psych", quietly = TRUE)) {
  timed("psych ICC (lmer), six ICCs with F intervals", function()
    for (m in parts) suppressWarnings(suppressMessages(psych::ICC(m, lmer = TRUE))))
  timed("psych cohen.kappa, one rater against all", function()
    for (m in parts) for (j in seq_len(ncol(m))[-1])
      try(suppressWarnings(psych::cohen.kappa(m[, c(1, j)])), silent = TRUE))
}
"""

PY_SCRIPT = r"""
import collections, csv, sys, time
cells = collections.defaultdict(dict)
for row in csv.DictReader(open(sys.argv[1])):
    cells[row["dimension"]][row["target"], row["rater"]] = row["score"]
def timed(name, f):
    began = time.process_time(); f(); print("%s\t%.6f" % (name, time.process_time() - began))
tables = []
for own in cells.values():
    targets = sorted({t for t, r in own}); raters = sorted({r for t, r in own}, key=lambda r: int(r[1:]))
    tables.append([[own[t, r] for r in raters] for t in targets])
try:
    import sklearn.metrics
    def kappas():
        for table in tables:
            columns = list(zip(*table))
            for other in columns[1:]:
                sklearn.metrics.cohen_kappa_score(other, columns[0], weights="quadratic")
    timed("scikit-learn quadratic kappa, one rater against all, no interval", kappas)
except ImportError:
    pass
try:
    import numpy, statsmodels.stats.inter_rater as inter
    def fleiss():
        for table in tables:
            counts, _ = inter.aggregate_raters(numpy.array(table, dtype=float))
            inter.fleiss_kappa(counts)
    timed("statsmodels Fleiss' kappa, no interval", fleiss)
except ImportError:
    pass
"""


def spent(command, repeat=3):
    """User and system seconds of a process, the median of some runs."""
    times = []
    for _ in range(repeat):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return statistics.median(times)


def attune(program, path, *options):
    return spent([program, "reliability", path, "--reference", "R0", "--json", *options])


def peers(path, slow):
    rows = []
    with tempfile.NamedTemporaryFile("w", suffix=".py") as python, tempfile.NamedTemporaryFile("w", suffix=".R") as r:
        python.write(PY_SCRIPT)
        python.flush()
        r.write(R_SCRIPT)
        r.flush()
        debian = "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else sys.executable  # where Debian packages go
        commands = [[debian, python.name, path]]
        if shutil.which("Rscript"):
            commands.append(["Rscript", r.name, path, "slow" if slow else "quick"])
        for command in commands:
            run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
            rows += [line.split("\t") for line in run.stdout.splitlines() if "\t" in line]
    return [(name, float(seconds)) for name, seconds in rows]


def main():
    program, quick = sys.argv[1], "--quick" in sys.argv
    designs = [(20, 100, 1)] if quick else [(20, 100, 1), (200, 500, 1)]
    with tempfile.TemporaryDirectory() as folder:
        for raters, targets, dimensions in designs:
            path = os.path.join(folder, f"{raters}x{targets}x{dimensions}.csv")
            with open(path, "w") as out:
                subprocess.run([sys.executable, os.path.join(HERE, "make_ratings.py"), str(raters), str(targets),
                                str(dimensions)], check=True, stdout=out)
            print(f"\n{raters} raters x {targets} targets x {dimensions} dimensions\n\n| task | CPU s | times |")
            print("|---|---|---|")
            whole = attune(program, path, "--bootstrap", "10000")
            rows = [("**Attune, everything, 10,000 resamples, whole process**", whole),
                    ("Attune, 2,000 resamples", attune(program, path, "--bootstrap", "2000")),
                    ("Attune, no resamples", attune(program, path, "--bootstrap", "0")),
                    ("Attune, start of the program alone", spent([program, "reliability", "--help"], 9))]
            for name, seconds in rows + peers(path, not quick):
                print(f"| {name} | {seconds:.3f} | {seconds / whole:.2f} |")


if __name__ == "__main__":
    main()
