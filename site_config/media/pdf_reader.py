"""
Run as a program of its own: reads a PDF from standard input and prints what it found.

A hostile PDF can make the PDF library abort, loop or fill the memory; here it takes nobody along. The program limits
itself before it opens anything, imports nothing of the site and gets an empty environment (see measure.py).

The answer is one line of JSON, {"page_count": …, "pages": [text of each page, …]} or {"problem": one of
measure.Problem}, and after a line feed a picture of the first page as JPEG, if one could be made. The line is written
first: where drawing the page takes the program's life, the facts are already told.
"""

from __future__ import annotations

import contextlib
import json
import resource
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MEMORY_BYTES = 1024 * 1024 * 1024
CPU_SECONDS = 25
# Text is read until one of these is reached; the pages after that are left out.
TEXT_CHARACTERS = 2_000_000
TEXT_CPU_SECONDS = 12
# One page holds no more, whatever it says: a large page of print has 10,000 characters.
PAGE_CHARACTERS = 200_000

PICTURE_WIDTH = 900
# A page far taller than wide is drawn smaller.
PICTURE_HEIGHT = 1800
PICTURE_QUALITY = 85

PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD


def limit_itself() -> None:
    """Give up the right to much memory, long work, files and further processes."""
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        # macOS knows no limit of address space; there the clock of the caller remains.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def opened(content: bytes) -> PdfDocument | str:
    """Return the PDF, or the code of the problem with it."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        return "password" if error.err_code == PASSWORD_ERROR else "damaged"
    return document if len(document) else "damaged"


def texts(document: PdfDocument) -> list[str] | None:
    """Return the text of each page, "" for one that cannot be read; None when none can. Stops at the limits above."""
    import pypdfium2

    pages: list[str] = []
    characters, is_any_readable, started = 0, False, time.process_time()
    for number in range(len(document)):
        try:
            page = document[number]
            reading = page.get_textpage()
            text = reading.get_text_bounded()[:PAGE_CHARACTERS]
            is_any_readable = True
            # Pages are kept open by the document else, and 200 of them fill the memory.
            reading.close()
            page.close()
        except pypdfium2.PdfiumError:
            text = ""
        characters += len(text)
        if characters > TEXT_CHARACTERS:
            break
        pages.append(text)
        if time.process_time() - started > TEXT_CPU_SECONDS:
            break
    return pages if is_any_readable else None


def picture(page: PdfPage) -> bytes:
    """Return the page as JPEG; raise what the libraries raise."""
    from io import BytesIO

    width, height = page.get_size()
    scale = min(PICTURE_WIDTH / width, PICTURE_HEIGHT / height)
    target = BytesIO()
    page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB").save(
        target, "JPEG", quality=PICTURE_QUALITY, optimize=True
    )
    return target.getvalue()


def main() -> None:
    """Answer on standard output; the exit code says nothing."""
    content = sys.stdin.buffer.read()
    limit_itself()
    document: PdfDocument | str = "damaged"
    try:
        document = opened(content)
        pages = None if isinstance(document, str) else texts(document)
    except MemoryError:
        document = "too_heavy"
    if isinstance(document, str) or pages is None:
        answer: dict[str, object] = {"problem": document if isinstance(document, str) else "damaged"}
    else:
        answer = {"page_count": len(document), "pages": pages}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()
    if not isinstance(document, str) and pages:
        # The facts are told; a page that cannot be drawn, for whatever reason, only has no picture.
        with contextlib.suppress(Exception):
            sys.stdout.buffer.write(picture(document[0]))


if __name__ == "__main__":
    main()
