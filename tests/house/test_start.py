"""Starting the site: whatever is wrong on this machine is said in one sentence, without secrets or traceback."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]


def start(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run site_config.start in a process of its own under the local settings."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "site_config.settings.local"} | variables
    command = [sys.executable, "-m", "site_config.start", *arguments]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60)


def sentence(result: subprocess.CompletedProcess[str]) -> str:
    """Return the one line that a refusal prints."""
    assert result.returncode == 1
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    return line


@pytest.mark.parametrize(
    "address",
    [
        "nonsense",
        "postgres://editor:pass-word@host:port/name",
        "mysql://editor:pass-word@127.0.0.1/name",
        "postgres://editor:pass-word@127.0.0.1/",
    ],
)
def test_unreadable_database_address_is_named_without_its_password(address: str) -> None:
    line = sentence(start("check", DATABASE_URL=address))
    assert line.startswith("DATABASE_URL cannot be read")
    assert "pass-word" not in line


@pytest.mark.parametrize(
    "address", ["postgres://editor:pass-word@127.0.0.1:1/name", "sqlite:////nowhere/at/all.sqlite3"]
)
def test_unreachable_database_is_said_in_one_sentence(address: str) -> None:
    line = sentence(start("check", DATABASE_URL=address))
    assert line.startswith("The database that DATABASE_URL names cannot be used: ")
    assert "pass-word" not in line


def test_unreachable_redis_is_said_in_one_sentence(tmp_path: Path) -> None:
    result = start("check", DATABASE_URL="", DATA_DIR=str(tmp_path), REDIS_URL="redis://:pass-word@127.0.0.1:1/0")
    assert sentence(result).startswith("The Redis that REDIS_URL names cannot be used")


@pytest.mark.parametrize(("name", "value"), [("LOG_LEVEL", "LOUD"), ("WEB_WORKERS", "two")])
def test_wrong_value_is_named(name: str, value: str) -> None:
    assert sentence(start("check", **{name: value})).startswith(f"{name} is '{value}'")


def test_taken_port_is_said_before_anything_is_done(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        line = sentence(start("run", "--port", str(port), DATA_DIR=str(tmp_path / "data")))
    assert line.startswith(f"Port {port} cannot be used")
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("port", ["abc", "0", "70000", ""])
def test_port_that_is_none_is_said(port: str) -> None:
    assert sentence(start("run", f"--port={port}")).startswith(f"PORT is '{port}'")


def test_sound_environment_passes(tmp_path: Path) -> None:
    result = start("check", DATABASE_URL="", REDIS_URL="", DATA_DIR=str(tmp_path))
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
