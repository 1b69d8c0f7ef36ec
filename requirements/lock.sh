#!/bin/sh
# Lock every requirement with hashes and bring the virtual environment in line.
# The lock names no registry, so it works behind any mirror.
set -eu
cd "$(dirname "$0")/.."
uv pip compile -q --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 \
  pyproject.toml -o requirements/run.txt "$@"
uv pip compile -q --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 \
  -c requirements/run.txt pyproject.toml --group dev -o requirements/dev.txt "$@"
echo uv | uv pip compile -q --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 \
  - -o requirements/uv.txt "$@"
uv pip sync -q --require-hashes requirements/dev.txt
rm -f .venv/synced-*.txt
cp requirements/dev.txt .venv/synced-dev.txt
