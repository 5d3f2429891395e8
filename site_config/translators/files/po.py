"""
Papers as gettext's PO files (https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html), clean for
`msgfmt -c`, and back.

`msgctxt` is the sentence's key. What a translator only proposes is fuzzy; the English it was made for stands before it
as `#| msgid`. Whatever a program makes of the header, entries are found again by key and sentence.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

import polib
from django.utils.translation import gettext as _

from site_config.translators.files.errors import UnreadableFile
from site_config.translators.files.headers import language_of, moment_or_none, uuid_or_none
from site_config.translators.files.papers import Paper, State, Unit, bearable, with_ends_of

PROJECT = "IOM Tajikistan website"
ENGLISH_NAMES = {"ru": "Russian", "tg": "Tajik"}

#: Of one file, and of one string in characters with the comments before it; real ones have hundreds.
MAX_SENTENCES = 20_000
MAX_SENTENCE_LENGTH = 50_000

# wagtail-localize's own name, so that its PO files are read too.
TRANSLATION_HEADER = "X-WagtailLocalize-TranslationID"
TITLE_HEADER = "X-Page-Title"
URL_HEADER = "X-Page-Address"
REVISION_HEADER = "X-Source-Revision"
MADE_HEADER = "X-Exported-At"

# A keyword or a continuation, after the marks of obsolete and previous entries, and its string in quotes.
_STRING_LINE = re.compile(r'(?:#~\||#~|#\|)?\s*+(?P<keyword>msg[a-z_]+(?:\[\d+\])?)?\s*+(?P<string>".*)?')
_PREVIOUS_MARKS = ("#|", "#~|")
_WHOLE_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


class _Lines(str):
    """
    The text of a PO file for polib, which takes a string for the name of a file where such a file exists.

    The NUL before the text can stand in no name. And lines end at line feeds only: `str.splitlines` also breaks at
    U+2028 and others that stand inside sentences.
    """

    def splitlines(self, keepends: bool = False) -> list[str]:
        return self[1:].split("\n")


def write(paper: Paper) -> bytes:
    """Return a paper as a PO file in UTF-8."""
    # No wrapping: programs compare long sentences more easily whole, and notes keep their lines.
    file = polib.POFile(wrapwidth=0)
    file.metadata = _header(paper)
    file.header = f"{PROJECT}: {_one_line(paper.title)}"
    file.extend(_entry(unit) for unit in paper.units)
    file.extend(_entry(unit, is_obsolete=True) for unit in paper.obsolete)
    return str(file).encode()


def _header(paper: Paper) -> dict[str, str]:
    made_at = paper.made_at or datetime.now(UTC)
    moment = made_at.astimezone(UTC).strftime("%Y-%m-%d %H:%M+0000")
    header = {
        "Project-Id-Version": PROJECT,
        "POT-Creation-Date": moment,
        "PO-Revision-Date": moment,
        "Last-Translator": "",
        "Language-Team": ENGLISH_NAMES.get(paper.language, ""),
        "Language": paper.language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        TRANSLATION_HEADER: str(paper.translation or ""),
        TITLE_HEADER: paper.title,
        URL_HEADER: paper.url,
        REVISION_HEADER: paper.revision,
        MADE_HEADER: made_at.isoformat(),
    }
    return {name: _one_line(value) for name, value in header.items()}


def _one_line(text: str) -> str:
    return " ".join(bearable(text).split())


def _entry(unit: Unit, *, is_obsolete: bool = False) -> polib.POEntry:
    source = bearable(unit.source)
    target = with_ends_of(source, bearable(unit.target))
    return polib.POEntry(
        msgctxt=bearable(unit.key),
        msgid=source,
        msgstr=target,
        previous_msgid=bearable(unit.previous_source) or None,
        comment="\n".join(line.strip() for line in bearable(unit.note).splitlines() if line.strip()),
        flags=["fuzzy"] if target and unit.state is State.FUZZY else [],
        obsolete=is_obsolete,
    )


def read(text: str) -> Paper:
    """Return what a PO file says; raise UnreadableFile where it is none, is cut off, or has no header."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    _check_strings(text)
    try:
        file = polib.pofile(_Lines(f"\0{text}"), encoding="utf-8")
    except OSError as error:
        place = re.search(r"line (\d+)", str(error))
        raise UnreadableFile(_not_a_po(int(place[1]) if place else 1)) from error
    header = file.metadata
    if not header:
        raise UnreadableFile(_("This PO file has no header, so it does not say which page and language it is for."))
    _check_charset(header.get("Content-Type", ""))
    return Paper(
        translation=uuid_or_none(header.get(TRANSLATION_HEADER, "")),
        language=language_of(header.get("Language", "")),
        title=header.get(TITLE_HEADER, ""),
        url=header.get(URL_HEADER, ""),
        revision=header.get(REVISION_HEADER, ""),
        made_at=moment_or_none(header.get(MADE_HEADER, "")),
        units=tuple(_unit(entry) for entry in file if not entry.obsolete),
        obsolete=tuple(_unit(entry) for entry in file if entry.obsolete),
    )


def _check_strings(text: str) -> None:
    """
    Refuse what polib would misread, or be slow to read.

    It drops the last letter of a string without its closing quote, takes a file that was cut off for whole, and copies
    what it has of a string for every line that goes on with it.
    """
    last, entries, length = "", 0, 0
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.strip()
        found = _STRING_LINE.fullmatch(line)
        keyword, string = (found["keyword"], found["string"]) if found else (None, None)
        if line and not (keyword or string) and not line.startswith("#"):
            raise UnreadableFile(_not_a_po(number))
        if (keyword or string) and not _WHOLE_STRING.fullmatch(string or ""):
            raise UnreadableFile(_not_a_po(number))
        if keyword and not line.startswith(_PREVIOUS_MARKS):
            last = keyword
            entries += keyword == "msgid"
        length = 0 if keyword else length + len(raw) + 1
        if entries > MAX_SENTENCES or length > MAX_SENTENCE_LENGTH:
            raise UnreadableFile(_("This file is too large. Divide it."))
    if not last:
        raise UnreadableFile(_("This is neither a PO nor an XLIFF file."))
    if not last.startswith("msgstr"):
        raise UnreadableFile(_("This PO file ends in the middle of a sentence. Download or save it again."))


def _not_a_po(line: int) -> str:
    return _("This is no valid PO file: line %(line)s cannot be understood.") % {"line": line}


def _check_charset(content_type: str) -> None:
    charset = content_type.partition("charset=")[2].strip().lower()
    if charset not in {"", "utf-8", "utf8", "us-ascii", "ascii"}:
        raise UnreadableFile(_("This file is not in UTF-8. Save it in UTF-8 and upload it again."))


def _unit(entry: polib.POEntry) -> Unit:
    state = State.FUZZY if entry.fuzzy else State.DONE
    return Unit(
        key=entry.msgctxt or "",
        source=entry.msgid,
        target=entry.msgstr,
        state=state if entry.msgstr else State.UNTRANSLATED,
        note=entry.comment,
        previous_source=entry.previous_msgid or "",
    )
