"""The child process that opens PDFs: right facts about good ones, a reason for bad ones, no harm from any."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from site_config.media import measure, pdf_reader
from site_config.media.measure import PdfFacts, Problem, UnreadablePdf, measure_pdf
from tests.media import files

pytestmark = pytest.mark.once


def measured(content: bytes) -> PdfFacts:
    return measure_pdf(io.BytesIO(content))


def test_pages_text_and_a_picture_of_the_first_page_are_measured() -> None:
    facts = measured(files.pdf_in_letters("Муњољират\nдар Тољикистон", "", "мењнатї"))
    assert (facts.page_count, facts.has_text) == (3, True)
    assert [page.splitlines() for page in facts.pages] == [["Муњољират", "дар Тољикистон"], [], ["мењнатї"]]
    with Image.open(io.BytesIO(facts.first_page)) as picture:
        assert (picture.format, picture.width) == ("JPEG", pdf_reader.PICTURE_WIDTH)
        shades = picture.convert("L").histogram()
        assert any(shades[:100]) and any(shades[250:])


def test_scan_with_a_stamp_has_no_text() -> None:
    facts = measured(files.pdf("No. 17"))
    assert (facts.page_count, facts.has_text) == (1, False)


def test_long_document_is_cut_after_whole_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "TEXT_CHARACTERS", 100)
    document = pdf_reader.opened(files.pdf("Forty letters and signs in each of these", pages=5))
    assert not isinstance(document, str)
    assert [len(page) for page in pdf_reader.texts(document) or []] == [40, 40]


def test_two_hundred_pages_take_seconds() -> None:
    page = "\n".join(["Муњољирати мењнатї аз Тољикистон дар соли гузашта хеле зиёд шудааст."] * 50)
    started = time.monotonic()
    facts = measured(files.pdf_in_letters(*[page] * 200))
    assert len(facts.pages) == 200
    assert time.monotonic() - started < 10


@pytest.mark.parametrize("box", ["0 0 0 0", "0 0 1 14400", "0 0 14400 14400", "0 0 100000000 3"])
def test_page_of_odd_size_is_measured_all_the_same(box: str) -> None:
    content = files.pdf().replace(b"0 0 400 200", box.encode())
    assert measured(content).page_count == 1


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


def test_facts_told_before_the_reader_dies_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = tmp_path / "reader.py"
    reader.write_text("""print('{"page_count": 2, "pages": ["a", "b"]}', flush=True); import os; os.abort()""")
    monkeypatch.setattr(measure, "READER", reader)
    assert measured(files.pdf()) == PdfFacts(page_count=2, pages=("a", "b"), first_page=b"")


@pytest.mark.parametrize("answer", ["[]", "3", '{"page_count": null}', '{"page_count": 1}', "[" * 100_000])
def test_answer_in_another_shape_is_a_problem(answer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = tmp_path / "reader.py"
    reader.write_text(f"print({answer!r})")
    monkeypatch.setattr(measure, "READER", reader)
    with pytest.raises(UnreadablePdf):
        measured(files.pdf())


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
