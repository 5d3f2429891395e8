"""The terms that the glossary begins with (terms.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from site_config.translators.models.glossary import LANGUAGES, GlossaryTerm

TERMS = Path(__file__).with_name("terms.toml")


def load_terms(once: Callable[[str, Callable[[], Any]], None]) -> None:
    """
    Bring the first terms, each through `once`, which keeps what was brought by its key.

    So a term that an editor changed or deleted stays as it is; nor is one touched that an editor has made already.
    """
    for facts in tomllib.loads(TERMS.read_text(encoding="utf-8"))["term"]:
        once(f"term {facts['en']}", lambda facts=facts: _term(facts))


def _term(facts: dict[str, Any]) -> GlossaryTerm:
    found = GlossaryTerm.named(facts["en"])
    if found is not None:
        return found
    term = GlossaryTerm(
        english=facts["en"],
        match_case=facts.get("match_case", False),
        note=facts.get("note", ""),
        source=facts.get("source", ""),
        needs_confirmation=facts.get("confirm", False),
    )
    for language in LANGUAGES:
        setattr(term, language, facts.get(language, ""))
        for kind in ("allowed", "forbidden"):
            name = f"{language}_{kind}"
            setattr(term, name, "\n".join(facts.get(name, ())))
    term.save()
    return term
