import threading
import time

import pytest
from django.core.cache import cache
from django.db import connections
from django_tasks_db.models import DBTaskResult, get_date_max

from site_config.operations import health


def test_live_touches_neither_database_nor_cache(client, monkeypatch):
    monkeypatch.setattr(cache, "get", None)
    response = client.get("/health/live")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert response["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_ready_when_all_parts_answer(client):
    response = client.get("/health/ready")
    assert (response.status_code, response.json()["down"]) == (200, [])
    assert set(response.json()["parts"]) == {"database", "migrations", "cache", "worker"}
    assert response["Cache-Control"] == "no-store"


def test_answer_names_what_is_down_and_no_address(client, monkeypatch):
    def fail():
        raise OSError("connection to postgres://site:hunter2@db.internal refused")

    parts = (health.Part("database", fail), health.Part("cache", lambda: None))
    monkeypatch.setattr(health, "PARTS", parts)
    monkeypatch.setattr(health.parts_down, "__defaults__", (parts, 3.0))
    response = client.get("/health/ready")
    assert response.status_code == 503
    assert response.json() == {"status": "down", "down": ["database"], "parts": {"database": "down", "cache": "ok"}}
    assert b"hunter2" not in response.content and b"internal" not in response.content


def test_deaf_part_is_down_in_time_and_is_not_asked_twice():
    hears_again = threading.Event()
    asked = []

    def wait():
        asked.append(1)
        hears_again.wait(10)

    part = health.Part("database", wait)
    started = time.monotonic()
    assert health.parts_down([part], 0.05) == ["database"]
    assert health.parts_down([part], 0.05) == ["database"]
    assert time.monotonic() - started < 2
    assert len(asked) == 1
    hears_again.set()
    part.question().join(5)
    assert health.parts_down([part], 5) == []


@pytest.mark.django_db
def test_tasks_that_wait_while_nothing_is_done_say_that_the_worker_is_down(time_machine):
    def enqueue():
        return DBTaskResult.objects.create(
            task_path="none", args_kwargs={}, backend_name="background", run_after=get_date_max()
        )

    time_machine.move_to("2026-03-01T10:00:00Z", tick=False)
    health.ask_worker()
    enqueue()
    health.ask_worker()
    time_machine.move_to("2026-03-01T10:06:00Z", tick=False)
    with pytest.raises(RuntimeError):
        health.ask_worker()
    # A long queue that is being worked on is no fault.
    enqueue().claim("worker")
    health.ask_worker()


@pytest.mark.django_db
def test_pages_are_served_while_the_worker_is_down(client, monkeypatch):
    def fail():
        raise RuntimeError("tasks are waiting")

    parts = (health.Part("database", lambda: None), health.Part("worker", fail, pages_need=False))
    monkeypatch.setattr(health, "PARTS", parts)
    monkeypatch.setattr(health.parts_down, "__defaults__", (parts, 3.0))
    response = client.get("/health/ready")
    assert (response.status_code, response.json()["status"], response.json()["down"]) == (200, "ok", ["worker"])


def test_cache_that_forgets_is_down(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    with pytest.raises(RuntimeError):
        health.ask_cache()


@pytest.mark.django_db
def test_waiting_migrations_are_found_and_their_absence_is_remembered(django_assert_num_queries):
    from django.db.migrations.recorder import MigrationRecorder

    asked = health.MigrationsAsked()
    recorder = MigrationRecorder(connections["default"])
    applied = recorder.migration_qs.filter(app="accounts")
    names = list(applied.values_list("name", flat=True))
    applied.delete()
    with pytest.raises(RuntimeError):
        asked()
    for name in names:
        recorder.record_applied("accounts", name)
    asked()
    with django_assert_num_queries(0):
        asked()


@pytest.mark.parametrize("address", ["/health/live", "/robots.txt", "/.well-known/security.txt"])
def test_machines_may_only_read(client, address):
    assert client.head(address).status_code == 200
    for method in ("post", "put", "delete", "patch", "options"):
        assert getattr(client, method)(address).status_code == 405


def test_a_post_to_ready_is_refused_before_anything_is_asked(client):
    assert client.post("/health/ready").status_code == 405
