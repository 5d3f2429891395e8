"""What is looked at in the blocks of a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from site_config.editors.looking.links import link_problems
from site_config.editors.looking.pictures import consent_problems, description_problems
from site_config.pages.blocks.body import DocumentBlock, HeadingBlock, PictureBlock, VideoLinkBlock
from site_config.pages.blocks.call_to_action import CallToActionBlock
from site_config.pages.blocks.walking import Place, walk

#: What a look yields: place inside the block, sentence, whether it is only a warning.
Problem = tuple[Place, str, bool]

#: A longer line in bold is emphasis.
LONGEST_HEADING = 80


def text_problems(block: blocks.Block, value: Any) -> Iterator[Problem]:
    """Yield what is found in a text of blocks, in the order of reading."""
    for place, each, part in walk(block, value):
        for kind, look in LOOKS.items():
            if isinstance(each, kind):
                for inner, sentence, is_warning in look(part):
                    yield (*place, *inner), sentence, is_warning


def _in_stream(value: Any) -> Iterator[Problem]:
    """Yield headings that nothing stands below: the next block is one as well, or there is none."""
    children = list(value)
    for number, child in enumerate(children):
        following = children[number + 1] if number + 1 < len(children) else None
        if isinstance(child.block, HeadingBlock) and (following is None or isinstance(following.block, HeadingBlock)):
            yield (number,), _("Nothing stands below this heading."), True


def _in_picture(value: Any) -> Iterator[Problem]:
    if value.get("image"):
        for sentence, is_warning in description_problems(value.get("alternative_text") or ""):
            yield ("alternative_text",), sentence, is_warning


def _people(value: Any) -> Iterator[Problem]:
    for sentence, is_warning in consent_problems(value):
        yield (), sentence, is_warning


def _in_paragraphs(value: Any) -> Iterator[Problem]:
    tree = BeautifulSoup(value.source if value else "", "html.parser")
    for link in tree.find_all("a"):
        for sentence, is_warning in link_problems(link.get_text(" ")):
            yield (), sentence, is_warning
    for paragraph in tree.find_all("p"):
        if _plays_heading(paragraph):
            sentence = _("“%(words)s” looks like a heading and is none. Use the block “Heading” for it.")
            yield (), sentence % {"words": paragraph.get_text().strip()}, True


def _plays_heading(paragraph: Tag) -> bool:
    """Whether a paragraph is one short line in bold, which eyes take for a heading and screen readers do not."""
    words = paragraph.get_text().strip()
    bold = "".join(each.get_text() for each in paragraph.find_all(["b", "strong"], recursive=False)).strip()
    return 0 < len(words) <= LONGEST_HEADING and bold == words and not words.endswith((".", "!", "?", "…"))


def _words_of_link(name: str) -> Callable[[Any], Iterator[Problem]]:
    """Return a look at the part of a block in which the words of its link stand; empty ones are made by the site."""

    def look(value: Any) -> Iterator[Problem]:
        if words := value.get(name):
            for sentence, is_warning in link_problems(words):
                yield (name,), sentence, is_warning

    return look


LOOKS: dict[type[blocks.Block], Callable[[Any], Iterator[Problem]]] = {
    blocks.StreamBlock: _in_stream,
    PictureBlock: _in_picture,
    ImageChooserBlock: _people,
    blocks.RichTextBlock: _in_paragraphs,
    DocumentBlock: _words_of_link("title"),
    VideoLinkBlock: _words_of_link("title"),
    CallToActionBlock: _words_of_link("text"),
}
