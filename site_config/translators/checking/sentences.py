"""All checks of a sentence, in the order in which a translator should read them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from site_config.translators.checking.addresses import address_findings
from site_config.translators.checking.figures import number_findings
from site_config.translators.checking.lengths import length_findings
from site_config.translators.checking.letters import letter_findings
from site_config.translators.checking.markup import markup_findings
from site_config.translators.checking.slips import slip_findings
from site_config.translators.checking.texts import Text
from site_config.translators.checking.typography import typography_findings
from site_config.translators.checking.untranslated import untranslated_findings
from site_config.translators.checking.values import Finding, Sentence
from site_config.translators.checking.wording import glossary_findings

_CHECKS: tuple[Callable[[Sentence, Text, Text], Iterator[Finding]], ...] = (
    markup_findings,
    untranslated_findings,
    glossary_findings,
    letter_findings,
    slip_findings,
    number_findings,
    address_findings,
    typography_findings,
    length_findings,
)


def check(sentence: Sentence) -> list[Finding]:
    """
    Return what is wrong, or may be, with a translated sentence: errors first, each thing once.

    A sentence without a translation has nothing to find. Asks no database, raises nothing whatever the texts are.
    """
    source, target = Text(sentence.source), Text(sentence.target)
    if not target.plain.strip() and not sentence.target.strip():
        return []
    found = dict.fromkeys(finding for each in _CHECKS for finding in each(sentence, source, target))
    return sorted(found, key=lambda finding: not finding.is_error)
