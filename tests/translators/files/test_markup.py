"""Sentences have one spelling, wagtail-localize's own, and a translation's tags are compared with the English ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail_localize.strings import StringValue

from site_config.translators.files.markup import Begin, End, Words, WrongMarkup, fault, normal, parts_of, plain
from site_config.translators.files.papers import bearable

pytestmark = pytest.mark.once

LINK = 'See <a id="a1">the <b>law</b></a> now'


def test_the_parts_of_a_sentence_follow_each_other() -> None:
    assert parts_of('A &amp; <a id="a1">b</a><br>') == [
        Words("A & "),
        Begin("a", "a1"),
        Words("b"),
        End("a"),
        Begin("br"),
    ]


@pytest.mark.parametrize(
    ("typed", "spelt"),
    [
        ("A & B", "A &amp; B"),
        ("Q&A", "Q&amp;A"),
        ("R&D&amp;", "R&amp;D&amp;"),
        ("&notit &copy2025", "&amp;notit &amp;copy2025"),
        ("5 < 6 > 4", "5 &lt; 6 &gt; 4"),
        ("&laquo;да&raquo;&nbsp;&#8212; &#x2014;", "«да»\u00a0— —"),
        ("<B>x</B><br><BR/><br />", "<b>x</b><br/><br/><br/>"),
        ("<br></br>", "<br/>"),
        ("<a id='a1'>x</a>", '<a id="a1">x</a>'),
        ('"quotes"', '"quotes"'),
        ("&amp;lt;b&amp;gt;", "&amp;lt;b&amp;gt;"),
        ("a&#0;b&#7;c", "a\ufffdbc"),
    ],
)
def test_what_people_type_gets_the_one_spelling(typed: str, spelt: str) -> None:
    assert normal(typed) == spelt
    assert normal(spelt) == spelt


@pytest.mark.parametrize(
    "sentence",
    [
        "<script>x</script>",
        "<b onclick='x'>x</b>",
        '<a href="javascript:x">x</a>',
        '<b id="b1">x</b>',
        "<b>x",
        "x</b>",
        "<b><i>x</b></i>",
        "<!-- x -->",
        "<?php x ?>",
        "<p>x</p>",
        '<a id="a1" href="/x">x</a>',
        "<b/ >x",
    ],
)
def test_other_tags_are_wrong(sentence: str) -> None:
    with pytest.raises(WrongMarkup):
        normal(sentence)


@pytest.mark.parametrize(
    "target",
    [
        'См. <a id="a1"><b>закон</b></a>',
        '<a id="a1">Закон</a>',
        'См. <b>здесь</b>: <a id="a1"><b>закон</b></a>',
    ],
)
def test_emphasis_may_move_and_go(target: str) -> None:
    assert fault(LINK, target) == ""


@pytest.mark.parametrize(
    ("target", "named"),
    [
        ("Закон", '“<a id="a1">”'),
        ('<a id="a1">Закон</a> <a id="a1">здесь</a>', "more often"),
        ('<a id="a1">Закон</a> <a id="a2">здесь</a>', '“<a id="a2">”'),
        ("<a>Закон</a>", "“<a>”"),
        ('<a id="a1"><i>Закон</i></a>', "“<i>”"),
        ('<a id="a1">Закон<br/></a>', "“<br/>”"),
        ('<a id="a1">Закон', "“<a id"),
        ("<script>x</script>", "“<script>”"),
    ],
)
def test_what_is_wrong_is_named(target: str, named: str) -> None:
    assert named in fault(LINK, target)


def test_words_are_what_stands_between_tags() -> None:
    assert plain(LINK) == "See the law now"
    assert plain("<b>x") == "<b>x"


@given(st.text())
def test_every_plain_text_of_the_site_is_already_spelt_so(text: str) -> None:
    data = bearable(StringValue.from_plaintext(text).data)
    assert normal(data) == data


INLINE = st.recursive(
    st.text(alphabet="aбҷ &<>\"' \n").map(lambda text: StringValue.from_plaintext(text).data),
    lambda inner: st.builds(
        lambda name, children: f"<{name}>{''.join(children)}</{name}>",
        st.sampled_from(
            ["b", "i", "em", "strong", "abbr", "acronym", "code", 'a href="https://x.example/?a=1&amp;b=2"']
        ),
        st.lists(inner, max_size=3),
    ).map(lambda html: html.replace('</a href="https://x.example/?a=1&amp;b=2">', "</a>")),
    max_leaves=8,
)


@given(INLINE)
def test_every_rich_text_of_the_site_is_already_spelt_so(html: str) -> None:
    data = StringValue.from_source_html(html)[0].data
    assert normal(data) == data
    assert fault(data, data) == ""


@given(st.text(alphabet="ab<>/&;#x1= \"'!-", max_size=40))
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    try:
        spelt = normal(text)
    except WrongMarkup:
        return
    assert normal(spelt) == spelt
    # Nothing but white space is no translation, and is never stored.
    assert not spelt.strip() or StringValue.from_translated_html(spelt).data == spelt


def test_white_space_alone_between_tags_is_spelt_as_it_is_stored() -> None:
    assert normal("<b>a</b>  <i>b</i>") == "<b>a</b> <i>b</i>"
    assert normal(" \n <b>a</b>\t ") == "\n<b>a</b> "
    assert normal("a  b  <b>c</b>") == "a  b  <b>c</b>"
