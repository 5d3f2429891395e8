from __future__ import annotations

from typing import Any

import pytest
from django.template import Context, Template
from django.utils import translation

from site_config.languages.partial_dates import PartialDate


def _rendered(source: str, value: Any, language: str = "en") -> str:
    with translation.override(language):
        return Template("{% load languages %}" + source).render(Context({"value": value}))


def test_date_is_shown_in_the_readers_language() -> None:
    value = PartialDate(2011, 9)
    assert _rendered("{{ value|partial_date }}", value, "tg") == "сентябри соли 2011"
    assert _rendered('{{ value|partial_date:"start" }}', value, "tg") == "Сентябри соли 2011"
    assert _rendered("{{ value|partial_date }}", None) == "Undated"
    assert _rendered("{{ missing|partial_date }}", None) == "Undated"


def test_time_element_is_as_precise_as_the_date() -> None:
    shown = _rendered("{% partial_time value %}", PartialDate(2012, 5), "ru")
    assert shown == '<time datetime="2012-05">Май 2012</time>'
    shown = _rendered("{% partial_time value sentence_start=False %}", PartialDate(2012), "tg")
    assert shown == '<time datetime="2012">соли 2012</time>'


def test_undated_record_has_no_time_element() -> None:
    assert _rendered("{% partial_time value %}", None) == "Undated"


@pytest.mark.parametrize(("code", "name"), [("tg", "Тоҷикӣ"), ("xx", "xx")])
def test_own_name_is_in_the_language_itself(code: str, name: str) -> None:
    assert _rendered("{{ value|own_name }}", code, "ru") == name


def test_language_name_is_in_the_readers_language() -> None:
    assert _rendered("{{ value|language_name }}", "ru") == "Russian"
    assert _rendered("{{ value|language_name }}", "ru", "ru").casefold() == "русский"
    assert _rendered("{{ value|language_name }}", "xx") == "xx"


@pytest.mark.parametrize(
    ("size", "language", "shown"),
    [
        (None, "en", ""),
        ("", "en", ""),
        (-1, "en", ""),
        (0, "en", "0 bytes"),
        (1, "en", "1 byte"),
        (870_000, "en", "850 KB"),
        (1024 * 1024 - 1, "en", "1.0 MB"),
        (1_258_291, "en", "1.2 MB"),
        (1_258_291, "ru", "1,2 МБ"),
        (1_258_291, "tg", "1,2 МБ"),
        (1024**3 - 1, "ru", "1,0 ГБ"),
        (1234 * 1024**3, "ru", "1 234,0 ГБ"),
    ],
)
def test_file_size_reads_as_the_language_writes_it(size: Any, language: str, shown: str) -> None:
    assert _rendered("{{ value|file_size }}", size, language) == shown.replace(" ", "\xa0")
