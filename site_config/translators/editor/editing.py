"""The sentences of one job, each with all that its translator needs to see."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import StringSegment, StringTranslation, TemplateSegment

from site_config.languages.codes import FALLBACKS, SOURCE
from site_config.translators.editor.accepting import Acceptance
from site_config.translators.editor.comparing import Piece, difference
from site_config.translators.editor.findings import Remark, overrulings_of, remarks_on
from site_config.translators.editor.proposals import MEMORY, Proposal
from site_config.translators.editor.storing import Result, version
from site_config.translators.editor.typed import as_typed
from site_config.translators.handover.adopting import ADOPTED
from site_config.translators.handover.carrying import wordings_before
from site_config.translators.handover.handing_over import KEPT, MOVED
from site_config.translators.handover.segments import Place
from site_config.translators.models import Job, Suggestion
from site_config.translators.naming import Name, places_on_the_form
from site_config.translators.subjects import model_of

#: How the names of origins in wagtail-localize's records are said to translators; those of machines are names.
_ORIGINS = {
    ADOPTED: _("found on the translated page"),
    KEPT: _("kept at a minor change of the English"),
    MEMORY: _("from the memory"),
    Suggestion.Origin.FILE: _("from a file"),
    MOVED: _("from another place of this text"),
}


class State(StrEnum):
    """What a sentence waits for."""

    MISSING = "missing"
    #: Without a translation, but it was translated before its English changed.
    CHANGED = "changed"
    ERROR = "error"
    WARNING = "warning"
    DONE = "done"


@dataclass
class Row:
    """One sentence: English, translation, what it was before, and what is said about it."""

    number: int
    segment: StringSegment
    name: Name
    is_rich: bool
    translation: StringTranslation | None = None
    #: The translation of the wording before, which comes with it as `translation_of`.
    before: StringTranslation | None = None
    #: The same sentence in the language that stands beside the English, as its translator sees it.
    beside: str = ""
    #: Whether that still translates the English before it changed.
    beside_is_old: bool = False
    remarks: list[Remark] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    #: What was typed and not stored, and why not.
    typed: str | None = None
    result: Result | None = None

    @property
    def place(self) -> Place:
        """Where the sentence stands."""
        return self.segment.context_id, self.segment.string_id

    @property
    def key(self) -> str:
        """The place as it stands in names of fields."""
        return key_of(self.place)

    @property
    def state(self) -> State:
        """What the sentence waits for; what was typed and not stored comes first."""
        if self.result is not None:
            return State.ERROR
        if self.translation is None:
            return State.CHANGED if self.before else State.MISSING
        if self.translation.has_error or any(remark.is_error for remark in self.remarks):
            return State.ERROR
        return State.WARNING if any(remark.is_open for remark in self.remarks) else State.DONE

    @property
    def english(self) -> str:
        """The English sentence as its translator sees it."""
        return self._shown(self.segment.string.data)

    @property
    def english_marked(self) -> list[Piece]:
        """The English with what is gone from it and what is new in it."""
        if self.before is None:
            return [Piece("same", self.english)]
        return difference(self._shown(self.before.translation_of.data), self.english)

    @property
    def was(self) -> str:
        """The translation of the sentence before it changed."""
        return self._shown(self.before.data) if self.before else ""

    @property
    def stored(self) -> str:
        """The stored translation as its translator sees it."""
        return self._shown(self.translation.data) if self.translation else ""

    @property
    def value(self) -> str:
        """What stands in the field."""
        return self.stored if self.typed is None else self.typed

    @property
    def theirs(self) -> str:
        """What somebody else stored while this was typed; empty when they took the translation away."""
        return self._shown(self.result.theirs.data) if self.result and self.result.theirs else ""

    @property
    def version(self) -> str:
        """The version of the stored translation, to be sent back with what is typed over it."""
        return version(self.translation)

    @property
    def is_from_memory(self) -> bool:
        """Whether the translation was taken from the memory, and nobody has changed it since."""
        return self.translation is not None and self.translation.tool_name == MEMORY

    @property
    def origin(self) -> str:
        """Where the translation comes from when nobody typed it, in words."""
        if self.translation is None:
            return ""
        tool = self.translation.tool_name
        return str(_ORIGINS.get(tool, tool))

    @property
    def links(self) -> dict[str, str]:
        """The addresses of the links of a rich text by their `id`; empty for a page of this site."""
        attributes: dict[str, dict[str, str]] = json.loads(self.segment.attrs or "null") or {}
        return {name: values.get("href", "") for name, values in attributes.items()}

    def _shown(self, data: str) -> str:
        return as_typed(data, is_rich=self.is_rich)


def key_of(place: Place) -> str:
    """Return a place as it stands in names of fields."""
    return f"{place[0]}-{place[1]}"


def language_beside(language: str) -> str:
    """Return the language whose translation helps that of `language` beside the English; empty where there is none."""
    return next((code for code in FALLBACKS[language] if code != SOURCE), "")


def rows_of(job: Job) -> list[Row]:
    """Return the sentences of a job, in the order of the page's form; seven queries, however many there are."""
    source = job.translation.source
    acceptance = Acceptance(job)
    form = places_on_the_form(model_of(job))
    segments: dict[Place, StringSegment] = {}
    for each in StringSegment.objects.filter(source=source).select_related("string", "context").order_by("order", "pk"):
        segments.setdefault((each.context_id, each.string_id), each)
    in_order = sorted(segments.values(), key=lambda each: form.get(each.context.path.partition(".")[0], len(form)))
    rich = set(TemplateSegment.objects.filter(source=source).values_list("context_id", flat=True))
    written = {job.translation.target_locale.language_code: {}, language_beside(job.language): {}}
    rows = StringTranslation.objects.filter(
        context__object_id=source.object_id, locale__language_code__in=[code for code in written if code]
    )
    for row in rows.select_related("locale", "translation_of", "last_translated_by"):
        written[row.locale.language_code][row.context_id, row.translation_of_id] = row
    own, beside = written[job.language], written.get(language_beside(job.language), {})
    before = _before(job, segments, own, rich)
    overruled = overrulings_of([own[place] for place in segments if place in own])
    found = []
    for number, segment in enumerate(in_order, 1):
        place = segment.context_id, segment.string_id
        row = Row(number, segment, acceptance.name(segment), place[0] in rich, own.get(place), before.get(place))
        old = (place[0], row.before.translation_of_id) if row.before else place
        if help_from := beside.get(place) or beside.get(old):
            row.beside = as_typed(help_from.data, is_rich=row.is_rich)
            row.beside_is_old = place not in beside
        if row.translation:
            findings = acceptance.findings(segment, row.translation.data)
            row.remarks = remarks_on(findings, overruled[row.translation.pk])
        found.append(row)
    return found


def _before(
    job: Job, segments: dict[Place, StringSegment], own: dict[Place, StringTranslation], rich: set[int]
) -> dict[Place, StringTranslation]:
    """Return what the sentences that changed since the last publication were, with their translations then."""
    came = {}
    for place, segment in segments.items():
        translation = own.get(place)
        is_old = translation and job.published_at and translation.created_at <= job.published_at
        if not is_old:
            came[place] = segment.string.data
    gone = {place: translation for place, translation in own.items() if place not in segments}
    return wordings_before(came, gone, rich)
