"""The editor: the sentences of one job, saved together by the form or one by one by its script."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import DraftStateMixin
from wagtail_localize.models import OverridableSegment, String

from site_config.languages.codes import NAMES
from site_config.pages.models import SitePage
from site_config.translators.desk.queue import neighbours
from site_config.translators.editor.editing import Row, State, language_beside, rows_of
from site_config.translators.editor.findings import overrule, overrulings_of, remarks_on
from site_config.translators.editor.handing_in import LONGEST_NOTE, NotReady, approve, hand_in, may_set_due
from site_config.translators.editor.machine import machine_name
from site_config.translators.editor.proposals import propose, same_elsewhere
from site_config.translators.editor.storing import Fate, Outcome, store
from site_config.translators.editor.submitting import Typed, typed_sentences
from site_config.translators.handover.segments import Place
from site_config.translators.models import Job
from site_config.translators.subjects import english_of
from site_config.translators.views.choices import choose
from site_config.translators.views.jobs import JobAccess

PER_PAGE = 50
#: Filter → the states it shows.
SHOWN: dict[str, set[State]] = {
    "": set(State),
    "missing": {State.MISSING, State.CHANGED},
    "changed": {State.CHANGED},
    "warnings": {State.WARNING, State.ERROR},
}


class EditorView(JobAccess, WagtailAdminTemplateMixin, TemplateView):
    """Shows the sentences with all that helps to translate them, and stores what is typed."""

    template_name = "translators/editor/editor.html"
    header_icon = "wagtail-localize-language"
    _show_breadcrumbs = True

    def get_page_title(self) -> str:
        return str(self.job.title)

    def get_page_subtitle(self) -> str:
        return str(NAMES[self.job.language])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        board = {"url": reverse("translators_board"), "label": _("Translations")}
        return [
            *self.breadcrumbs_items,
            board,
            {"url": "", "label": self.job.title, "sublabel": self.get_page_subtitle()},
        ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(rows=rows_of(self.job)))

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        typed = typed_sentences(self.job, request.POST)
        choose(self.job, request.POST, typed)
        outcome = store(self.job, request.user, {place: each.wording for place, each in typed.items()})
        rows = rows_of(self.job)
        self._set_aside(rows, typed, outcome)
        for row in rows:
            result = outcome.results.get(row.place)
            if result and result.is_kept_out:
                row.result, row.typed = result, typed[row.place].text
                # Of what was typed: what is said of the stored wording would be taken for it.
                row.remarks = remarks_on(result.findings)
        if request.headers.get("Accept") == "application/json":
            return self._answer_script(rows, outcome)
        self._say(outcome)
        if outcome.having(Fate.REFUSED, Fate.CONFLICT, Fate.GONE):
            return self.render_to_response(self.get_context_data(rows=rows, gone=_gone(outcome, typed)))
        return self._go_on(request.POST.get("action", ""))

    def _set_aside(self, rows: Sequence[Row], typed: dict[Place, Typed], outcome: Outcome) -> None:
        """Set aside the warnings that were ticked, where the wording is the one they were shown for."""
        unchanged = set(outcome.having(Fate.UNCHANGED))
        asked: list[tuple[Row, Any]] = [
            (row, row.translation) for row in rows if row.place in unchanged and row.translation and row.remarks
        ]
        chosen = {
            translation: {remark.code for remark in row.remarks if not remark.is_error} & typed[row.place].overruled
            for row, translation in asked
        }
        if chosen:
            overrule(self.request.user, chosen)
            overruled = overrulings_of(chosen)
            for row, translation in asked:
                row.remarks = [remark.set_aside(overruled[translation.pk]) for remark in row.remarks]

    def _answer_script(self, rows: Sequence[Row], outcome: Outcome) -> HttpResponse:
        """Return the notes below each sentence that was sent, and how many are left."""
        sent = [row for row in rows if row.place in outcome.results]
        propose(self.job, sent)
        context = {"job": self.job, "rights": self.rights}
        return JsonResponse(
            {
                "rows": {
                    row.key: {
                        "notes": render_to_string(
                            "translators/editor/notes.html", context | {"row": row}, self.request
                        ),
                        "state": row.state,
                        "kept_out": row.result is not None,
                    }
                    for row in sent
                },
                "left": left_words(self.job.sentences_missing),
            }
        )

    def _say(self, outcome: Outcome) -> None:
        """Tell what was stored, and what was not."""
        written = len(outcome.having(Fate.STORED, Fate.REMOVED))
        if written:
            words = ngettext("%(count)d sentence was saved.", "%(count)d sentences were saved.", written)
            messages.success(self.request, words % {"count": written})
        kept_out = len(outcome.having(Fate.REFUSED, Fate.CONFLICT, Fate.GONE))
        if kept_out:
            words = ngettext(
                "%(count)d sentence was not saved. What you typed stands below.",
                "%(count)d sentences were not saved. What you typed stands below.",
                kept_out,
            )
            messages.error(self.request, words % {"count": kept_out})

    def _go_on(self, action: str) -> HttpResponse:
        """Do with the whole job what the pressed button says, now that everything is saved."""
        request, job = self.request, self.job
        try:
            if action == "hand-in":
                hand_in(job, request.user)
                messages.success(request, _("The translation was handed in for review."))
            elif action == "publish":
                is_public = approve(job, request.user, _moment(request.POST.get("seen-at", "")))
                words = (
                    _("The translation is public now, in this language only: %(language)s.")
                    if is_public
                    else _("The translation is approved, and becomes public with its English page: %(language)s.")
                )
                messages.success(request, words % {"language": NAMES[job.language]})
        except NotReady as reason:
            messages.error(request, str(reason))
        query = request.GET.urlencode()
        return redirect(reverse("translators_edit", args=[job.pk]) + (f"?{query}" if query else ""))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows: list[Row] = kwargs["rows"]
        shown = self.request.GET.get("show", "")
        shown = shown if shown in SHOWN else ""
        matching = [row for row in rows if row.state in SHOWN[shown] or row.result]
        page: ListPage = Paginator(matching, PER_PAGE).get_page(self.request.GET.get("p"))
        visible = list(page)
        propose(self.job, visible)
        english = english_of(self.job)
        beside = language_beside(self.job.language)
        before, after = neighbours(self.job, self.request.user)
        context = super().get_context_data(**kwargs)
        return context | {
            "job": self.job,
            "rights": self.rights,
            "english": english,
            "is_page": isinstance(english, SitePage),
            "is_draft": isinstance(english, DraftStateMixin) and not english.live,
            "is_private": isinstance(english, SitePage) and english.get_view_restrictions().exists(),
            "before": before,
            "after": after,
            "groups": [(name, list(group)) for name, group in groupby(visible, key=_group)],
            "filters": [
                (value, label, sum(row.state in SHOWN[value] for row in rows)) for value, label in filter_names()
            ],
            "shown": shown,
            "query": urlencode({name: self.request.GET[name] for name in ("show", "p") if name in self.request.GET}),
            "page_obj": page,
            "elided_page_range": page.paginator.get_elided_page_range(page.number),
            "beside": beside,
            "beside_name": NAMES.get(beside, ""),
            "left": left_words(self.job.sentences_missing),
            "exact": len(same_elsewhere(self.job, rows)) if self.rights.writes else 0,
            "seen_at": timezone.now().isoformat(),
            "machine": machine_name(self.job),
            "has_choices": _choices(self.job).exists(),
            "may_set_due": may_set_due(self.job, self.request.user, english),
            "longest_note": LONGEST_NOTE,
            # Who has handed it in works on it no longer.
            "is_claimed_by_other": not self.job.handed_in_at
            and self.job.claimed_by_id not in (None, self.request.user.pk),
        }


def filter_names() -> list[tuple[str, str]]:
    """Return the filters with their names."""
    return [("", _("All")), ("missing", _("Missing")), ("changed", _("Changed")), ("warnings", _("With warnings"))]


def left_words(count: int) -> str:
    """Return how many sentences are left, in words."""
    if not count:
        return _("Every sentence is translated.")
    return ngettext("%(count)d sentence left", "%(count)d sentences left", count) % {"count": count}


def _moment(text: str) -> datetime | None:
    """Return the moment that the form was made; None where it does not say one."""
    try:
        return parse_datetime(text)
    except ValueError:
        return None


def _choices(job: Job) -> QuerySet:
    return OverridableSegment.objects.filter(source=job.translation.source)


def _group(row: Row) -> tuple[str, str]:
    """What stands together: a field, or a block of the text."""
    return ".".join(row.segment.context.path.split(".")[:2]), row.name.group


def _gone(outcome: Outcome, typed: dict[Place, Typed]) -> list[tuple[str, str]]:
    """Return the sentences that the English has lost meanwhile, with what was typed for them."""
    places = outcome.having(Fate.GONE)
    texts = dict(String.objects.filter(pk__in=[string for _context, string in places]).values_list("pk", "data"))
    return [(texts.get(place[1], ""), typed[place].text) for place in places]
