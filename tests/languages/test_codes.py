from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.conf import settings

from site_config.languages.codes import (
    CODES,
    FALLBACKS,
    NAMES,
    OG_LOCALES,
    OWN_NAMES,
    SOURCE,
    best_versions,
    reading_order,
)


def test_codes_are_those_of_the_settings() -> None:
    assert tuple(code for code, _name in settings.LANGUAGES) == CODES
    assert settings.LANGUAGE_CODE == SOURCE


@pytest.mark.parametrize("table", [FALLBACKS, NAMES, OG_LOCALES, OWN_NAMES])
def test_every_table_knows_every_language(table: dict[str, object]) -> None:
    assert tuple(table) == CODES


@pytest.mark.parametrize(("code", "order"), [("en", ("en",)), ("ru", ("ru", "en")), ("tg", ("tg", "ru", "en"))])
def test_reader_is_given_the_own_language_first(code: str, order: tuple[str, ...]) -> None:
    assert reading_order(code) == order


def test_unknown_language_has_no_reading_order() -> None:
    with pytest.raises(KeyError):
        reading_order("de")


@pytest.mark.parametrize(("reader", "given"), [("en", {"a-en"}), ("ru", {"a-en", "b-ru"}), ("tg", {"a-tg", "b-ru"})])
def test_each_thing_is_given_once_in_the_best_language_there_is(reader: str, given: set[str]) -> None:
    written = [
        SimpleNamespace(translation_key=key, language=code) for key, code in (("a", "tg"), ("a", "en"), ("b", "ru"))
    ]
    found = best_versions(written, reader)
    assert sorted(f"{each.translation_key}-{each.language}" for each in found) == sorted(given)
