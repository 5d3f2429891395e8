"""`make run` is two processes: they live and end together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]

#: The two are stood in for by programs that write their process ids down and then wait.
PROGRAM = """
import sys
from site_config import together

def stand_in(name, seconds):
    program = f"import os, time; open({name!r}, 'a').write(f'{{os.getpid()}} '); time.sleep({seconds})"
    return [sys.executable, "-c", program]

together.PAUSE = 0
together.server = lambda bind: stand_in(bind + "/site", SITE)
together.BACKGROUND = stand_in(sys.argv[1] + "/background", BACKGROUND)
sys.exit(together.main(["--bind", sys.argv[1]]))
"""


def together(folder: Path, site: float, background: float) -> subprocess.Popen[bytes]:
    """Start both with the seconds that each lives by itself."""
    program = PROGRAM.replace("SITE", str(site)).replace("BACKGROUND)", f"{background})")
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "site_config.settings.local", "DATA_DIR": str(folder)}
    return subprocess.Popen([sys.executable, "-c", program, str(folder)], env=environment, cwd=ROOT)


def started(file: Path, least: int) -> list[int]:
    """Return the process ids of all that were started, once there are so many."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if file.exists() and len(found := file.read_text().split()) >= least:
            return [int(each) for each in found]
        time.sleep(0.05)
    raise AssertionError("not started")


def is_running(pid: int) -> bool:
    """Return whether there is such a process."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_both_end_when_told_to(tmp_path: Path, number: int) -> None:
    process = together(tmp_path, site=60, background=60)
    pids = started(tmp_path / "site", 1) + started(tmp_path / "background", 1)
    process.send_signal(number)
    assert process.wait(20) == 0
    assert not [pid for pid in pids if is_running(pid)]


def test_background_process_that_ends_is_started_again_and_ends_with_the_server(tmp_path: Path) -> None:
    process = together(tmp_path, site=2.5, background=0.1)
    pids = started(tmp_path / "background", 2)
    assert process.wait(20) == 0
    assert not [pid for pid in pids if is_running(pid)]
