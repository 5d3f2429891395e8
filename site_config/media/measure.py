"""Asks a limited child process for the pages, text and first page of a PDF; the file may be hostile."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from django.core.files.base import File
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

READER = Path(__file__).with_name("pdf_reader.py")
#: More than the reader's own limit of processor time, since a busy machine gives it little of it.
WALL_SECONDS = 60
#: Two million characters in UTF-8 and a picture fit in twice.
ANSWER_BYTES = 16 * 1024 * 1024
#: Fewer letters and digits than this are a stamp on a scan, not a text layer.
LETTERS_OF_A_TEXT = 20


class Problem(TextChoices):
    """Why a PDF could not be measured; the sentence is for the editor."""

    PASSWORD = "password", _("This PDF is protected with a password, so readers could not open it.")
    DAMAGED = "damaged", _("This PDF cannot be read. The file is damaged, incomplete or no PDF at all.")
    TOO_HEAVY = "too_heavy", _("This PDF takes too much memory or time to open. Save it anew in a smaller size.")
    MISSING = "missing", _("The file of this PDF is missing from the storage.")


@dataclass(frozen=True)
class PdfFacts:
    """
    What was measured in a PDF.

    `pages` is the text of each page as the PDF has it, cut short in very long documents (see pdf_reader.py);
    `first_page` is a picture as JPEG, unproved and empty where none could be made.
    """

    page_count: int
    pages: tuple[str, ...]
    first_page: bytes

    @property
    def has_text(self) -> bool:
        """Whether there is a text layer; a scan has none."""
        return sum(sum(map(str.isalnum, page)) for page in self.pages) >= LETTERS_OF_A_TEXT


class UnreadablePdf(Exception):
    """A PDF that could not be measured, and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem


def measure_pdf(file: IO[bytes] | File) -> PdfFacts:
    """Measure an open file from its beginning; raise UnreadablePdf. The file may be in memory or in any storage."""
    with TemporaryFile() as copy:
        file.seek(0)
        while piece := file.read(1024 * 1024):
            copy.write(piece)
        copy.flush()
        copy.seek(0)
        answer, killed_by = _ask_reader(copy)
    return _understood(answer, killed_by)


def _ask_reader(content: IO[bytes]) -> tuple[bytes, int]:
    """Return what the reader printed and the number of the signal that ended it, 0 when it ended by itself."""
    with subprocess.Popen(  # noqa: S603 -- a fixed program of ours, which gets the file on standard input only
        # -I and -B: neither the environment nor the working directory counts, and nothing is written.
        [sys.executable, "-I", "-B", str(READER)],
        stdin=content,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
        cwd="/",
        close_fds=True,
        start_new_session=True,
    ) as reader:
        watch = threading.Timer(WALL_SECONDS, reader.kill)
        watch.start()
        try:
            assert reader.stdout is not None  # noqa: S101 -- tells the type checker what PIPE means
            answer = reader.stdout.read(ANSWER_BYTES)
            if len(answer) == ANSWER_BYTES:
                reader.kill()
            code = reader.wait()
        finally:
            watch.cancel()
            reader.kill()
    return answer, max(0, -code)


def _understood(answer: bytes, killed_by: int) -> PdfFacts:
    line, _end, picture = answer.partition(b"\n")
    try:
        facts = json.loads(line)
        if problem := facts.get("problem"):
            raise UnreadablePdf(Problem(problem))
        return PdfFacts(int(facts["page_count"]), tuple(map(str, facts["pages"])), picture)
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
        # Killed by a limit, by the clock, or by the library itself when the memory it wanted was refused.
        raise UnreadablePdf(Problem.TOO_HEAVY if killed_by != signal.SIGSEGV else Problem.DAMAGED) from error
