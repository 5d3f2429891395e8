"""
What load balancers and monitors ask: is the process alive, and can it serve pages.

A part that does not answer in time counts as down, and is not asked a second time while the first question is still
open, so that a deaf database ties up one thread and no server process. Answers name the part, never an address.
"""

from __future__ import annotations

import logging
import threading
import time
import uuid
from collections.abc import Callable, Sequence
from datetime import timedelta

from django.core.cache import cache
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)

#: Seconds that all parts together may take.
PATIENCE = 3.0
#: A queued task that waits so long while nothing else is being done says that no background process is there.
WORKER_PATIENCE = timedelta(minutes=5)


class Question(threading.Thread):
    """One question to one part; `works` holds once the part has answered well."""

    def __init__(self, name: str, ask: Callable[[], None]) -> None:
        super().__init__(name=f"health-{name}", daemon=True)
        self.part = name
        self.ask = ask
        self.works = False

    def run(self) -> None:
        try:
            self.ask()
            self.works = True
        except Exception as problem:  # whatever is wrong with the part, the answer is the same
            # Only the kind of problem: the message of a database error holds its address.
            logger.warning("%s is down: %s", self.part, type(problem).__name__)
        finally:
            connections.close_all()


class Part:
    """
    One thing that the site needs, by name, and how to ask for it: a function that raises when it is not there.

    What `pages_need` is down with the whole site; without the rest pages can be served as ever.
    """

    def __init__(self, name: str, ask: Callable[[], None], pages_need: bool = True) -> None:
        self.name = name
        self.ask = ask
        self.pages_need = pages_need
        self._open: Question | None = None
        self._lock = threading.Lock()

    def question(self) -> Question:
        """Ask, or return the question that still waits for its answer."""
        with self._lock:
            if self._open is None or not self._open.is_alive():
                self._open = Question(self.name, self.ask)
                self._open.start()
            return self._open


def ask_database() -> None:
    """Raise when the database does not answer."""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()


class MigrationsAsked:
    """Raises RuntimeError while migrations wait; a process that saw none waiting does not look again."""

    done = False

    def __call__(self) -> None:
        if not self.done:
            executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
            if executor.migration_plan(executor.loader.graph.leaf_nodes()):
                raise RuntimeError("Migrations are waiting.")
            self.done = True


def ask_cache() -> None:
    """Raise when the cache does not give back what it was given."""
    key = f"health-{uuid.uuid4().hex}"
    cache.set(key, "here", timeout=30)
    if cache.get(key) != "here":
        raise RuntimeError("The cache forgot.")
    cache.delete(key)


def ask_worker() -> None:
    """Raise when tasks wait in the queue and for some minutes none was begun or finished."""
    some_minutes_ago = timezone.now() - WORKER_PATIENCE
    tasks = DBTaskResult.objects.all()
    if tasks.ready().filter(enqueued_at__lt=some_minutes_ago).exists() and not (
        tasks.filter(Q(started_at__gt=some_minutes_ago) | Q(finished_at__gt=some_minutes_ago)).exists()
    ):
        raise RuntimeError("Tasks are waiting.")


PARTS = (
    Part("database", ask_database),
    Part("migrations", MigrationsAsked()),
    Part("cache", ask_cache),
    # Readers lose nothing when files are measured late, so no balancer should turn them away.
    Part("worker", ask_worker, pages_need=False),
)


def parts_down(parts: Sequence[Part] = PARTS, patience: float = PATIENCE) -> list[str]:
    """Return the names of the parts that do not work, or do not say so within `patience` seconds in all."""
    deadline = time.monotonic() + patience
    questions = [part.question() for part in parts]
    for question in questions:
        question.join(max(0.0, deadline - time.monotonic()))
    return [question.part for question in questions if not question.works]


@csrf_exempt  # else a POST is answered by 403 before it can be answered by 405
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """Answer 200 as long as the process answers at all; touches nothing else."""
    return _answer({"status": "ok"}, 200)


@csrf_exempt  # as above
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Answer 200 when pages can be served, else 503; name the parts that are down either way."""
    down = parts_down()
    parts = {part.name: "down" if part.name in down else "ok" for part in PARTS}
    is_down = any(part.pages_need for part in PARTS if part.name in down)
    return _answer({"status": "down" if is_down else "ok", "down": down, "parts": parts}, 503 if is_down else 200)


def _answer(content: dict[str, object], status: int) -> HttpResponse:
    return JsonResponse(content, status=status, headers={"Cache-Control": "no-store"})
