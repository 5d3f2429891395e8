from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from site_config.search.words import is_minor, surface, tokens

#: Letters of one term: a long name of an organisation has about 80.
LONGEST_TERM = 120
#: Terms of one set: every one that is asked for costs the database.
MOST_TERMS = 20
#: What stands between words that were written on one line.
_BETWEEN = re.compile(r"\S\s*[,;=|/]\s+\S|\S\s+[,;=|/]\s*\S|\S[;=|]\S|\S,[A-ZА-ЯЁҒӢҚӮҲҶ]")


class SynonymSet(models.Model):
    """Words that find each other, in any language: IOM, МОМ, СБМ."""

    terms = models.TextField(
        _("words that mean the same"),
        help_text=_("One on each line, in any language: a word, a name or its abbreviation. Each finds all others."),
    )

    class Meta:
        verbose_name = _("set of synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["terms"]

    def __str__(self) -> str:
        return " = ".join(self.lines)

    @property
    def lines(self) -> tuple[str, ...]:
        """The terms, each once."""
        return tuple(dict.fromkeys(line.strip() for line in self.terms.splitlines() if line.strip()))

    def clean(self) -> None:
        """Raise ValidationError for what would find nothing, or nearly everything."""
        wrong = [error for line in self.lines if (error := _wrong_with(line))]
        if not wrong and len({_keys(line) for line in self.lines}) < 2:
            wrong = [gettext("Write two words or more, each on a line of its own. Endings make no difference.")]
        if len(self.lines) > MOST_TERMS:
            wrong.append(gettext("Write %(most)s lines at most.") % {"most": MOST_TERMS})
        if wrong:
            raise ValidationError({"terms": wrong})
        self.terms = "\n".join(self.lines)

    def shared(self) -> list[tuple[str, SynonymSet]]:
        """Return the terms that stand in other sets too, each with that set; one query."""
        mine = {_keys(line): line for line in self.lines}
        others = SynonymSet.objects.exclude(pk=self.pk)
        return [
            (mine[keys], other) for other in others for keys in dict.fromkeys(map(_keys, other.lines)) if keys in mine
        ]

    @classmethod
    def all_terms(cls) -> tuple[tuple[str, ...], ...]:
        """Return the terms of all sets; one query."""
        return tuple(each.lines for each in cls.objects.order_by("pk"))

    @classmethod
    def containing(cls, text: str) -> list[SynonymSet]:
        """Return the sets in which a text stands, in any letters: «мухочират» finds «муҳоҷират»."""
        wanted = _letters(text)
        return [each for each in cls.objects.all() if wanted in _letters(" ".join(each.lines))]


def _wrong_with(line: str) -> str:
    """Return what is wrong with one term; nothing where it is right."""
    words = tokens(line)
    if len(line) > LONGEST_TERM:
        return gettext("“%(term)s…” is longer than %(most)s letters.") % {"term": line[:30], "most": LONGEST_TERM}
    if not words:
        return gettext("“%(term)s” has no letter or figure.") % {"term": line}
    if _BETWEEN.search(line):
        return gettext("“%(term)s” looks like several words. Write each on a line of its own.") % {"term": line}
    if all(map(is_minor, words)):
        return gettext("“%(term)s” stands in nearly every text. Leave it out.") % {"term": line}
    return ""


def _keys(term: str) -> tuple[str, ...]:
    return tuple(token.main for token in tokens(term))


def _letters(text: str) -> str:
    return " ".join(surface(token.text) for token in tokens(text))
