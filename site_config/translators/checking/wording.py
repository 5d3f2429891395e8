"""Checks a translation against the glossary."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from site_config.translators.checking.terms import Form, PreparedTerm, keys_of
from site_config.translators.checking.texts import Text
from site_config.translators.checking.values import Finding, Sentence, warning


def glossary_findings(sentence: Sentence, source: Text, target: Text) -> Iterator[Finding]:
    """Yield forbidden forms, then terms of the English that the translation has in none of their right forms."""
    glossary = sentence.terms
    if not glossary.by_english:
        return
    terms = glossary.terms_in(source.words)
    keys = keys_of(target.words, sentence.language)
    right = _right_places(terms, keys)
    named = {prepared.term.english for prepared in terms}
    blamed: set[str] = set()
    for place, key in enumerate(keys):
        for prepared, form in glossary.by_wrong.get(key, ()):
            is_meant = prepared.term.english in named or form.keys not in glossary.right
            if is_meant and place not in right and form.stands_at(place, keys):
                blamed.add(prepared.term.english)
                yield _forbidden(prepared, " ".join(target.words[place : place + len(form.keys)]))
    present = set(keys)
    for prepared in terms:
        if prepared.right and prepared.term.english not in blamed and not _has_any(prepared.right, present):
            yield warning(
                "term",
                _("“%(english)s” is “%(right)s” in the glossary."),
                prepared.term.english,
                english=prepared.term.english,
                right=" / ".join(form.written for form in prepared.right[:3]),
            )


def _forbidden(prepared: PreparedTerm, written: str) -> Finding:
    if not prepared.term.preferred:
        return warning("forbidden-term", _("“%(wrong)s” should not be used."), written, wrong=written)
    words = _("“%(wrong)s” should be “%(right)s”.")
    return warning("forbidden-term", words, written, wrong=written, right=prepared.term.preferred)


def _right_places(terms: list[PreparedTerm], keys: tuple[str, ...]) -> set[int]:
    """Return the places of words that belong to a right form of a term of the sentence: they cannot be wrong too."""
    return {
        place + offset
        for prepared in terms
        for form in prepared.right
        for place, key in enumerate(keys)
        if key == form.keys[0] and form.stands_at(place, keys)
        for offset in range(len(form.keys))
    }


def _has_any(forms: tuple[Form, ...], present: set[str]) -> bool:
    return any(form.stands_in(present) for form in forms)
