"""The commands that people and machines rely on."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]
INSTALL = ["sh", ".requirements/install.sh", "python"]
#: The interpreter below the virtual environment.
BASE_PYTHON: str = sys._base_executable  # ty: ignore[missing-attribute] (private, but what venv itself reads)


def write_program(path: Path, text: str) -> None:
    """Write a shell program that can be run."""
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """Return a folder, first in PATH, where every Python is a shim that fails as a version manager's does."""
    for name in ("python3.14", "python3.13", "python3.12", "python3"):
        write_program(tmp_path / name, f"echo '{name}: no such version is installed' >&2; exit 127")
    return tmp_path


def chosen(programs: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Ask which interpreter `make` would take."""
    environment = {"PATH": f"{programs}{os.pathsep}/usr/bin{os.pathsep}/bin"} | variables
    return subprocess.run(INSTALL, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=30)


def test_python_that_fails_is_passed_over_for_the_next(programs: Path) -> None:
    write_program(programs / "python3.12", f'exec {BASE_PYTHON} "$@"')
    result = chosen(programs)
    assert (result.returncode, result.stdout.strip()) == (0, BASE_PYTHON)


def test_named_python_comes_first_and_its_failure_is_told(programs: Path) -> None:
    write_program(programs / "python3", f'exec {BASE_PYTHON} "$@"')
    assert chosen(programs, PYTHON=BASE_PYTHON).stderr == ""
    result = chosen(programs, PYTHON="/nowhere/python")
    assert result.returncode == 0
    assert "PYTHON=/nowhere/python does not run here" in result.stderr


def test_no_python_or_one_too_old_is_told_without_a_traceback(programs: Path) -> None:
    # The version check itself answers for an old interpreter: its exit code is 1.
    write_program(programs / "python3", "exit 1")
    result = chosen(programs)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("Python 3.12 or newer with its venv module is needed")


def test_bare_make_lists_the_targets() -> None:
    result = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True)
    listed = {line.split()[0] for line in result.stdout.splitlines()}
    assert {"setup", "run", "test", "lint", "format", "messages", "check", "bench", "guide", "lock"} <= listed


def test_readme_and_ci_name_the_same_test_command() -> None:
    in_readme = re.findall(r"^\s*(make test)\b", (ROOT / "README.md").read_text(), flags=re.MULTILINE)
    in_ci = re.findall(r"^\s*step .*?(make test)$", (ROOT / ".ci/run").read_text(), flags=re.MULTILINE)
    assert in_readme
    assert in_ci == ["make test"]
