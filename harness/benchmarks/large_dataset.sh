#!/bin/sh
# What memory a run on many voxels takes: writes a made-up dataset into a folder, runs it, prints the highest resident size.
# large_dataset.sh FOLDER [VOXELS] [SCANS of a story]: 80000 and 1042, 4 GB, unless others are named; BRAINRANK_JAVA_OPTS limits the heap.
set -eu
folder=$1
root=$(CDPATH= cd "$(dirname "$0")/../.." && pwd -P)
java -cp "$root/harness/benchmarks/target/brainrank-benchmarks-0.1.0.jar:$root/harness/benchmarks/target/lib/*" \
  org.brainrank.benchmarks.LargeDataset "$folder" "${2:-80000}" "${3:-1042}"
du -sh "$folder/responses"
"$root/brainrank" run "$folder/config.yaml" --out "$folder/run" --no-cache &
process=$!
peak=unknown
while kill -0 "$process" 2>/dev/null; do
  now=$(grep VmHWM "/proc/$process/status" 2>/dev/null || true)
  [ -z "$now" ] || peak=$now
  sleep 1
done
wait "$process"
echo "highest resident size: $peak"
