"""The Nu HTML checker, where it is installed: the same program that the W3C's validator runs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def find_checker() -> Path | None:
    """Return the checker's jar: `VNU_JAR`, or the one that `npm install vnu-jar` leaves in node_modules."""
    if named := os.environ.get("VNU_JAR"):
        return Path(named)
    return next((ROOT / "node_modules" / "vnu-jar").rglob("vnu.jar"), None)


def html_problems(pages: dict[str, str], folder: Path) -> list[str]:
    """
    Return what is wrong with the pages (name → HTML), each as "name:line: message"; skip the test without a checker.

    All pages go through one run of the checker, since starting Java costs more than reading them. `folder` is an
    empty folder to write them to, such as pytest's `tmp_path`.
    """
    checker = find_checker()
    if checker is None:
        pytest.skip("the HTML checker is not installed (npm install --no-save vnu-jar, or its path in VNU_JAR)")
    if shutil.which("java") is None:
        pytest.skip("the HTML checker needs Java, which is not installed")
    for name, html in pages.items():
        (folder / f"{name.strip('/').replace('/', '_') or 'root'}.html").write_text(html, encoding="utf-8")
    result = subprocess.run(
        ["java", "-Xss2m", "-jar", str(checker), "--format", "json", "--exit-zero-always", str(folder)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return [
        f"{Path(message['url']).name}:{message.get('lastLine', '?')}: {message['message']}"
        for message in json.loads(result.stderr)["messages"]
        if message["type"] != "info"
    ]
