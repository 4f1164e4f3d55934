#!/bin/sh
# Exports small models for the tests: FORM-trace.pt from the folder FORM/model of model-transformers' reference/architectures.
# usage: make_fixtures.sh ARCHITECTURES     (torch 2.13.0, transformers 5.18.0)
set -e
here=$(dirname "$0")
for form in llama3 gpt_neox_sequential gemma2 opt_350m; do
    python "$here/../../../../export_torchscript.py" "$1/$form/model" "$here/$form-trace.pt"
done
# Copied beside each file for the sake of users; here each would be the last one's.
rm -f "$here/config.json"
python "$here/make_scripts.py" "$here"
