"""Writes the sentences of jobs as papers for translators outside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import batched
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, TemplateSegment

from site_config.languages.codes import NAMES, SOURCE
from site_config.pages.addresses import absolute, address_in
from site_config.translators.editor.editing import language_beside
from site_config.translators.files.papers import Paper, State, Unit, key_of, revision_of
from site_config.translators.handover.carrying import wordings_before
from site_config.translators.handover.segments import Place
from site_config.translators.models import Job, Suggestion
from site_config.translators.naming import name_of
from site_config.translators.subjects import jobs_with_subjects, model_of

#: Jobs whose sentences are read together.
JOBS_AT_ONCE = 100


class _Words:
    """The sentences of some jobs, and what is written and proposed for them; six queries."""

    def __init__(self, jobs: list[Job]) -> None:
        sources = {job.translation.source_id: job.translation.source.object_id for job in jobs}
        self.segments: dict[int, list[StringSegment]] = defaultdict(list)
        segments = StringSegment.objects.filter(source__in=sources).select_related("string", "context")
        for segment in segments.order_by("source", "order", "pk"):
            self.segments[segment.source_id].append(segment)
        templates = TemplateSegment.objects.filter(source__in=sources)
        self.rich = set(templates.values_list("context_id", flat=True))
        self.written: dict[tuple[str, UUID], dict[Place, StringTranslation]] = defaultdict(dict)
        languages = {job.language for job in jobs}
        rows = StringTranslation.objects.filter(
            context__object__in=sources.values(),
            locale__language_code__in=languages | {language_beside(language) for language in languages},
            has_error=False,
        )
        for row in rows.select_related("locale", "context", "translation_of").order_by("updated_at", "pk"):
            place = row.context_id, row.translation_of_id
            self.written[row.locale.language_code, row.context.object_id][place] = row
        self.proposed: dict[tuple[int, Place], Suggestion] = {}
        for each in Suggestion.objects.filter(context__object__in=sources.values()):
            self.proposed[each.locale_id, (each.context_id, each.string_id)] = each
        pages = Page.objects.filter(
            translation_key__in=sources.values(), locale__language_code=SOURCE, depth__gt=1
        ).only("url_path", "translation_key")
        self.pages = {page.translation_key: page for page in pages}


def papers_of(jobs: Iterable[int]) -> Iterator[Paper]:
    """Yield a paper for each job, given by key, in their order; six queries for every hundred of them."""
    for keys in batched(jobs, JOBS_AT_ONCE):
        found = jobs_with_subjects().in_bulk(keys)
        ordered = [found[key] for key in keys if key in found]
        words = _Words(ordered)
        for job in ordered:
            # Notes are read by who translates into the language, whoever exports.
            with override(job.language):
                yield _paper(job, words)


def paper_of(job: Job) -> Paper:
    """Return the paper of one job."""
    return next(papers_of([job.pk]))


def _paper(job: Job, words: _Words) -> Paper:
    subject = job.translation.source.object_id
    written = words.written[job.language, subject]
    beside = language_beside(job.language)
    others = words.written[beside, subject] if beside else {}
    segments = words.segments[job.translation.source_id]
    places = set(map(_place, segments))
    gone = {place: row for place, row in written.items() if place not in places}
    waiting = {place: segment.string.data for segment in segments if (place := _place(segment)) not in written}
    before = wordings_before(waiting, gone, words.rich)
    units = []
    for segment in segments:
        place = _place(segment)
        target, state, previous = _wording(job, place, written, before, words)
        units.append(
            Unit(
                key=key_of(segment.context.path, segment.order),
                source=segment.string.data,
                target=target,
                state=state,
                note=_note(job, segment, beside, others.get(place)),
                previous_source=previous,
                translated_at=written[place].updated_at if place in written else None,
            )
        )
    page = words.pages.get(subject)
    return Paper(
        translation=job.translation.uuid,
        language=job.language,
        title=job.title,
        url=absolute(address_in(page, SOURCE)) if page else "",
        revision=revision_of(units),
        made_at=timezone.now(),
        units=tuple(units),
        obsolete=tuple(_obsolete(row) for row in gone.values()),
    )


def _place(segment: StringSegment) -> Place:
    return segment.context_id, segment.string_id


def _wording(
    job: Job,
    place: Place,
    written: dict[Place, StringTranslation],
    before: dict[Place, StringTranslation],
    words: _Words,
) -> tuple[str, State, str]:
    """Return what stands or is proposed for a sentence, how far that is, and the English it was made for."""
    if place in written:
        return written[place].data, State.DONE, ""
    if place in before:
        return before[place].data, State.FUZZY, before[place].translation_of.data
    proposed = words.proposed.get((job.translation.target_locale_id, place))
    return (proposed.data, State.FUZZY, "") if proposed else ("", State.UNTRANSLATED, "")


def _note(job: Job, segment: StringSegment, beside: str, other: StringTranslation | None) -> str:
    name = name_of(model_of(job), segment.context.field_path or segment.context.path)
    lines = [": ".join(filter(None, (name.group, name.own)))]
    if name.longest:
        lines.append(_("%(count)s characters at most") % {"count": name.longest})
    if other:
        lines.append(f"{NAMES[beside]}: {other.data}")
    return "\n".join(lines)


def _obsolete(row: Any) -> Unit:
    return Unit(row.context.path, row.translation_of.data, row.data, State.DONE)
