#!/bin/sh
# Makes .venv and installs one lock into it: `install.sh runtime`, `dev`, or `production` (runtime with the extras that
# a bucket and Sentry need); `install.sh python` only prints the interpreter it would take. A virtual environment that
# fits is left alone, so running again costs nothing; it is made anew when a lock, the interpreter or the folder's own
# place has changed.
#
# The locks live in this folder because the top level of the repository is kept to what a visitor looks for.
set -eu
cd "$(dirname "$0")/.."

# Prints the interpreter behind $1 when it really runs, is new enough and can make environments. A version manager's
# shim may stand first in PATH and fail; asking for the base executable also looks through an activated environment.
interpreter() {
    "$1" -c 'import ensurepip, sys, venv
if sys.version_info < (3, 12): sys.exit(1)
print(sys._base_executable)' 2>/dev/null
}

python=""
for candidate in ${PYTHON:+"$PYTHON"} python3.14 python3.13 python3.12 python3; do
    if python=$(interpreter "$candidate") && [ -n "$python" ]; then break; fi
    python=""
    if [ "$candidate" = "${PYTHON:-}" ]; then
        echo "PYTHON=$PYTHON does not run here or is older than 3.12: looking for another." >&2
    fi
done
if [ -z "$python" ]; then
    echo "Python 3.12 or newer with its venv module is needed, and none was found (tried" \
        "${PYTHON:+$PYTHON, }python3.14, python3.13, python3.12, python3)." >&2
    echo "Install one, or name it: make run PYTHON=/path/to/python3.13" >&2
    exit 1
fi
if [ "$1" = python ]; then echo "$python"; exit; fi

key=$("$python" -c 'import sys; print(sys.version, sys.base_prefix)'; pwd; cat .requirements/*.txt | cksum)
if [ ! -x .venv/bin/python ] || [ "$key" != "$(cat .venv/made-for 2>/dev/null)" ]; then
    rm -rf .venv
    "$python" -m venv .venv
    echo "$key" > .venv/made-for
fi
# The two other locks hold everything that the runtime lock holds.
if [ "$1" = runtime ] && { [ -e .venv/installed-dev ] || [ -e .venv/installed-production ]; }; then exit; fi
if [ ! -e ".venv/installed-$1" ]; then
    echo "Installing the locked packages into .venv ($1) …"
    .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes \
        --requirement ".requirements/$1.txt"
    touch ".venv/installed-$1"
fi
