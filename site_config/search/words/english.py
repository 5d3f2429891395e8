"""The stem of an English word: Snowball, and what it misses."""

from __future__ import annotations

import re

from site_config.search.words.snowball import snowball_english

#: British spellings and irregular forms, each with the word whose stem it takes.
_SAME_AS = {
    "children": "child",
    "people": "person",
    "peoples": "person",
    "persons": "person",
    "wives": "wife",
    "men": "man",
    "feet": "foot",
    "crises": "crisis",
    "analyses": "analysis",
    "hypotheses": "hypothesis",
    "criteria": "criterion",
    "fled": "flee",
    "fleeing": "flee",
    "sought": "seek",
    "sent": "send",
    "paid": "pay",
    "programme": "program",
    "programmes": "program",
    "programs": "program",
    "centre": "center",
    "centres": "center",
    "theatre": "theater",
    "theatres": "theater",
    "metre": "meter",
    "metres": "meter",
    "kilometre": "kilometer",
    "kilometres": "kilometer",
    "litre": "liter",
    "litres": "liter",
    "defence": "defense",
    "licence": "license",
    "licences": "license",
    "offence": "offense",
    "offences": "offense",
    "ageing": "aging",
    "judgement": "judgment",
    "enrolment": "enrollment",
    "fulfilment": "fulfillment",
}
#: Words to which Snowball gives the stem of a word that they have little to do with (author, depart, edit, minor).
_STEMS = {
    form: word
    for word, forms in {
        "authority": "authority authorities",
        "department": "department departments departmental",
        "edition": "edition editions",
        "emergency": "emergency emergencies",
        "experiment": "experiment experiments experimental",
        "importance": "importance important importantly",
        "informal": "informal informally informality",
        "information": "information",
        "majority": "majority majorities",
        "minority": "minority minorities",
    }.items()
    for form in forms.split()
}

_OUR = re.compile(
    r"^((?:dis|mis|un)?(?:arb|arm|behavi|cand|clam|col|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|misdemean|neighb|od|"
    r"parl|rig|rum|sav|splend|tum|val|vap|vig))our"
)
# Towards -ise, not away from it: "promise" and "exercise" have no other spelling, while hardly any word needs its -ize.
_IZE = re.compile(r"(?<=[a-z]{3})([iy])z(?=(?:e|es|ed|ing|er|ers|able|ation|ations|ational|ationally)$)")
_DOUBLED_L = re.compile(
    r"^(travel|label|model|cancel|counsel|channel|fuel|level|signal|total)l(?=(?:ed|ing|er|ers|or|ors)$)"
)
# businesswomen, tradesmen, policemen; but not specimen, Yemen, Turkmen.
_MEN = re.compile(r"(?<=wo|.s|re|ce|er|ry)men$")


def english_stem(word: str) -> str:
    """Return the stem of a spelled English word."""
    word = _SAME_AS.get(word, word)
    word = _OUR.sub(r"\1or", _IZE.sub(r"\1s", _DOUBLED_L.sub(r"\1", _MEN.sub("man", word))))
    return _STEMS.get(word) or snowball_english(word)
