"""What all tests share: a migrated database kept from run to run, a browser, and nothing left over between tests."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connections
from django.test import override_settings
from django.utils import translation

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
#: The last four keep the browser from looking for its maker's servers.
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str | None:
    """Return the browser's path: `CHROMIUM`, or the first known name in PATH."""
    named = os.environ.get("CHROMIUM")
    return named if named and shutil.which(named) else next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """
    Skip browser tests without a browser, and on PostgreSQL what the run on SQLite has proved for both.

    A browser sees what the server answers, and that both engines give the same answers is proved without one.

    Tests that empty the database get its first content (the root page) again.
    """
    reason = f"no Chromium found ({', '.join(CHROMIUM_NAMES)} in PATH, or its path in CHROMIUM)"
    without_browser = pytest.mark.skip(reason=reason)
    has_browser = find_chromium() is not None
    on_sqlite_already = pytest.mark.skip(
        reason="asks no database or a browser, or engines.py asks it: proved on SQLite"
    )
    is_second_run = connections["default"].vendor == "postgresql"
    for item in items:
        if item.get_closest_marker("browser") and not has_browser:
            item.add_marker(without_browser)
        if is_second_run and (item.get_closest_marker("once") or item.get_closest_marker("browser")):
            item.add_marker(on_sqlite_already)
        marker = item.get_closest_marker("django_db")
        empties = bool({"live_server", "transactional_db"} & set(getattr(item, "fixturenames", ())))
        if empties or (marker and marker.kwargs.get("transaction")):
            item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True), append=False)


# --- Database -----------------------------------------------------------------------------------------------------


def migrated_copy() -> Path:
    """
    Return where the migrated, otherwise empty SQLite database is kept, named by the migrations that made it.

    Migrating from zero costs about 16 seconds. Some tests empty the tables, migrations' own rows included, so a run
    works on a copy and the kept file stays as the migrations left it.
    """
    digest = hashlib.sha256()
    for name in (".requirements/runtime.txt", "site_config/settings/base.py"):
        digest.update((ROOT / name).read_bytes())
    for folder in ("home", "newsroom", "research", "site_config"):
        for migration in sorted((ROOT / folder).rglob("migrations/*.py")):
            digest.update(migration.read_bytes())
    return Path(settings.DATA_DIR) / "tests" / f"migrated-{digest.hexdigest()[:16]}.sqlite3"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """On SQLite, put the test database into a file, starting from the kept one where there is one."""
    if connections["default"].vendor == "sqlite":
        scratch = tmp_path_factory.mktemp("database") / "test.sqlite3"
        if migrated_copy().exists():
            shutil.copy(migrated_copy(), scratch)
        connections["default"].settings_dict["TEST"]["NAME"] = str(scratch)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Reuse what stands in the scratch file; a PostgreSQL test database is made anew and removed at the end."""
    return connections["default"].vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """Keep the migrated database for the next run."""
    kept = migrated_copy()
    if connections["default"].vendor == "sqlite" and not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        for outdated in kept.parent.glob("migrated-*"):
            outdated.unlink()
        source = sqlite3.connect(connections["default"].settings_dict["TEST"]["NAME"])
        half_written = kept.with_suffix(".part")
        half_written.unlink(missing_ok=True)
        source.execute("VACUUM INTO ?", [str(half_written)])
        source.close()
        half_written.rename(kept)
    yield


# --- Between tests ------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _nothing_left_over() -> Iterator[None]:
    """Start every test in English with an empty cache, whatever the one before switched to."""
    cache.clear()
    translation.activate(settings.LANGUAGE_CODE)
    yield
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(scope="class", autouse=True)
def _no_indexes_of_wagtail(request: pytest.FixtureRequest) -> Iterator[None]:
    """
    Keep Wagtail from noting after each save who refers to whom and what its admin's search finds.

    That costs a tenth of the suite and is asked for by few tests: modules and classes that are marked `indexed`.
    """
    if request.node.get_closest_marker("indexed"):
        yield
        return
    backends = {name: backend | {"AUTO_UPDATE": False} for name, backend in settings.WAGTAILSEARCH_BACKENDS.items()}
    # Wagtail's own way to keep it from that cannot be nested, and the code that is tested takes it too.
    references = patch("wagtail.signal_handlers.update_reference_index_task")
    with references, override_settings(WAGTAILSEARCH_BACKENDS=backends):
        yield


@pytest.fixture(scope="session", autouse=True)
def _catalogues_compiled() -> None:
    """Compile the translations, so that a bare `pytest` never tests yesterday's words."""
    call_command("compile_catalogues", verbosity=0)


@pytest.fixture(scope="session", autouse=True)
def _uploads_removed() -> Iterator[None]:
    """Remove the throw-away folder of uploads that the test settings made."""
    yield
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


# --- Browser ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Yield a running Chromium; open a context of its own in each test."""
    from playwright.sync_api import sync_playwright

    before = {alias: connections[alias] for alias in connections}
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        # Playwright's event loop lives in the tests' thread: Django would refuse its blocking database calls there
        # and open connections anew that know nothing of the test database's first content.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        for alias, connection in before.items():
            connections[alias] = connection
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def browser_page(chromium: Browser) -> Iterator[Page]:
    """Yield a fresh page with its own cookies, at 1280 × 900."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()
