"""The screens of the import in the admin: upload, plan, result."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from research.imports.catalogue_template import csv_template, xlsx_template
from research.imports.columns import COLUMNS
from research.imports.forms import ImportForm
from research.imports.plans import INTENTIONS, State
from research.imports.rights import Rights, research_list
from research.imports.tasks import carry_out_import, plan_import
from research.models import ImportRun

PER_PAGE = 50
#: Seconds after which a page that waits for the background process asks again.
REFRESH = 3
TEMPLATES = {
    "csv": (csv_template, "text/csv; charset=utf-8"),
    "xlsx": (xlsx_template, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


def may_import(user: Any) -> bool:
    """Return whether a user may import: whoever may add pages to the research list."""
    return Rights.of(user, research_list()).may_add


def start_label(count: int) -> str:
    """Return the words on the button that starts an import; empty where there is nothing to write."""
    return ngettext("Import %(count)s record", "Import %(count)s records", count) % {"count": count} if count else ""


class ImportAccess:
    """Lets in only those who may import; a run is shown to its user and to those who may publish publications."""

    request: Any
    rights: Rights

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        self.rights = Rights.of(request.user, research_list())
        view: Any = super()
        return view.dispatch(request, *args, **kwargs) if self.rights.may_add else permission_denied(request)

    def runs(self) -> Any:
        """Return the runs that this user may see."""
        runs = ImportRun.objects.select_related("user")
        return runs if self.rights.may_publish else runs.filter(user=self.request.user)


class ImportPage(ImportAccess, WagtailAdminTemplateMixin):
    """What the screens share: title, icon and the way back."""

    page_title = gettext_lazy("Import publications")
    header_icon = "upload"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        first = {"url": reverse("publication_imports:upload"), "label": self.get_page_title()}
        subtitle = self.get_page_subtitle()
        return [*self.breadcrumbs_items, first, *([{"url": "", "label": subtitle}] if subtitle else [])]


class UploadView(ImportPage, FormView):
    """Takes a catalogue and its files, and has them checked in the background."""

    template_name = "research/imports/upload.html"
    form_class = ImportForm

    def get_form_kwargs(self) -> dict[str, Any]:
        rights = {"user": self.request.user, "may_publish": self.rights.may_publish}
        return super().get_form_kwargs() | rights

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"columns": COLUMNS, "runs": self.runs()[:20], "may_publish": self.rights.may_publish}

    def form_valid(self, form: ImportForm) -> HttpResponse:
        ImportRun.remove_old()
        catalogue, archive = form.cleaned_data["catalogue"], form.cleaned_data["archive"]
        run: Any = ImportRun(
            user=self.request.user,
            catalogue_name=catalogue.name[-200:],
            archive_name=archive.name[-200:] if archive else "",
            as_drafts=form.cleaned_data.get("as_drafts", False),
            language=get_language() or "en",
        )
        # The names in the storage say nothing of what the user called the files.
        run.catalogue.save("catalogue", catalogue, save=False)
        if archive:
            run.archive.save("files.zip", archive, save=False)
        run.save()
        plan_import.enqueue(run.pk)
        return redirect("publication_imports:run", run.pk)


class RunView(ImportPage, TemplateView):
    """Shows how far a run has come, then its plan, then its result, record by record."""

    template_name = "research/imports/run.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.run = get_object_or_404(self.runs(), pk=kwargs["pk"])
        response = super().get(request, *args, **kwargs)
        if self.run.is_active and not self.run.is_silent:
            response["Refresh"] = str(REFRESH)
        return response

    def get_page_subtitle(self) -> str:
        return self.run.catalogue_name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        run, is_plan = self.run, self.run.state != ImportRun.State.DONE
        states = list(run.lines.values_list("state", flat=True))
        shown = self.request.GET.get("state", "")
        shown = shown if shown in State.values else ""
        lines = run.lines.select_related("page").filter(**{"state": shown} if shown else {})
        page = Paginator(lines, PER_PAGE).get_page(self.request.GET.get("p"))
        labels = {state: INTENTIONS[state] if is_plan else state.label for state in State}
        return context | {
            "run": run,
            "is_plan": is_plan,
            "shown": shown,
            "filters": [("", _("All"), len(states))]
            + [(state.value, labels[state], states.count(state.value)) for state in State],
            "lines": [(line, labels[State(line.state)]) for line in page],
            "page_obj": page,
            "elided_page_range": page.paginator.get_elided_page_range(page.number),
            "start_label": start_label(sum(state in (State.CREATED, State.UPDATED) for state in states)),
            "percent": 100 * run.done // run.total if run.total else 0,
        }


class StartView(ImportAccess, View):
    """Starts what a plan shows; and starts again what the background process has left lying."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = get_object_or_404(self.runs(), pk=pk)
        states = ImportRun.State
        if run.is_silent:
            run.note_progress()
            task = plan_import if run.state == states.PLANNING else carry_out_import
            task.enqueue(run.pk)
        # Of two clicks one starts it.
        elif ImportRun.objects.filter(pk=pk, state=states.PLANNED).update(state=states.IMPORTING):
            run.note_progress(done=0)
            carry_out_import.enqueue(run.pk)
            messages.success(request, _("The import has begun."))
        return redirect("publication_imports:run", pk)


class TemplateFileView(ImportAccess, View):
    """Hands out the catalogue to begin with."""

    def get(self, request: HttpRequest, kind: str) -> HttpResponse:
        if kind not in TEMPLATES:
            raise Http404
        make, media_type = TEMPLATES[kind]
        headers = {"Content-Disposition": f'attachment; filename="publications.{kind}"'}
        return HttpResponse(make(), content_type=media_type, headers=headers)
