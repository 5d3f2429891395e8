from __future__ import annotations

import pytest
from django.conf import settings

from site_config.languages.codes import CODES, FALLBACKS, NAMES, OG_LOCALES, OWN_NAMES, SOURCE, reading_order


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
