"""What the protocol says of questions, asked without a database."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from research.oai.protocol import ProtocolError, Window, read_question, window_of
from research.oai.tokens import Place, place_asked, token_of

pytestmark = pytest.mark.once

DC = "metadataPrefix=oai_dc"

GOOD = [
    "verb=Identify",
    "verb=Identify&",
    "verb=ListSets",
    "verb=ListSets&resumptionToken=x",
    "verb=ListMetadataFormats",
    "verb=ListMetadataFormats&identifier=oai:site.example:publication/1/en",
    "verb=ListMetadataFormats&identifier=nonsense",
    "verb=ListMetadataFormats&identifier=http://other.example/a%2520b",
    f"verb=GetRecord&identifier=oai:site.example:publication/1/en&{DC}",
    f"{DC}&verb=ListRecords",
    f"verb=ListRecords&{DC}&from=2020-01-01&until=2020-01-01&set=topic:labour-migration",
    f"verb=ListIdentifiers&{DC}&from=2020-01-01T00:00:00Z&until=2020-02-29T23:59:59Z",
    "verb=ListIdentifiers&resumptionToken=x",
]

BAD_VERB = [
    "",
    "verb=",
    "verb",
    "verb=identify",
    "verb=IDENTIFY",
    "verb=Identify+",
    "verb=nothing",
    "verb=ListRecord",
] + [
    "verb=Identify&verb=Identify",
    "verb=Identify&verb=ListSets",
    "Verb=Identify",
    f"{DC}&from=nonsense",
]

#: Questions and how many things are wrong with each.
BAD_ARGUMENT = {
    "verb=Identify&identifier=x": 1,
    "verb=Identify&=": 1,
    "verb=Identify&resumptionToken=x": 1,
    "verb=ListSets&metadataPrefix=oai_dc": 1,
    "verb=ListSets&resumptionToken=x&set=a": 1,
    "verb=ListMetadataFormats&identifier=": 1,
    "verb=ListMetadataFormats&identifier=an%20other": 1,
    "verb=ListMetadataFormats&identifier=a%22b": 1,
    "verb=ListMetadataFormats&identifier=a%25s": 1,
    "verb=ListMetadataFormats&identifier=:a": 1,
    "verb=ListMetadataFormats&identifier=oai:[a": 1,
    "verb=ListMetadataFormats&identifier=http://a:b:c/": 1,
    "verb=ListMetadataFormats&identifier=oai:site.example:публикация": 1,
    "verb=ListMetadataFormats&identifier=a&identifier=a": 1,
    "verb=GetRecord": 2,
    f"verb=GetRecord&{DC}": 1,
    "verb=GetRecord&identifier=x": 1,
    f"verb=GetRecord&identifier=x&{DC}&from=2020-01-01": 1,
    "verb=ListRecords": 1,
    "verb=ListRecords&metadataprefix=oai_dc": 2,
    "verb=ListRecords&metadataPrefix=": 1,
    "verb=ListRecords&metadataPrefix=oai%20dc": 1,
    "verb=ListRecords&metadataPrefix=oai_dc%0A": 1,
    f"verb=ListRecords&{DC}&{DC}": 1,
    f"verb=ListRecords&{DC}&set=": 1,
    f"verb=ListRecords&{DC}&set=:a": 1,
    f"verb=ListRecords&{DC}&set=a:": 1,
    f"verb=ListRecords&{DC}&set=a b": 1,
    f"verb=ListRecords&{DC}&resumptionToken=x": 1,
    "verb=ListRecords&resumptionToken=x&from=2020-01-01": 1,
    "verb=ListRecords&resumptionToken=x&resumptionToken=x": 1,
    f"verb=ListRecords&{DC}&from=": 1,
    f"verb=ListRecords&{DC}&from=2020": 1,
    f"verb=ListRecords&{DC}&from=2020-02": 1,
    f"verb=ListRecords&{DC}&from=2020-1-1": 1,
    f"verb=ListRecords&{DC}&from=2020-02-30": 1,
    f"verb=ListRecords&{DC}&from=0000-01-01": 1,
    f"verb=ListRecords&{DC}&from=2020-01-01T00:00:00": 1,
    f"verb=ListRecords&{DC}&from=2020-01-01T00:00Z": 1,
    f"verb=ListRecords&{DC}&from=2020-01-01T00:00:00.0Z": 1,
    f"verb=ListRecords&{DC}&from=2020-01-01T24:00:00Z": 1,
    f"verb=ListRecords&{DC}&from=2020-01-01T00:00:00%2B05:00": 1,
    f"verb=ListRecords&{DC}&until=%D9%A2%D9%A0%D9%A2%D9%A0-01-01": 1,
    f"verb=ListRecords&{DC}&until=yesterday&set=": 2,
    f"verb=ListRecords&{DC}&from=2020-01-02&until=2020-01-01": 1,
    f"verb=ListRecords&{DC}&from=2020-01-01&until=2020-01-01T10:00:00Z": 1,
    f"verb=ListRecords&{DC}&from=2020-01-01T10:00:00Z&until=2020-01-02": 1,
    "verb=ListRecords&from=2020-01-01&from=2020-01-01&colour=red": 3,
}


def ask(query: str) -> object:
    return read_question(parse_qs(query, keep_blank_values=True).items())


@pytest.mark.parametrize("query", GOOD)
def test_what_the_protocol_allows_is_understood(query: str) -> None:
    fields = {name: values[0] for name, values in parse_qs(query).items()}
    question = read_question(parse_qs(query).items())
    assert {"verb": question.verb, **question.arguments} == fields


@pytest.mark.parametrize("query", BAD_VERB)
def test_a_wrong_verb_is_the_only_error(query: str) -> None:
    with pytest.raises(ProtocolError) as raised:
        ask(query)
    assert [problem.code for problem in raised.value.problems] == ["badVerb"]


@pytest.mark.parametrize(("query", "faults"), BAD_ARGUMENT.items())
def test_all_wrong_arguments_are_named(query: str, faults: int) -> None:
    with pytest.raises(ProtocolError) as raised:
        ask(query)
    assert [problem.code for problem in raised.value.problems] == ["badArgument"] * faults


def test_days_reach_from_their_first_to_their_last_second() -> None:
    window = window_of({"from": "2020-02-29", "until": "2020-02-29"})
    assert window.since == datetime(2020, 2, 29, tzinfo=UTC)
    assert window.until == datetime(2020, 2, 29, 23, 59, 59, tzinfo=UTC)


def test_the_last_day_of_the_calendar_is_a_day() -> None:
    assert window_of({"until": "9999-12-31"}).until == datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
    assert window_of({}) == Window()


def test_a_token_brings_back_its_place() -> None:
    place = Place("ListRecords", {"metadataPrefix": "oai_dc", "set": "lang:tg"}, after=[1_700_000_000, 7], cursor=100)
    question = read_question([("verb", ["ListRecords"]), ("resumptionToken", [token_of(place)])])
    assert place_asked(question) == place
    assert token_of(place) == token_of(place)


def test_without_a_token_a_list_begins_at_its_beginning() -> None:
    question = read_question([("verb", ["ListRecords"]), ("metadataPrefix", ["oai_dc"])])
    assert place_asked(question) == Place("ListRecords", {"metadataPrefix": "oai_dc"})


@given(st.text())
def test_garbage_is_no_token(garbage: str) -> None:
    question = read_question([("verb", ["ListSets"]), ("resumptionToken", [garbage])])
    with pytest.raises(ProtocolError, match="token"):
        place_asked(question)


def test_the_token_of_another_verb_or_a_changed_one_is_refused() -> None:
    token = token_of(Place("ListRecords", {"metadataPrefix": "oai_dc"}, [1, 1], 100))
    for verb, given_token in [("ListIdentifiers", token), ("ListRecords", token[:-1]), ("ListRecords", "A" + token)]:
        question = read_question([("verb", [verb]), ("resumptionToken", [given_token])])
        with pytest.raises(ProtocolError) as raised:
            place_asked(question)
        assert [problem.code for problem in raised.value.problems] == ["badResumptionToken"]
