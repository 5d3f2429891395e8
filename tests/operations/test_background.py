"""The process beside the server: it does what is queued, keeps the timers, and ends when told to."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.tasks import task_backends
from django_tasks_db import DatabaseBackend

from site_config.operations.management.commands import background
from tests.conftest import migrated_copy

ROOT = Path(__file__).resolve().parents[2]

#: Queues a document in a database of its own and becomes the background process.
PROGRAM = """
import django
django.setup()
from django.core.files.base import ContentFile
from django.core.management import call_command
from site_config.media.models import SiteDocument
from tests.media import files
SiteDocument.objects.create(title="Report", file=ContentFile(files.pdf(pages=3), "report.pdf"))
assert SiteDocument.objects.get().measurement == "pending"
call_command("background")
"""


def rows(database: Path, query: str) -> list[tuple]:
    with closing(sqlite3.connect(database, timeout=5)) as connection:
        return connection.execute(query).fetchall()


@pytest.mark.once
@pytest.mark.django_db
def test_queued_document_is_measured_by_the_real_process_which_ends_when_told(tmp_path: Path) -> None:
    database = tmp_path / "db.sqlite3"
    database.write_bytes(migrated_copy().read_bytes())
    environment = os.environ | {
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "site_config.settings.local",
    }
    states = "SELECT measurement, page_count FROM media_sitedocument"
    process = subprocess.Popen([sys.executable, "-c", PROGRAM], env=environment, cwd=ROOT)
    try:
        deadline = time.monotonic() + 30
        while rows(database, states) in ([], [("pending", None)]) and time.monotonic() < deadline:
            time.sleep(0.1)
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    finally:
        process.kill()
    assert rows(database, states) == [("measured", 3)]
    results = rows(database, "SELECT DISTINCT status FROM django_tasks_database_dbtaskresult WHERE status != 'READY'")
    assert results == [("SUCCESSFUL",)]


def test_signal_that_comes_twice_does_not_break_the_task_off() -> None:
    worker = background.PatientWorker(
        queue_names=["*"],
        interval=1,
        batch=False,
        backend_name=background.BACKEND,
        startup_delay=False,
        max_tasks=None,
        worker_id="worker",
        excluded_queue_names=[],
    )
    worker.running_task = True
    worker.shutdown(signal.SIGINT, None)
    worker.shutdown(signal.SIGTERM, None)
    assert not worker.running
    worker._told_at = time.monotonic() - 2 * background.SAME_SIGNAL_SECONDS
    with pytest.raises(SystemExit):
        worker.shutdown(signal.SIGTERM, None)


def test_worker_that_lost_its_database_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    turns: list[str] = []

    def run(worker: background.PatientWorker) -> None:
        turns.append("lost")
        if len(turns) == 2:
            worker.running = False
        raise ConnectionError("the database is away")

    monkeypatch.setattr(background.PatientWorker, "run", run)
    monkeypatch.setattr(background.PatientWorker, "configure_signals", lambda worker: None)
    monkeypatch.setattr(background.Timers, "start", lambda timers: None)
    monkeypatch.setattr(background, "PAUSE", 0)
    monkeypatch.setattr(background.connections, "close_all", lambda: None)
    background.Command().handle()
    assert turns == ["lost", "lost"]


@pytest.mark.django_db
@pytest.mark.parametrize("command", [command for command, _seconds in background.TIMERS], ids=lambda words: words[0])
def test_each_timer_runs(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    backend = DatabaseBackend(background.BACKEND, {})
    monkeypatch.setattr(task_backends._connections, background.BACKEND, backend, raising=False)
    monkeypatch.setattr(background.connections, "close_all", lambda: None)
    with caplog.at_level("ERROR"):
        background.run_timer(command)
    assert caplog.text == ""


# The threads, which never end by themselves, are ended by SystemExit.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_what_takes_long_once_a_day_keeps_nothing_waiting_that_comes_each_minute(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    minutes: list[str] = []
    two_minutes_passed, day_is_over = threading.Event(), threading.Event()
    found_in_time: list[bool] = []

    def run(command: tuple[str, ...]) -> None:
        if command == ("publish_scheduled",):
            minutes.append(command[0])
            if len(minutes) == 2:
                two_minutes_passed.set()
        elif command == ("find_broken_links",):
            found_in_time.append(two_minutes_passed.wait(10))
            day_is_over.set()

    def sleep(seconds: float) -> None:
        if two_minutes_passed.is_set():
            raise SystemExit

    monkeypatch.setattr(background, "run_timer", run)
    monkeypatch.setattr(background, "time", SimpleNamespace(monotonic=time.monotonic, sleep=sleep))
    monkeypatch.setattr(background.PatientWorker, "run", lambda worker: setattr(worker, "running", False))
    monkeypatch.setattr(background.PatientWorker, "configure_signals", lambda worker: None)
    background.Command().handle()
    assert day_is_over.wait(15)
    assert found_in_time == [True]
    for thread in threading.enumerate():
        if isinstance(thread, background.Timers):
            thread.join(5)
            assert not thread.is_alive()


def test_timer_that_fails_stops_nobody(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("no such page")

    monkeypatch.setattr(background, "call_command", fail)
    monkeypatch.setattr(background.connections, "close_all", lambda: None)
    with caplog.at_level("ERROR"):
        background.run_timer(("publish_scheduled",))
    assert "publish_scheduled" in caplog.text


def test_what_is_queued_has_a_backend_in_all_settings() -> None:
    assert {"default", background.BACKEND} == set(settings.TASKS)
