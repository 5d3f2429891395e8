"""The buttons beside single sentences: take what is proposed, take a translation back."""

from __future__ import annotations

from dataclasses import replace

from django.http import QueryDict

from site_config.translators.editor.editing import rows_of
from site_config.translators.editor.proposals import propose
from site_config.translators.editor.storing import Wording
from site_config.translators.editor.submitting import Typed, place_of
from site_config.translators.handover.segments import Place
from site_config.translators.models import Job


def choose(job: Job, form: QueryDict, typed: dict[Place, Typed]) -> None:
    """Put into `typed` what the pressed button means: another wording for its sentence, or none."""
    key, _colon, proposal = form.get("use", "").partition(":")
    if (place := place_of(key)) in typed:
        _use(job, place, proposal, typed)
    if (place := place_of(form.get("remove", ""))) in typed:
        typed[place] = replace(typed[place], text="", wording=Wording("", typed[place].wording.seen))


def _use(job: Job, place: Place, key: str, typed: dict[Place, Typed]) -> None:
    row = next((row for row in rows_of(job) if row.place == place), None)
    if row is None:
        return
    propose(job, [row])
    for proposal in row.proposals:
        if proposal.key == key:
            wording = Wording(proposal.data, typed[place].wording.seen)
            typed[place] = replace(typed[place], text=proposal.typed, wording=wording)
