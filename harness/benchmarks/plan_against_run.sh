#!/bin/sh
# Plans a config, runs it, and prints how far the plan was from the run: seconds on the wall and resident memory at its highest.
#
#   harness/benchmarks/plan_against_run.sh CONFIG [OPTION ...]
#
# OPTIONs go to both verbs, for example --limit 60. BRAINRANK: the program (the launcher at the root of the sources). CACHED: 1
# lets both use the feature cache; without it neither does. Memory needs Linux (VmHWM in /proc); elsewhere it is not compared.
# Ratios are forecast / actual: 1 is exact, and between 0.5 and 2 is what is promised. On a machine whose load changes between plan
# and run, seconds on the wall say little; work against processor time is still fair. The second run on a machine is the one
# that tells: the first unpacks natives.
set -eu
here=$(CDPATH= cd "$(dirname "$0")" && pwd -P)
brainrank=${BRAINRANK:-$here/../../brainrank}
[ $# -gt 0 ] || { echo "say which config: plan_against_run.sh CONFIG [OPTION ...]" >&2; exit 2; }
config=$1
shift
[ "${CACHED:-}" = 1 ] || set -- "$@" --no-cache
results=$(mktemp -d)
running=
trap '[ -z "$running" ] || kill "$running" 2>/dev/null; rm -rf "$results"' EXIT
trap 'exit 130' INT TERM

# Of the forecast's own numbers, which are the last of their names.
value() { awk -F'[:,]' -v key="\"$1\"" '{ gsub(/ /, "", $1) } $1 == key { found = $2 } END { print found + 0 }' "$2"; }
load() { cut -d ' ' -f 1 /proc/loadavg 2>/dev/null || echo unknown; }

echo "load before: $(load)"
"$brainrank" plan "$config" --json "$@" >"$results/plan.json"

start=$(date +%s)
"$brainrank" run "$config" --out "$results/run" "$@" >"$results/out" 2>"$results/err" &
running=$!
peak=0
ticks=0
while kill -0 "$running" 2>/dev/null; do
  seen=$(awk '$1 == "VmHWM:" { print $2 }' "/proc/$running/status" 2>/dev/null || true)
  [ -z "$seen" ] || peak=$seen
  seen=$(awk '{ print $14 + $15 }' "/proc/$running/stat" 2>/dev/null || true)
  [ -z "$seen" ] || ticks=$seen
  sleep 0.2 2>/dev/null || sleep 1
done
code=0
wait "$running" || code=$?
running=
took=$(($(date +%s) - start))
# 3: done, but some cells failed.
[ "$code" = 0 ] || [ "$code" = 3 ] || { cat "$results/err" >&2; exit "$code"; }
echo "load after: $(load)"

awk -v work="$(value work-seconds "$results/plan.json")" -v slow="$(value slowdown "$results/plan.json")" \
  -v seconds="$(value seconds "$results/plan.json")" -v heap="$(value heap-bytes "$results/plan.json")" \
  -v beside="$(value off-heap-bytes "$results/plan.json")" -v took="$took" -v peak="$peak" \
  -v threads="$(value threads "$results/plan.json")" -v processor="$ticks" -v hertz="$(getconf CLK_TCK)" 'BEGIN {
    printf "seconds: forecast %.0f (%.0f of work, %.1f times as long on the wall), actual %.0f, ratio %.2f\n", \
      seconds, work, slow, took, seconds / (took > 0 ? took : 1)
    if (processor > 0)
      printf "work: forecast %.0f on each of %d threads, actual %.0f of processor time, ratio %.2f\n", \
        work, threads, processor / hertz, work * threads / (processor / hertz)
    mebibyte = 1048576
    if (peak > 0)
      printf "memory: forecast %.0f MiB (%.0f of heap, %.0f beside it), actual %.0f MiB, ratio %.2f\n", \
        (heap + beside) / mebibyte, heap / mebibyte, beside / mebibyte, peak / 1024, (heap + beside) / 1024 / peak
    else print "memory: not known here"
  }'
sed -n '/"phase-seconds"/,/}/p' "$results/run/manifest.json"
