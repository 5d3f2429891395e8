"""Reads XLIFF files: ours, however a translator's program wrote them anew, and those made of our PO files."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from site_config.translators.files import po
from site_config.translators.files.errors import UnreadableFile
from site_config.translators.files.headers import language_of, moment_or_none, uuid_or_none
from site_config.translators.files.papers import Paper, State, Unit
from site_config.translators.files.xliff.inline import local_name, marks_in, sentence_in
from site_config.translators.files.xliff.writing import MADE_NOTE, PREVIOUS, TITLE_NOTE

#: A tree of elements takes about fifty times the memory of the shortest tag. Real sentences have a few dozen letters.
MAX_TAGS = 400_000
#: translate-toolkit's po2xliff keeps the header of a PO file as a unit of this kind.
_PO_HEADER = "x-gettext-domain-header"


def read(text: str) -> list[Paper]:
    """Return the papers of an XLIFF file; raise UnreadableFile where it is none or could do harm."""
    root = _parsed(text)
    if local_name(root) != "xliff":
        raise UnreadableFile(_("This XML file is no XLIFF file."))
    if root.get("version", "").startswith("2"):
        raise UnreadableFile(_("This is an XLIFF file of version 2. Save it as version 1.2."))
    papers = [_paper(file) for file in root if local_name(file) == "file"]
    if not papers:
        raise UnreadableFile(_("This XLIFF file holds no sentences."))
    return papers


def _parsed(text: str) -> Element:
    # A DOCTYPE is the only way to entities of one's own: those that read other files, and those that grow without end.
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise UnreadableFile(_("This file has a DOCTYPE, which no XLIFF file needs and which can do harm."))
    if text.count("<") > MAX_TAGS:
        raise UnreadableFile(_("This file is too large. Divide it."))
    try:
        return ElementTree.fromstring(text)  # noqa: S314 -- see above: no entities, and its size is bounded
    except ElementTree.ParseError as error:
        raise UnreadableFile(
            _("This is no valid XML: line %(line)s cannot be understood. The file is damaged or was cut off.")
            % {"line": error.position[0]}
        ) from error


def _paper(file: Element) -> Paper:
    units = [element for element in file.iter() if local_name(element) == "trans-unit"]
    for unit in units:
        if unit.get("restype") == _PO_HEADER:
            return _paper_of_po(unit, [other for other in units if other is not unit])
    header = _child(file, "header")
    notes = {note.get("from", ""): note.text or "" for note in _all(header, "note")} if header is not None else {}
    return Paper(
        translation=uuid_or_none(file.get("original", "")),
        language=language_of(file.get("target-language", "")),
        title=notes.get(TITLE_NOTE, ""),
        url=next((link.get("href", "") for link in _all(file, "external-file")), ""),
        revision=file.get("product-version", ""),
        made_at=moment_or_none(notes.get(MADE_NOTE, "")),
        units=tuple(_unit(unit) for unit in units),
    )


def _paper_of_po(header: Element, units: list[Element]) -> Paper:
    """Return a paper from a PO file that became XLIFF: its head is a sentence, and tags stand as text in the others."""
    head = _child(header, "target")
    told = dict(line.partition(": ")[::2] for line in (_text(head) if head is not None else "").splitlines())
    return Paper(
        translation=uuid_or_none(told.get(po.TRANSLATION_HEADER, "")),
        language=language_of(told.get("Language", "")),
        title=told.get(po.TITLE_HEADER, ""),
        url=told.get(po.URL_HEADER, ""),
        revision=told.get(po.REVISION_HEADER, ""),
        made_at=moment_or_none(told.get(po.MADE_HEADER, "")),
        units=tuple(_unit(unit, has_tags_as_text=True) for unit in units),
    )


def _all(element: Element, name: str) -> list[Element]:
    return [each for each in element.iter() if local_name(each) == name]


def _child(element: Element, name: str) -> Element | None:
    return next((child for child in element if local_name(child) == name), None)


def _text(element: Element) -> str:
    return "".join(element.itertext())


def _unit(element: Element, *, has_tags_as_text: bool = False) -> Unit:
    source, target = _child(element, "source"), _child(element, "target")
    if source is None:
        raise UnreadableFile(_("This XLIFF file is damaged: a sentence has no English text."))
    marks = marks_in(source)

    def sentence(part: Element | None) -> str:
        if part is None:
            return ""
        return _text(part) if has_tags_as_text else sentence_in(part, marks)

    previous = next(
        (child for child in element if local_name(child) == "alt-trans" and child.get("origin") == PREVIOUS), None
    )
    previous_source = _child(previous, "source") if previous is not None else None
    words = sentence(target)
    return Unit(
        key=element.get("id", ""),
        source=sentence(source),
        target=words,
        state=_state(element, target) if words and target is not None else State.UNTRANSLATED,
        note="\n".join(child.text or "" for child in element if local_name(child) == "note"),
        previous_source=_previous(previous_source, has_tags_as_text=has_tags_as_text),
    )


def _previous(source: Element | None, *, has_tags_as_text: bool) -> str:
    if source is None:
        return ""
    return _text(source) if has_tags_as_text else sentence_in(source, marks_in(source))


def _state(unit: Element, target: Element) -> State:
    """
    Return whether a translation counts: not where its program says that it needs something (XLIFF 1.2, "state").

    `approved` alone decides only where there is no state: many programs never set it.
    """
    state = target.get("state", "")
    if state == "new" or state.startswith("needs-") or (not state and unit.get("approved") == "no"):
        return State.FUZZY
    return State.DONE
