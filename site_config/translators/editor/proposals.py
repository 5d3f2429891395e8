"""What may be taken as the translation of a sentence: nothing of it counts before a person has taken it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation

from site_config.translators.editor.typed import as_typed
from site_config.translators.handover.memory import Match, recall
from site_config.translators.handover.segments import Place
from site_config.translators.models import Job, Suggestion

if TYPE_CHECKING:
    from site_config.translators.editor.editing import Row

#: How wagtail-localize's records name the memory as the origin of a translation.
MEMORY = "memory"


@dataclass(frozen=True)
class Proposal:
    """A wording that is proposed: as HTML, as its translator sees it, and where it comes from."""

    data: str
    typed: str
    origin: str
    #: The English it translates, where that is not the same sentence.
    english: str = ""

    @property
    def key(self) -> str:
        """What tells it from the other proposals for its sentence."""
        return hashlib.blake2b(self.data.encode(), digest_size=8).hexdigest()


def propose(job: Job, rows: Sequence[Row]) -> None:
    """Give the sentences that have no translation what may be taken for one, the best first; six queries."""
    missing = [row for row in rows if row.translation is None]
    locale = job.translation.target_locale_id
    matches = recall({row.segment.string_id: row.segment.string.data for row in missing}, locale)
    suggestions = Suggestion.objects.filter(context__in={row.segment.context_id for row in missing}, locale_id=locale)
    stored: dict[Place, list[Suggestion]] = {}
    for suggestion in suggestions.order_by("origin"):
        stored.setdefault((suggestion.context_id, suggestion.string_id), []).append(suggestion)
    for row in missing:
        found = [_from_memory(match, row) for match in matches.get(row.segment.string_id, [])]
        found += [_from_outside(suggestion, row) for suggestion in stored.get(row.place, [])]
        if row.before:
            found.insert(0, Proposal(row.before.data, row.was, _("The translation before the English changed")))
        row.proposals = list({proposal.data: proposal for proposal in reversed(found)}.values())[::-1]


def _from_memory(match: Match, row: Row) -> Proposal:
    typed = as_typed(match.data, is_rich=row.is_rich)
    if match.ratio == 1:
        return Proposal(match.data, typed, _("The same sentence in “%(title)s”") % {"title": match.title})
    words = _("%(percent)d%% alike, in “%(title)s”") % {"percent": int(100 * match.ratio), "title": match.title}
    return Proposal(match.data, typed, words, as_typed(match.source, is_rich=row.is_rich))


def _from_outside(suggestion: Suggestion, row: Row) -> Proposal:
    origin = suggestion.get_origin_display()
    if suggestion.origin_name:
        origin = f"{origin}: {suggestion.origin_name}"
    return Proposal(suggestion.data, as_typed(suggestion.data, is_rich=row.is_rich), origin)


def same_elsewhere(job: Job, rows: Sequence[Row]) -> dict[Place, str]:
    """
    Return, for the sentences without a translation, how the very same sentence was translated last, on another page or
    at another place of this one. One query.
    """
    missing = {row.place: row.segment.string_id for row in rows if row.translation is None}
    known = StringTranslation.objects.filter(
        translation_of__in=set(missing.values()), locale_id=job.translation.target_locale_id, has_error=False
    )
    latest = dict(known.order_by("updated_at", "pk").values_list("translation_of_id", "data"))
    return {place: latest[string] for place, string in missing.items() if string in latest}
