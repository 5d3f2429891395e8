"""Errors are reported where SENTRY_DSN says so, and nothing about readers with them."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from site_config.settings import sentry
from site_config.settings.environment import VARIABLES

ROOT = Path(__file__).resolve().parents[2]
COMPLETE = {
    "DJANGO_SECRET_KEY": "only for this test " * 3,
    "DJANGO_ALLOWED_HOSTS": "site.example",
    "BASE_URL": "https://site.example:8443",
    "CONTACT_EMAIL": "webmaster@site.example",
}
DSN = "https://zq-key@sentry.example/1"
INIT = "def init(**options):\n    print(options)\n"
REFUSES = "def init(**options):\n    raise ValueError(options['dsn'])\n"


def load_production(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Import the production settings in a process of its own; modules in `folder` come before those installed."""
    others = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    command = [sys.executable, "-c", "import site_config.settings.production"]
    environment = others | COMPLETE | variables | {"PYTHONPATH": str(folder)}
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=30)


def write_package(folder: Path, init: str) -> None:
    """Write a stand-in for the package, whose `init` is the given source."""
    (folder / "sentry_sdk" / "integrations").mkdir(parents=True)
    (folder / "sentry_sdk" / "__init__.py").write_text(init)
    (folder / "sentry_sdk" / "integrations" / "__init__.py").touch()
    (folder / "sentry_sdk" / "integrations" / "django.py").write_text("DjangoIntegration = lambda: 'Django'\n")


def test_without_an_address_the_package_is_not_even_imported(tmp_path: Path) -> None:
    write_package(tmp_path, "raise AssertionError('imported')\n")
    assert load_production(tmp_path).returncode == 0
    assert load_production(tmp_path, SENTRY_DSN=DSN).returncode != 0


def test_missing_package_is_named_by_its_extra(tmp_path: Path) -> None:
    write_package(tmp_path, "raise ModuleNotFoundError\n")
    result = load_production(tmp_path, SENTRY_DSN=DSN)
    last = result.stderr.splitlines()[-1]
    assert last.startswith("django.core.exceptions.ImproperlyConfigured: SENTRY_DSN is set, but the package")
    assert 'extra "sentry"' in last


def test_wrong_address_stops_the_start_without_telling_it(tmp_path: Path) -> None:
    write_package(tmp_path, REFUSES)
    result = load_production(tmp_path, SENTRY_DSN="zq-nonsense")
    assert result.stderr.splitlines()[-1].startswith(
        "django.core.exceptions.ImproperlyConfigured: SENTRY_DSN cannot be read"
    )
    assert "zq-nonsense" not in result.stderr


def test_only_errors_are_sent_under_the_site_s_name(tmp_path: Path) -> None:
    write_package(tmp_path, INIT.replace("print(options)", "options['before_send'] = ''; print(options)"))
    result = load_production(tmp_path, SENTRY_DSN=DSN)
    assert result.returncode == 0, result.stderr
    options = ast.literal_eval(result.stdout)
    assert (options["dsn"], options["environment"]) == (DSN, "site.example")
    # None lets the package look for the commit of a checkout.
    assert options["release"] is None
    assert options["send_default_pii"] is False
    assert options["include_local_variables"] is False
    assert options["max_request_body_size"] == "never"
    assert not options["traces_sample_rate"] and options["trace_propagation_targets"] == []


def test_errors_name_the_version_of_the_image(tmp_path: Path) -> None:
    write_package(tmp_path, INIT.replace("options)\n", "options['release'])\n"))
    result = load_production(tmp_path, SENTRY_DSN=DSN, SENTRY_RELEASE="3f2a")
    assert result.stdout.strip() == "3f2a", result.stderr


def test_event_keeps_method_and_path_of_the_request_only() -> None:
    event = {
        "message": "It broke",
        "user": {"ip_address": "192.0.2.1"},
        "extra": {"request": "<GET '/en/search/?q=words'>"},
        "breadcrumbs": {"values": ["words"]},
        "request": {
            "method": "GET",
            "url": "https://site.example/en/search/?q=words",
            "query_string": "q=words",
            "headers": {"X-Forwarded-For": "192.0.2.1"},
            "env": {"REMOTE_ADDR": "192.0.2.1"},
            "cookies": {"session": "abc"},
            "data": {"password": "abc"},
        },
    }
    assert sentry.without_readers(event, {}) == {
        "message": "It broke",
        "request": {"method": "GET", "url": "https://site.example/en/search/"},
    }


@pytest.mark.parametrize("event", [{"message": "from a command"}, {"message": "x", "request": {}}])
def test_event_without_a_request_passes(event: dict) -> None:
    assert sentry.without_readers(dict(event), {}) == event
