"""Writes a paper as an XLIFF 1.2 file."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from django.utils.translation import gettext as _

from site_config.languages.codes import SOURCE
from site_config.translators.files.markup import Words, WrongMarkup, parts_of
from site_config.translators.files.papers import Paper, State, Unit, bearable, with_ends_of
from site_config.translators.files.xliff.inline import fill

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
PRODUCT = "IOM Tajikistan website"
#: What the `from` of the notes in the header says. The moment stands there since programs write `date` anew.
TITLE_NOTE, MADE_NOTE = "title", "exported-at"
PREVIOUS = "previous"

_STATES = {
    State.UNTRANSLATED: "needs-translation",
    State.FUZZY: "needs-review-translation",
    State.DONE: "translated",
}


def write(paper: Paper) -> bytes:
    """Return a paper as an XLIFF file in UTF-8. It has no place for obsolete sentences: they stay out."""
    made_at = (paper.made_at or datetime.now(UTC)).isoformat()
    # The name of the namespace as a plain attribute: a default one in ElementTree is a setting of the whole process.
    root = Element("xliff", {"version": "1.2", "xmlns": NAMESPACE})
    file = _add(
        root,
        "file",
        {
            "original": str(paper.translation or ""),
            "source-language": SOURCE,
            "target-language": paper.language,
            "datatype": "html",
            "date": made_at,
            "product-name": PRODUCT,
            "product-version": paper.revision,
        },
    )
    header = _add(file, "header")
    if paper.url:
        SubElement(_add(header, "reference"), "external-file", {"href": bearable(paper.url)})
    _add(header, "note", {"from": TITLE_NOTE}).text = bearable(paper.title)
    _add(header, "note", {"from": MADE_NOTE}).text = made_at
    body = _add(file, "body")
    for unit in paper.units:
        _add_unit(body, unit)
    return tostring(root, encoding="utf-8", xml_declaration=True)


def _add(parent: Element, name: str, attributes: dict[str, str] | None = None) -> Element:
    """Add an element on a line of its own: outside sentences line ends mean nothing, and people read these too."""
    if not len(parent):
        parent.text = "\n"
    element = SubElement(parent, name, attributes or {})
    element.tail = "\n"
    return element


def _add_unit(body: Element, unit: Unit) -> None:
    target, note = _target_and_note(unit)
    state = unit.state if target else State.UNTRANSLATED
    attributes = {"id": bearable(unit.key), "approved": "yes" if state is State.DONE else "no", "xml:space": "preserve"}
    element = _add(body, "trans-unit", attributes)
    _fill(_add(element, "source"), unit.source)
    _fill(_add(element, "target", {"state": _STATES[state]}), target)
    if note:
        _add(element, "note").text = note
    if unit.previous_source and target:
        previous = _add(element, "alt-trans", {"origin": PREVIOUS})
        _fill(_add(previous, "source"), unit.previous_source)
        _fill(_add(previous, "target"), target)


def _target_and_note(unit: Unit) -> tuple[str, str]:
    """Return what goes out; a translation with broken tags goes into the note, since marks cannot be broken."""
    try:
        parts_of(unit.target)
    except WrongMarkup:
        # In a statement of its own: xgettext does not look into f-strings.
        said = _("Translation with wrong tags:")
        return "", bearable(f"{unit.note}\n{said} {unit.target}".strip())
    return with_ends_of(unit.source, bearable(unit.target)), bearable(unit.note)


def _fill(element: Element, sentence: str) -> None:
    sentence = bearable(sentence)
    try:
        fill(element, parts_of(sentence))
    except WrongMarkup:
        fill(element, [Words(sentence)])
