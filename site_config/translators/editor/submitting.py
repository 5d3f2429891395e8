"""Reads what the editor's form sends: sentences by place, and the warnings set aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict
from wagtail_localize.models import TemplateSegment

from site_config.translators.editor.storing import Wording
from site_config.translators.editor.typed import as_kept
from site_config.translators.handover.segments import Place
from site_config.translators.models import Job

#: A place as `editing.key_of` writes it; no key of the database has more digits.
_KEY = re.compile(r"(\d{1,18})-(\d{1,18})", re.ASCII)


@dataclass(frozen=True)
class Typed:
    """What was typed for one sentence, over which version, and which kinds of warning were set aside."""

    text: str
    wording: Wording
    overruled: frozenset[str]


def place_of(key: str) -> Place | None:
    """Return the place that a key names, None where it names none."""
    match = _KEY.fullmatch(key)
    return (int(match[1]), int(match[2])) if match else None


def typed_sentences(job: Job, form: QueryDict) -> dict[Place, Typed]:
    """Return what was typed into the form of a job; one query."""
    rich = set(TemplateSegment.objects.filter(source=job.translation.source).values_list("context_id", flat=True))
    found = {}
    for key, place in _places(form):
        text = form[f"text-{key}"]
        wording = Wording(as_kept(text, is_rich=place[0] in rich), form.get(f"seen-{key}"))
        found[place] = Typed(text, wording, frozenset(form.getlist(f"overrule-{key}")))
    return found


def _places(form: QueryDict) -> Iterator[tuple[str, Place]]:
    for name in form:
        key = name.removeprefix("text-")
        place = place_of(key) if key != name else None
        if place:
            yield key, place
