#!/bin/sh
# Makes the locks anew from pyproject.toml: the newest versions its ranges allow. They hold no address of an index,
# only names, versions and hashes, so pip and uv take the files from wherever the reader's machine looks.
set -eu
cd "$(dirname "$0")/.."
.venv/bin/python -m pip install -qq --disable-pip-version-check 'uv>=0.13,<1'

compile() {
    .venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.12 --generate-hashes \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links "$@"
}
compile pyproject.toml --output-file .requirements/runtime.txt
compile pyproject.toml --all-extras --constraint .requirements/runtime.txt --output-file .requirements/production.txt
compile pyproject.toml --group dev --constraint .requirements/runtime.txt --output-file .requirements/dev.txt
