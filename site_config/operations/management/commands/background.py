"""`manage.py background`: the one process beside the server, which does queued tasks and keeps the timers."""

from __future__ import annotations

import logging
import threading
import time
from types import FrameType
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

logger = logging.getLogger(__name__)

BACKEND = "background"
MINUTE, DAY = 60, 24 * 60 * 60
#: The words of a command, seconds from one time to the next. All are done once at the start.
TIMERS: tuple[tuple[tuple[str, ...], int], ...] = (
    (("publish_scheduled",), MINUTE),
    (("mail_enquiries",), MINUTE),
    # Finds what a worker left half done when the machine stopped, and documents older than their facts.
    (("measure_documents",), DAY),
    (("find_broken_links",), DAY),
    (("forget_searches",), DAY),
    (("delete_old_enquiries",), DAY),
    (("prune_db_task_results", "--backend", BACKEND, "--queue-name", "*", "--min-age-days", "14"), DAY),
)
#: Seconds before a worker that lost its database tries again.
PAUSE = 5
#: Ctrl+C reaches a process twice: from the terminal, and from the one that started it.
SAME_SIGNAL_SECONDS = 3


class PatientWorker(Worker):
    """The worker of django-tasks-db, which takes two signals shortly after each other for one."""

    _told_at: float | None = None

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """End after the present task; at a second signal some seconds later, in the midst of it."""
        if self._told_at is not None and time.monotonic() - self._told_at < SAME_SIGNAL_SECONDS:
            return
        self._told_at = time.monotonic()
        super().shutdown(signum, frame)


class Timers(threading.Thread):
    """
    Runs the commands that come every so many seconds, one after the other; whatever goes wrong, they come again.

    Each interval has a thread of its own: a page whose minute has come does not wait for what takes long once a day.
    """

    def __init__(self, seconds: int) -> None:
        super().__init__(name=f"timers-{seconds}", daemon=True)
        self.seconds = seconds

    def run(self) -> None:
        """Never end."""
        while True:
            began = time.monotonic()
            for command, seconds in TIMERS:
                if seconds == self.seconds:
                    run_timer(command)
            time.sleep(max(1, began + self.seconds - time.monotonic()))


def run_timer(command: tuple[str, ...]) -> None:
    """Run one command; a failure is logged."""
    try:
        call_command(*command, verbosity=0)
    except Exception:
        logger.exception("The timer %s failed", command[0])
    finally:
        connections.close_all()


class Command(BaseCommand):
    """
    Ends at SIGTERM or Ctrl+C only: a lost database is waited for, where db_worker leaves.

    Any number of such processes may run, on one machine or several: tasks are locked, and the timers' commands do no
    harm when done twice.
    """

    help = "Does queued tasks and publishes scheduled pages until it is told to stop."

    def handle(self, *args: Any, **options: Any) -> None:
        """Work."""
        worker = PatientWorker(
            queue_names=["*"],
            interval=1,
            batch=False,
            backend_name=BACKEND,
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )
        worker.configure_signals()
        for seconds in (MINUTE, DAY):
            Timers(seconds).start()
        while worker.running:
            try:
                worker.run()
            except Exception:
                logger.exception("The worker was stopped by an error and goes on in %s seconds", PAUSE)
                connections.close_all()
                time.sleep(PAUSE)
