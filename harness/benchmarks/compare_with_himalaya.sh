#!/bin/sh
# Solves both shapes with this project and with himalaya, one after the other on this machine, and prints the ratios.
#
#   HIMALAYA=/path/to/himalaya harness/benchmarks/compare_with_himalaya.sh [FEATURES ...]
#
# HIMALAYA: a work tree of github.com/gallantlab/himalaya, or empty if it is installed. PYTHON: an interpreter with numpy,
# scikit-learn and torch (python3). THREADS: for either side (2). PRECISIONS: single (torch), double (numpy) or both
# ("single double"); single unless set. REPETITIONS: of ours (3). FEATURES: 40 and 3072 unless named. Takes about three
# minutes for each precision on two cores that have nothing else to do.
set -eu
here=$(CDPATH= cd "$(dirname "$0")" && pwd -P)
threads=${THREADS:-2}
python=${PYTHON:-python3}
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
[ $# -gt 0 ] || set -- 40 3072

"$here/../../mvnw" -q -f "$here/../../pom.xml" -pl harness/benchmarks -am -DskipTests package >&2
load=$(cut -d ' ' -f 1 /proc/loadavg 2>/dev/null || echo unknown)
echo "load before: $load (above 0.5 the seconds below say little)"

value() { awk -v name="$2" '$1 == name { print $2 }' "$1"; }

for precision in ${PRECISIONS:-single}; do
  for features in "$@"; do
    ours=$results/ours-$precision-$features
    theirs=$results/himalaya-$precision-$features
    # Java fills the heap that it is allowed: the limit keeps the whole process below twice the responses, which are held as
    # float64. And freed memory goes back at once, which glibc otherwise keeps for each thread.
    heap=300m
    [ "$precision" = single ] || heap=315m
    MALLOC_ARENA_MAX=1 MALLOC_MMAP_THRESHOLD_=1000000 java ${JAVA_OPTIONS:--Xmx$heap -Xmn25m -XX:+UseSerialGC} \
      -cp "$here/target/brainrank-benchmarks-0.1.0.jar:$here/target/lib/*" \
      org.brainrank.benchmarks.RidgeComparison "$features" "$threads" "${REPETITIONS:-3}" "$precision" >"$ours"
    cat "$ours"
    PYTHONPATH=${HIMALAYA:-}${PYTHONPATH:+:$PYTHONPATH} PYTHONDONTWRITEBYTECODE=1 \
      "$python" "$here/himalaya_ridge.py" "$features" "$threads" "$precision" >"$theirs"
    cat "$theirs"
    awk -v ours="$(value "$ours" seconds)" -v theirs="$(value "$theirs" seconds)" -v features="$features" \
      -v precision="$precision" 'BEGIN {
        printf "ratio: %s features, %s precision: himalaya %.2f s / ours %.2f s = %.1f\n\n", \
          features, precision, theirs, ours, theirs / ours }' | tee -a "$results/ratios"
  done
done
echo "summary (load after: $(cut -d ' ' -f 1 /proc/loadavg 2>/dev/null || echo unknown))"
grep ratio "$results/ratios"
