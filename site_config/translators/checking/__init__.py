"""
Checks of translated sentences against their English: pure functions, plain values.

    glossary = prepare(terms, "tg")
    for finding in check(Sentence(source, target, "tg", "title", glossary)): …
"""

from site_config.translators.checking.sentences import check
from site_config.translators.checking.terms import Glossary, Term, prepare
from site_config.translators.checking.values import Finding, Sentence, Severity

__all__ = ["Finding", "Glossary", "Sentence", "Severity", "Term", "check", "prepare"]
