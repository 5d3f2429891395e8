"""The environment: one table in the README, and production that refuses to start half configured."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from site_config.settings.environment import VARIABLES

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]
COMPLETE = {
    "DJANGO_SECRET_KEY": "only for this test " * 3,
    "DJANGO_ALLOWED_HOSTS": "site.example",
    "BASE_URL": "https://site.example",
    "CONTACT_EMAIL": "webmaster@site.example",
}


def load_production(variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Import the production settings in a process of its own, with these variables and no others of ours."""
    others = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    command = [sys.executable, "-c", "import site_config.settings.production"]
    return subprocess.run(command, env=others | variables, cwd=ROOT, capture_output=True, text=True, timeout=30)


def test_readme_lists_exactly_the_variables_that_the_settings_read() -> None:
    rows = re.findall(r"^\|\s*`([A-Z][A-Z0-9_]+)`\s*\|", (ROOT / "README.md").read_text(), flags=re.MULTILINE)
    assert sorted(rows) == sorted(VARIABLES)


def test_production_starts_when_everything_is_set() -> None:
    result = load_production(COMPLETE)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("missing", sorted(COMPLETE))
def test_production_refuses_to_start_and_names_the_missing_variable(missing: str) -> None:
    result = load_production({name: value for name, value in COMPLETE.items() if name != missing})
    assert result.returncode != 0
    assert result.stderr.splitlines()[-1].startswith(
        f"django.core.exceptions.ImproperlyConfigured: {missing} is not set"
    )


def test_production_refuses_a_short_secret_without_repeating_it() -> None:
    result = load_production(COMPLETE | {"DJANGO_SECRET_KEY": "too-short"})
    assert "DJANGO_SECRET_KEY is shorter than" in result.stderr.splitlines()[-1]
    assert "too-short" not in result.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BASE_URL", "zq.example"),
        ("BASE_URL", "https://zq.example/path"),
        ("REDIS_URL", "zq-nonsense"),
        ("CONTACT_EMAIL", "zq-notmail"),
        ("DJANGO_ALLOWED_HOSTS", "https://zq.example/"),
    ],
)
def test_production_refuses_what_it_cannot_understand_without_repeating_it(name: str, value: str) -> None:
    result = load_production(COMPLETE | {name: value})
    last = result.stderr.splitlines()[-1]
    assert last.startswith(f"django.core.exceptions.ImproperlyConfigured: {name} cannot be read: {VARIABLES[name]}")
    assert "zq" not in result.stderr
