"""The locks: exact, hashed, in step with pyproject.toml, and silent about where packages are fetched."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ROOT / ".requirements"


def pins(name: str) -> dict[str, str]:
    """Return the versions that a lock pins, by package."""
    lines = re.findall(r"^([a-z0-9.-]+)==([^ ;\\]+)", (LOCKS / name).read_text(), flags=re.MULTILINE)
    return dict(lines)


@pytest.mark.parametrize("name", ["runtime.txt", "production.txt", "dev.txt"])
def test_lock_holds_no_address_and_a_hash_for_every_package(name: str) -> None:
    text = (LOCKS / name).read_text()
    assert "://" not in text
    entries = re.split(r"^(?=\S)", text, flags=re.MULTILINE)[1:]
    assert len(entries) > 20
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("name", ["production.txt", "dev.txt"])
def test_larger_locks_hold_the_runtime_lock(name: str) -> None:
    assert pins("runtime.txt").items() <= pins(name).items()


def test_every_declared_dependency_is_locked_within_its_range() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = project["dependency-groups"]
    declared = {
        "runtime.txt": project["project"]["dependencies"],
        "production.txt": [
            *project["project"]["dependencies"],
            *sum(project["project"]["optional-dependencies"].values(), []),
        ],
        "dev.txt": [*groups["test"], *groups["lint"]],
    }
    for name, requirements in declared.items():
        locked = pins(name)
        for requirement in map(Requirement, requirements):
            assert requirement.specifier.contains(locked[requirement.name]), f"{name}: {requirement}"
