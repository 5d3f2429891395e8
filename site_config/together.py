"""
`python -m site_config.together --bind ADDRESS`: the server and its background process, for `make run`.

Starts both, starts the background process again when it ends, and ends both when told to (SIGTERM, Ctrl+C) or when the
server ends. gunicorn could start the other from a hook of its own, but its master takes the deaths of all its children
for its workers', forks beside whatever watches, and would start one in every container. In production the two are
started by whatever keeps processes running there (README).
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import logging.config
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from django.conf import settings

logger = logging.getLogger(__name__)

BACKGROUND = [sys.executable, "manage.py", "background"]
#: Seconds before the background process is started again.
PAUSE = 2
#: Seconds for the server to finish its requests and for the background process to finish its task.
PATIENCE = 35
PR_SET_PDEATHSIG = 1


def server(bind: str) -> list[str]:
    """Return the server's command."""
    options = ["--config", "python:site_config.server", "--bind", bind]
    return [sys.executable, "-m", "gunicorn", *options, "site_config.wsgi"]


def end_with_parent() -> None:
    """Have the kernel end this process should its parent be killed; only Linux knows how."""
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def start(command: list[str]) -> subprocess.Popen[bytes]:
    """Start one of the two from the project's folder."""
    return subprocess.Popen(  # noqa: S603 -- our own commands
        command,
        cwd=Path(__file__).parents[1],
        preexec_fn=end_with_parent,  # noqa: PLW1509 -- there are no threads here
    )


def stop(*processes: subprocess.Popen[bytes]) -> None:
    """End them: kindly at first, and killed when they have not ended in time."""
    for process in processes:
        process.terminate()
    deadline = time.monotonic() + PATIENCE
    for process in processes:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def run(bind: str) -> int:
    """Keep both running until somebody says stop (returns 0) or the server ends (returns its exit code)."""
    told_to_stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: told_to_stop.set())
    site, background = start(server(bind)), start(BACKGROUND)

    def load_anew(*_: object) -> None:
        # The server knows this signal as "load the code anew without losing a request".
        site.send_signal(signal.SIGHUP)
        background.terminate()

    signal.signal(signal.SIGHUP, load_anew)
    try:
        while site.poll() is None and not told_to_stop.wait(0.5):
            if background.poll() is not None:
                logger.warning("The background process ended with code %s and is started again", background.returncode)
                told_to_stop.wait(PAUSE)
                background = start(BACKGROUND)
    finally:
        stop(site, background)
    return 0 if told_to_stop.is_set() else site.returncode


def main(arguments: list[str]) -> int:
    """Read the address and run."""
    parser = argparse.ArgumentParser(prog="python -m site_config.together", description=__doc__)
    parser.add_argument("--bind", default="127.0.0.1:8000")
    bind = parser.parse_args(arguments).bind
    logging.config.dictConfig(settings.LOGGING)
    return run(bind)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
