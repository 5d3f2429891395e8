"""Whether the words of a link say where it leads, to those who jump from link to link and hear nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

#: Words that say nothing alone, small and without punctuation, in all three languages: a page may quote another one.
EMPTY_WORDS = frozenset({
    "here", "click", "click here", "click this link", "see here", "read here", "go here", "more", "read more",
    "see more", "learn more", "find out more", "read on", "details", "more details", "more information", "link",
    "this link", "the link", "this", "this page", "follow this link", "continue", "continue reading",
    "здесь", "тут", "сюда", "вот здесь", "нажмите здесь", "нажмите сюда", "кликните здесь", "смотрите здесь",
    "читайте здесь", "подробнее", "подробно", "подробности", "подробнее здесь", "далее", "дальше", "читать далее",
    "читать дальше", "читать", "больше", "ещё", "еще", "узнать больше", "узнать подробнее", "ссылка", "ссылке",
    "по ссылке", "по этой ссылке", "эта ссылка", "этой ссылке", "перейти", "перейти по ссылке",
    "ин ҷо", "инҷо", "дар ин ҷо", "дар инҷо", "ба ин ҷо", "ин ҷоро пахш кунед", "ин ҷоро зер кунед", "муфассал",
    "муфассалтар", "бештар", "бештар хонед", "маълумоти бештар", "давомаш", "идома", "хондан", "пайванд", "ин пайванд",
    "бо ин пайванд", "аз рӯи ин пайванд",
})  # fmt: skip

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


def is_empty(words: str) -> bool:
    """Return whether a link of these words says nothing of where it leads."""
    bare = _EDGES.sub("", " ".join(words.split())).casefold()
    return not bare or bare in EMPTY_WORDS


def link_problems(words: str) -> Iterator[tuple[str, bool]]:
    """Yield (sentence, whether it is only a warning) for the words of a link."""
    words = " ".join(words.split())
    if not words:
        yield _("There is a link without words. Nobody sees it, and screen readers stumble over it."), False
    elif is_empty(words):
        sentence = _(
            "The link “%(words)s” does not say where it leads. Name the page or file, such as “Annual report”."
        )
        yield sentence % {"words": words}, False
    elif _ADDRESS.fullmatch(words):
        sentence = _(
            "Screen readers spell out the address “%(words)s” letter by letter. Better name the page it leads to."
        )
        yield sentence % {"words": words}, True
