"""English words that are one word for a reader."""

from __future__ import annotations

import pytest

from site_config.search.words import keys_of

pytestmark = pytest.mark.once

SAME = [
    "child children children’s child's",
    "woman women women’s",
    "wife wives",
    "man men men's",
    "businesswoman businesswomen",
    "policeman policemen",
    "fisherman fishermen",
    "countryman countrymen",
    "person people persons person’s",
    "labour labor labours labor's",
    "labourer laborer labourers",
    "neighbour neighbor neighbours neighboring",
    "behaviour behavior behavioural behavioral",
    "favourable favorable",
    "organisation organization organisations organizations organise organized organising organizer",
    "organisational organizational",
    "recognise recognized recognising",
    "legalisation legalization legalise",
    "analyse analyze analysed analyzing",
    "programme program programmes programs",
    "centre center centres",
    "kilometre kilometers",
    "defence defense",
    "travelling traveling",
    "counsellor counselor",
    "migrate migration migrations migrating",
    "migrant migrants migrant’s MIGRANTS",
    "refugee refugees",
    "policy policies",
    "university universities",
    "authority authorities",
    "minority minorities",
    "crisis crises",
    "analysis analyses",
    "remittance remittances",
    "returnee returnees",
    "country countries",
    "smuggle smuggling smuggled",
    "trafficking trafficked",
    "re\u00adentry reentry",
    "café cafe",
    "ﬁnance finance",
]

APART = [
    "migrant migration",
    "labour laboratory",
    "organisation organ",
    "university universal",
    "authority author",
    "department depart",
    "edition edit",
    "emergency emerging",
    "experiment experience",
    "important import",
    "informal information",
    "informal informed",
    "majority major",
    "minority minor",
    "policy police",
    "international internal",
    "news new",
    "promise promote",
    "hour horror",
    "exercise exorcist",
    "wife wi-fi",
    "child chill",
    "man many",
    "Yemen yeoman",
    "programme progress",
    "refugee refuse",
    "return retire",
    "country county",
    "border board",
    "general generation",
    "community communication",
    "four for",
    "Turkmen Turkman",
    "specimen speciman",
]


@pytest.mark.parametrize("words", SAME)
def test_forms_and_spellings_share_one_key(words: str) -> None:
    keys = {word: keys_of(word).main for word in words.split()}
    assert len(set(keys.values())) == 1, keys


@pytest.mark.parametrize("words", APART)
def test_other_words_keep_other_keys(words: str) -> None:
    one, other = words.split()
    assert keys_of(one).main != keys_of(other).main


def test_an_english_word_reads_in_one_way_only() -> None:
    assert keys_of("migrants").main == keys_of("migrants").tajik == "migrant"
