"""
Sentences as mixed content of XLIFF: `<g>` for tags with words in them and `<x/>` for line breaks, which translators'
programs show as marks that cannot be damaged; and back to the same HTML.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from django.utils.translation import gettext as _

from site_config.translators.files.errors import UnreadableFile
from site_config.translators.files.markup import Begin, Part, Words, html_of

#: HTML tag → XLIFF's own word for it (2.3, "ctype"); where there is none, one of ours with its prefix `x-`.
KINDS = {"a": "link", "b": "bold", "i": "italic", "br": "lb"}
_OWN_KIND = "x-html-"
_TAGS = {kind: tag for tag, kind in KINDS.items()}
#: Around words, added by programs to mark terms and sentences: their content counts.
_TRANSPARENT = "mrk"
MAX_DEPTH = 50


def local_name(element: Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def fill(element: Element, parts: Iterable[Part]) -> None:
    """
    Put the parts of a sentence into `<source>` or `<target>`.

    Ids tie the marks of both together: a link keeps its own, the nth `<b>` is `b.n` in either.
    """
    counts: Counter[str] = Counter()
    open_elements = [element]
    for part in parts:
        inside = open_elements[-1]
        if isinstance(part, Words):
            _append_text(inside, part.text)
        elif isinstance(part, Begin):
            counts[part.name] += 1
            is_break = part.name == "br"
            attributes = {
                "id": part.id or f"{part.name}.{counts[part.name]}",
                "ctype": KINDS.get(part.name, f"{_OWN_KIND}{part.name}"),
            }
            child = SubElement(inside, "x" if is_break else "g", attributes)
            if not is_break:
                open_elements.append(child)
        else:
            open_elements.pop()


def _append_text(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def marks_in(element: Element) -> dict[str, Begin]:
    """Return the tags for which the marks of a `<source>` stand, by their ids."""
    marks = {}
    for child in element.iter():
        if local_name(child) in {"g", "x"} and (tag := _tag_of(child)):
            marks[child.get("id", "")] = tag
    return marks


def _tag_of(element: Element) -> Begin | None:
    kind = element.get("ctype", "")
    name = _TAGS.get(kind) or (kind.removeprefix(_OWN_KIND) if kind.startswith(_OWN_KIND) else "")
    identity = element.get("id", "")
    return Begin(name, identity if name == "a" and "." not in identity else "") if name else None


def sentence_in(element: Element, marks: dict[str, Begin], depth: int = 0) -> str:
    """
    Return the HTML in a `<source>` or `<target>`.

    `marks` are those of its source: a program that puts a mark into the translation may keep nothing but its id. An
    element that was not ours comes out as a tag of its name, so that the check of tags names it to the translator.
    """
    if depth > MAX_DEPTH:
        raise UnreadableFile(_("This XLIFF file holds tags inside tags without end."))
    pieces = [html_of([Words(element.text or "")])]
    for child in element:
        inside = sentence_in(child, marks, depth + 1)
        name = local_name(child)
        tag = (marks.get(child.get("id", "")) or _tag_of(child)) if name in {"g", "x"} else None
        if name == _TRANSPARENT:
            pieces.append(inside)
        elif tag is None:
            pieces.append(f"<{name}>{inside}</{name}>")
        else:
            pieces.append(str(tag) if tag.name == "br" else f"{tag}{inside}</{tag.name}>")
        pieces.append(html_of([Words(child.tail or "")]))
    return "".join(pieces)
