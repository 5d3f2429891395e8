"""The child process that opens PDFs: right facts about good ones, a reason for bad ones, no harm from any."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from site_config.media import measure, pdf_reader
from site_config.media.measure import PdfFacts, Problem, UnreadablePdf, measure_pdf
from tests.media import files

pytestmark = pytest.mark.once


def test_pages_and_text_are_measured() -> None:
    assert measure_pdf(io.BytesIO(files.pdf(pages=3))) == PdfFacts(page_count=3, has_text=True)


def test_scan_with_a_stamp_has_no_text() -> None:
    assert measure_pdf(io.BytesIO(files.pdf("No. 17"))) == PdfFacts(page_count=1, has_text=False)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (files.pdf_with_password, Problem.PASSWORD),
        (lambda: files.pdf()[:200], Problem.DAMAGED),
        (lambda: b"", Problem.DAMAGED),
        (lambda: files.pdf(pages=0), Problem.DAMAGED),
        (files.pdf_bomb, Problem.TOO_HEAVY),
    ],
)
def test_bad_pdf_ends_with_its_reason(content: Callable[[], bytes], problem: Problem) -> None:
    with pytest.raises(UnreadablePdf) as refusal:
        measure_pdf(io.BytesIO(content()))
    assert refusal.value.problem == problem


@pytest.mark.parametrize(
    "program",
    [
        "while True: pass",
        "while True: print('x' * 1000)",
        "import os; os.abort()",
        "import sys; sys.exit(3)",
        "print('no json')",
    ],
)
def test_misbehaving_reader_is_ended_and_reported(
    program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = tmp_path / "reader.py"
    reader.write_text(program)
    monkeypatch.setattr(measure, "READER", reader)
    monkeypatch.setattr(measure, "WALL_SECONDS", 1)
    started = time.monotonic()
    with pytest.raises(UnreadablePdf) as refusal:
        measure_pdf(io.BytesIO(files.pdf()))
    assert refusal.value.problem == Problem.TOO_HEAVY
    assert time.monotonic() - started < 5


def test_reader_sees_no_secret_and_no_open_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_SECRET_KEY", "secret")
    report = tmp_path / "report"
    reader = tmp_path / "reader.py"
    reader.write_text(
        "import os, pathlib\n"
        f"pathlib.Path({str(report)!r}).write_text(repr((sorted(os.environ), sorted(os.listdir('/proc/self/fd')))))"
    )
    monkeypatch.setattr(measure, "READER", reader)
    with open(reader), pytest.raises(UnreadablePdf):  # noqa: PTH123 -- only to have one more file open
        measure_pdf(io.BytesIO(files.pdf()))
    names, descriptors = eval(report.read_text())  # noqa: S307 -- written three lines above
    assert "DJANGO_SECRET_KEY" not in names
    # Input, output, errors, and the folder that is being listed.
    assert len(descriptors) == 4


def test_reader_gives_up_its_rights_before_it_opens_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    limits: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(pdf_reader.resource, "setrlimit", limits.__setitem__)
    pdf_reader.limit_itself()
    assert limits[pdf_reader.resource.RLIMIT_AS] == (pdf_reader.MEMORY_BYTES,) * 2
    assert limits[pdf_reader.resource.RLIMIT_CPU] == (pdf_reader.CPU_SECONDS,) * 2
    assert limits[pdf_reader.resource.RLIMIT_FSIZE] == (0, 0)
