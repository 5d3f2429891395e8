import json

import pytest

from site_config.operations import characters


@pytest.mark.parametrize("bad", ["\x00", "\x08", "\x0b", "\x1f", "\x7f", "\ud800", "\uffff"])
def test_unwanted_character_is_found(bad):
    assert not characters.is_clean(f"a{bad}b")


@pytest.mark.parametrize("good", ["", "line\r\nline\ttab", "Ҷустуҷӯ", "\ufffd", "e\u0301", "😀", "\x85"])
def test_text_of_any_language_is_clean(good):
    assert characters.is_clean(good)


@pytest.mark.parametrize(
    "query",
    ["", "q=%D2%B3&page=2", "a=b&&c", "q=a+b%20c", "q=%", "q=%zz", "topic=labour;sort=x", "=", "a=b=c", "q=100%25"],
)
def test_clean_query_comes_back_byte_for_byte(query):
    assert characters.clean_query(query) == query


@pytest.mark.parametrize(
    ("query", "cleaned"),
    [
        ("q=mig%00ration", "q=migration"),
        ("q=mig\x00ration", "q=migration"),
        ("q=%FFvisa%C3", "q=visa"),
        ("q=\xffvisa", "q=visa"),
        ("q%00=a&b=c%26d%1F", "q=a&b=c%26d"),
        ("q=%D2%B3%00+x", "q=%D2%B3+x"),
        ("q=%ED%A0%80", "q="),
        ("verb=Identify%00", "verb=Identify"),
    ],
)
def test_unwanted_parts_of_a_query_are_removed(query, cleaned):
    assert characters.clean_query(query) == cleaned


@pytest.mark.parametrize("path", ["/en/", "/ru/новости/", "/en/100%/", "/en/%D2%B3/"])
def test_readable_path_passes(path):
    assert characters.is_clean_path(path)


@pytest.mark.parametrize("path", ["/en/\x00", "/en/%FF/", "/en/%00", "/en/\x1b"])
def test_unreadable_path_is_found(path):
    assert not characters.is_clean_path(path)


@pytest.mark.parametrize("value", ["a\x00", ["a", {"b": "\x1f"}], {"\x00": 1}, "\ud800"])
def test_escaped_character_in_json_is_found(value):
    assert not characters.is_clean_json(json.dumps(value))


@pytest.mark.parametrize("text", ['"\\\\u0000"', '{"a": "\\u0431"}', "\\u0000 in prose", '{"half": "\\u00'])
def test_json_that_only_looks_alike_passes(text):
    assert characters.is_clean_json(text)


def test_json_nested_too_deep_to_read_is_refused():
    assert not characters.is_clean_json("[" * 200_000 + '"\\u0041"' + "]" * 200_000)
