"""The glossary of the tests: the terms that the site begins with."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from site_config.translators.checking import Glossary, Term, prepare

TERMS = Path(__file__).resolve().parents[3] / "site_config" / "translators" / "glossary" / "terms.toml"


@cache
def glossary(language: str) -> Glossary:
    """Return the first terms of a language, without a database."""
    facts = tomllib.loads(TERMS.read_text(encoding="utf-8"))["term"]
    return prepare(
        (
            Term(
                term["en"],
                term.get(language, ""),
                tuple(term.get(f"{language}_allowed", ())),
                tuple(term.get(f"{language}_forbidden", ())),
                term.get("match_case", False),
            )
            for term in facts
        ),
        language,
    )
