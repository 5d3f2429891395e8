"""
The memory across pages: how a sentence, or one like it, was translated elsewhere.

Each English sentence is found by its words. Those with the most of a new sentence's rarest words in common are then
compared with it word by word (`carrying.likeness`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Window
from django.db.models.functions import RowNumber
from wagtail_localize.models import String, StringTranslation, TranslationSource

from site_config.languages.codes import SOURCE
from site_config.translators.handover.carrying import likeness
from site_config.translators.handover.segments import Place
from site_config.translators.models import MemoryWord

#: Sentences less alike than this (0 to 1) do not help; translation tools show matches from 70 or 75 per cent.
CLOSE = 0.7
#: Of a sentence, so many of its rarest words are looked up, and so many sentences compared.
WORDS_ASKED, COMPARED, MOST_USES = 6, 20, 1000
LONGEST_WORD = 40
#: A sentence that stands on very many pages is looked at where it was translated last.
WORDINGS = 10
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"\w{2,}")


@dataclass(frozen=True)
class Match:
    """A translation of the same sentence, or of one like it: `ratio` 1 is the same. `title` is the page's."""

    ratio: float
    source: str
    data: str
    title: str


def words_of(sentence: str) -> set[str]:
    """Return the words by which a sentence is found."""
    return {word[:LONGEST_WORD] for word in _WORD.findall(_TAG.sub(" ", sentence).casefold())}


def remember(places: Iterable[Place]) -> None:
    """Make the sentences at these places findable by their words; two queries."""
    keys = {string for _context, string in places}
    if not keys:
        return
    # Not `exclude(pk__in=…)`, for which PostgreSQL reads all words of the memory.
    strings = String.objects.filter(~Exists(MemoryWord.objects.filter(string=OuterRef("pk"))), pk__in=keys)
    words = [MemoryWord(string=string, word=word) for string in strings for word in sorted(words_of(string.data))]
    MemoryWord.objects.bulk_create(words, ignore_conflicts=True)


def recall(sentences: Mapping[int, str], locale: int) -> dict[int, list[Match]]:
    """
    Return the best matches for sentences, given by the key of their String, in a language: the same sentence first,
    then the likest, three at most. Five queries, however many sentences are asked for.
    """
    if not sentences:
        return {}
    candidates = _candidates(sentences)
    known: dict[int, list[StringTranslation]] = defaultdict(list)
    rows = StringTranslation.objects.filter(
        translation_of__in={key for keys in candidates.values() for key in keys} | sentences.keys(),
        locale_id=locale,
        has_error=False,
    )
    newest = Window(RowNumber(), partition_by="translation_of", order_by=[F("updated_at").desc(), F("pk").desc()])
    rows = rows.annotate(turn=newest).filter(turn__lte=WORDINGS).order_by("-updated_at", "-pk")
    for row in rows.select_related("translation_of", "context"):
        known[row.translation_of_id].append(row)
    titles = _titles({row.context.object_id for each in known.values() for row in each if row.context})
    found: dict[int, list[Match]] = {}
    for key, text in sentences.items():
        matches = []
        for other in (key, *candidates[key]):
            source = known[other][0].translation_of.data if known[other] else ""
            ratio = 1.0 if other == key else likeness(text, source) if source else 0.0
            if ratio >= CLOSE:
                matches += [Match(ratio, source, row.data, titles.get(_subject(row), "")) for row in known[other]]
        if matches:
            found[key] = _best(matches)
    return found


def _candidates(sentences: Mapping[int, str]) -> dict[int, list[int]]:
    """Return, for each sentence, the others that have most of its rarest words; two queries."""
    words = {key: words_of(text) for key, text in sentences.items()}
    asked = MemoryWord.objects.filter(word__in=set().union(*words.values()))
    uses = dict(asked.values_list("word").annotate(uses=Count("pk")))
    # A word that no other sentence has leads nowhere, and one that very many have leads everywhere.
    telling = {word: count for word, count in uses.items() if 1 < count <= MOST_USES}
    rarest = {
        key: sorted(own & telling.keys(), key=lambda word: (telling[word], word))[:WORDS_ASKED]
        for key, own in words.items()
    }
    strings: dict[str, list[int]] = defaultdict(list)
    for word, string in asked.filter(word__in=set().union(*rarest.values())).values_list("word", "string_id"):
        strings[word].append(string)
    found = {}
    for key, own in rarest.items():
        shared = Counter(string for word in own for string in strings[word] if string != key)
        found[key] = [string for string, _count in shared.most_common(COMPARED)]
    return found


def _best(matches: Sequence[Match]) -> list[Match]:
    """Return three different wordings at most, the likest and newest first."""
    different: dict[str, Match] = {}
    for match in sorted(matches, key=lambda match: -match.ratio):
        different.setdefault(match.data, match)
    return list(different.values())[:3]


def _subject(row: StringTranslation) -> UUID | None:
    return row.context.object_id if row.context else None


def _titles(subjects: set[UUID]) -> dict[UUID | None, str]:
    """Return the English titles of what the translations stand in."""
    sources = TranslationSource.objects.filter(object__in=subjects, locale__language_code=SOURCE)
    return dict(sources.values_list("object_id", "object_repr"))
