#!/bin/sh
# The suite on SQLite and, when DATABASE_URL names a PostgreSQL, what asks the database on that at the same time: each
# run keeps one processor busy. Arguments go to pytest. SQLite's run takes files for its cache: both empty theirs, and
# would empty each other's.
set -u
cd "$(dirname "$0")/.."
# Some forty tests start a Python of their own: without compiled files kept, each would compile all of Wagtail again.
unset PYTHONDONTWRITEBYTECODE

case "${DATABASE_URL:-}" in
    postgres* | pgsql*) ;;
    *)
        echo "== SQLite =="
        DATABASE_URL= "$BIN/python" -m pytest "$@"
        status=$?
        echo "DATABASE_URL names no PostgreSQL: the suite ran on SQLite only."
        exit $status
        ;;
esac

output=$(mktemp)
trap 'rm -f "$output"' EXIT
DATABASE_URL= REDIS_URL= "$BIN/python" -m pytest "$@" >"$output" 2>&1 &
sqlite=$!
trap 'kill "$sqlite" 2>/dev/null; exit 130' INT TERM

echo "== PostgreSQL =="
"$BIN/python" -m pytest "$@"
postgresql=$?

wait "$sqlite"
status=$?
echo "== SQLite =="
cat "$output"
[ "$status" -eq 0 ] && [ "$postgresql" -eq 0 ]
