"""Checks that a translation says the same numbers and months."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from site_config.translators.checking.number_words import months_in, said_in_words
from site_config.translators.checking.numbers import Number, numbers_of, times_of
from site_config.translators.checking.texts import Text
from site_config.translators.checking.values import Finding, Sentence, listed, warning


def number_findings(sentence: Sentence, source: Text, target: Text) -> Iterator[Finding]:
    """Yield numbers that only one side has, unless the other says them in words, and another month."""
    old, new = numbers_of(source.prose, "en"), numbers_of(target.prose, sentence.language)
    source_months = months_in(source.words, source.prose, "en")
    target_months = months_in(target.words, target.prose, sentence.language)
    if old or new:
        lost = _unsaid(_alone(old, new), target, sentence.language, target_months)
        added = _unsaid(_alone(new, old), source, "en", source_months)
        if lost:
            figures = listed(number.written for number in lost)
            words = _("The English has this number, the translation does not: %(numbers)s.")
            yield warning("numbers", words, figures, numbers=figures)
        if added:
            figures = listed(number.written for number in added)
            words = _("The translation has this number, the English does not: %(numbers)s.")
            yield warning("numbers", words, figures, numbers=figures)
    # A month may be left out or said in figures; two different ones are a slip.
    if source_months and target_months and source_months.isdisjoint(target_months):
        yield warning("numbers", _("The translation names another month than the English."))


def _alone(numbers: list[Number], others: list[Number]) -> list[Number]:
    """Return the numbers whose value the other side does not have; how often it says one is its own matter."""
    values = {value for other in others for value in other.values}
    return [number for number in numbers if values.isdisjoint(number.values)]


def _unsaid(numbers: list[Number], other: Text, language: str, months: set[int]) -> list[Number]:
    """Return those numbers that the other side does not say in words, as a month or as a time either."""
    if not numbers:
        return numbers
    said = said_in_words(other.words, language) | {str(month) for month in months}
    times = times_of(other.prose)
    return [number for number in numbers if said.isdisjoint(_parts(number)) and not _is_time(number, times)]


def _is_time(number: Number, times: set[str]) -> bool:
    """Return whether a number is, or is a part of, a time of day that the other side writes otherwise."""
    return number.value in times or bool(parts := times_of(number.written)) and parts <= times


def _parts(number: Number) -> set[str]:
    """Return what a number may be said as; twenty-three is said as twenty and three."""
    values = set(number.values)
    if number.value.isdecimal() and 20 < int(number.value) < 100:
        values.add(f"{number.value[0]}0")
    return values
