"""
Run as a program of its own: reads a PDF from standard input and prints what it found as one line of JSON.

A hostile PDF can make the PDF library abort, loop or fill the memory; here it takes nobody along. The program limits
itself before it opens anything, imports nothing of the site and gets an empty environment (see measure.py).
Prints {"page_count": …, "has_text": …} or {"problem": one of measure.Problem}.
"""

from __future__ import annotations

import contextlib
import json
import resource
import sys
import time

MEMORY_BYTES = 1024 * 1024 * 1024
CPU_SECONDS = 15
# Text is looked for in so many pages, or until the time is up, whichever comes first.
PAGES_LOOKED_AT = 50
LOOK_SECONDS = 6
# Fewer letters and digits than this are a stamp on a scan, not a text layer.
LETTERS_OF_A_TEXT = 20

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


def read(content: bytes) -> dict[str, object]:
    """Return the facts about a PDF, or the code of the problem with it."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        return {"problem": "password" if error.err_code == PASSWORD_ERROR else "damaged"}
    page_count = len(document)
    if page_count < 1:
        return {"problem": "damaged"}
    letters, readable_pages, started = 0, 0, time.monotonic()
    pages = min(page_count, PAGES_LOOKED_AT)
    for number in range(pages):
        try:
            text = document[number].get_textpage().get_text_bounded()
        except pypdfium2.PdfiumError:
            continue
        readable_pages += 1
        letters += sum(map(str.isalnum, text))
        if time.monotonic() - started > LOOK_SECONDS:
            break
    if not readable_pages:
        return {"problem": "damaged"}
    return {"page_count": page_count, "has_text": letters >= LETTERS_OF_A_TEXT}


def main() -> None:
    """Answer on standard output; the exit code says nothing."""
    content = sys.stdin.buffer.read()
    limit_itself()
    try:
        answer = read(content)
    except MemoryError:
        answer = {"problem": "too_heavy"}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
