"""The glossary as the checks use it: terms read once for a language, then looked up word by word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from site_config.translators.checking.stems import STEMS, english_stem, without_tajik_letters
from site_config.translators.checking.texts import WORD


@dataclass(frozen=True)
class Term:
    """A term and its forms in one other language; `preferred` is empty where none is settled."""

    english: str
    preferred: str = ""
    allowed: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    #: The English counts only in these capitals: WHO, not who.
    match_case: bool = False


@dataclass(frozen=True)
class Form:
    """A form of a term as it is written, and the keys of its words."""

    written: str
    keys: tuple[str, ...]

    def stands_in(self, keys: Iterable[str]) -> bool:
        """Return whether its words stand in a sentence, in any order: the order is the translator's."""
        return set(self.keys) <= set(keys)

    def stands_at(self, place: int, keys: tuple[str, ...]) -> bool:
        """Return whether its words stand at a place, one after the other."""
        return keys[place : place + len(self.keys)] == self.keys


@dataclass(frozen=True)
class PreparedTerm:
    """A term with its English and its forms ready to be looked for."""

    term: Term
    english: Form
    #: The English word by word as written, where capitals count.
    capitals: tuple[str, ...]
    right: tuple[Form, ...]
    wrong: tuple[Form, ...]


@dataclass(frozen=True)
class Glossary:
    """The terms of one language, by the first word of their English and of their forbidden forms."""

    by_english: Mapping[str, Sequence[PreparedTerm]] = field(default_factory=dict)
    by_wrong: Mapping[str, Sequence[tuple[PreparedTerm, Form]]] = field(default_factory=dict)
    #: Keys of all right forms: what is wrong for one term and right for another is wrong only where that one stands.
    right: frozenset[tuple[str, ...]] = frozenset()
    #: Words of the right forms by what is typed without Tajik letters.
    spellings: Mapping[str, str] = field(default_factory=dict)

    def terms_in(self, words: tuple[str, ...]) -> list[PreparedTerm]:
        """Return the terms that stand in English words; long ones first, so that in "UN Women" there is no "UN"."""
        keys = tuple(map(english_stem, words))
        found = [
            (range(place, place + len(prepared.english.keys)), prepared)
            for place, key in enumerate(keys)
            for prepared in self.by_english.get(key, ())
            if prepared.english.stands_at(place, keys) and _in_capitals(prepared, words[place:])
        ]
        taken: set[int] = set()
        terms: dict[str, PreparedTerm] = {}
        for places, prepared in sorted(found, key=lambda each: -len(each[0])):
            if taken.isdisjoint(places):
                taken.update(places)
                terms[prepared.term.english] = prepared
        return list(terms.values())


def prepare(terms: Iterable[Term], language: str) -> Glossary:
    """Return the glossary of a language ("ru", "tg") ready for any number of checks."""
    by_english: dict[str, list[PreparedTerm]] = defaultdict(list)
    by_wrong: dict[str, list[tuple[PreparedTerm, Form]]] = defaultdict(list)
    for term in terms:
        words = tuple(WORD.findall(term.english))
        if not words:
            continue
        prepared = PreparedTerm(
            term,
            Form(term.english, tuple(map(english_stem, words))),
            words if term.match_case else (),
            _forms((term.preferred, *term.allowed), language),
            _forms(term.forbidden, language),
        )
        by_english[prepared.english.keys[0]].append(prepared)
        for form in prepared.wrong:
            by_wrong[form.keys[0]].append((prepared, form))
    right = [form for found in by_english.values() for prepared in found for form in prepared.right]
    words = [word.lower() for form in right for word in WORD.findall(form.written)]
    return Glossary(
        dict(by_english),
        dict(by_wrong),
        frozenset(form.keys for form in right),
        {without_tajik_letters(word): word for word in words},
    )


def keys_of(words: Iterable[str], language: str) -> tuple[str, ...]:
    """
    Return the words of a translation as they are compared: stems, but abbreviations as they stand.

    An abbreviation is written in capitals only: ТУТ (the WHO in Tajik) is not the word тут.
    """
    stem = STEMS[language]
    return tuple(word if len(word) > 1 and word.isupper() else stem(word) for word in words)


def _forms(written: Iterable[str], language: str) -> tuple[Form, ...]:
    forms = (Form(form, keys_of(WORD.findall(form), language)) for form in written)
    return tuple(form for form in forms if form.keys)


def _in_capitals(prepared: PreparedTerm, words: tuple[str, ...]) -> bool:
    return words[: len(prepared.capitals)] == prepared.capitals
