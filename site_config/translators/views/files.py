"""Files for translators outside: one translation or all of a list go out, and come back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages

from site_config.translators.desk.listing import JobFilters
from site_config.translators.editor.handing_in import NotReady
from site_config.translators.editor.machine import MachineFailed, ask_machine
from site_config.translators.files.archives import Format, name_of, pack, write_as
from site_config.translators.files.errors import UnreadableFile
from site_config.translators.files.exporting import paper_of, papers_of
from site_config.translators.files.importing import take_all
from site_config.translators.files.reading import MAX_FILE_BYTES, MAX_MEGABYTES, read
from site_config.translators.models import Job
from site_config.translators.subjects import jobs_with_subjects
from site_config.translators.views.actions import JobAction
from site_config.translators.views.desk import DeskAccess, DeskPage
from site_config.translators.views.jobs import JobAccess

TYPES = {Format.PO: "text/x-gettext-translation; charset=utf-8", Format.XLIFF: "application/x-xliff+xml"}
#: A ZIP of so many is made within seconds and read by every program.
MOST_PAPERS = 1_000
#: Digits that the databases' keys may have.
LONGEST_NUMBER = 18


def asked_format(request: HttpRequest) -> Format:
    """Return the format that is asked for; PO for whatever is none."""
    return Format.XLIFF if request.GET.get("format") == Format.XLIFF else Format.PO


def as_download(content: bytes, name: str, kind: str) -> HttpResponse:
    """Return an answer that browsers keep as a file."""
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition or "attachment"})


class DownloadView(JobAccess, View):
    """One translation as a file."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        form, paper = asked_format(request), paper_of(self.job)
        return as_download(write_as(form, paper), name_of(paper, form).rpartition("/")[2], TYPES[form])


class DownloadListView(DeskAccess, View):
    """All that the list shows, as a ZIP, in the languages that are the user's own."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest) -> HttpResponse:
        filters = JobFilters(request.GET, languages=self.desk.languages)
        jobs = filters.jobs(request.user).filter(language__in=self.desk.own)
        keys = list(jobs.values_list("pk", flat=True)[: MOST_PAPERS + 1])
        if not keys or len(keys) > MOST_PAPERS:
            few = _("There is nothing here in a language of yours.")
            many = _("These are more than %(count)s. Choose a section or a state first.") % {"count": MOST_PAPERS}
            messages.error(request, many if keys else few)
            return redirect("translators_list")
        form = asked_format(request)
        parts = ["translations", *(filters.asked[name] for name in ("section", "language") if name in filters.asked)]
        return as_download(pack(papers_of(keys), form), "-".join(parts) + ".zip", "application/zip")


class UploadForm(forms.Form):
    """A file with translations."""

    file = forms.FileField(
        label=_("File"),
        help_text=format_lazy(
            _("A PO or XLIFF file that was downloaded here, or a ZIP of such files; {size} MB at most."),
            size=MAX_MEGABYTES,
        ),
    )

    def clean_file(self) -> Any:
        """Return the papers in the file; raise ValidationError, in words, when there are none."""
        file = self.cleaned_data["file"]
        try:
            # One byte more tells that it is too large, without reading all of it.
            return read(file.name, file.read(MAX_FILE_BYTES + 1))
        except UnreadableFile as reason:
            raise forms.ValidationError(str(reason)) from reason


class UploadView(DeskPage, TemplateView):
    """Takes a file, and tells what became of every entry."""

    template_name = "translators/files/upload.html"
    page_title = _("Translations from a file")
    http_method_names = ["get", "post"]

    def may_enter(self) -> bool:
        """Return whether the user translates or reviews a language."""
        return bool(self.desk.own)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        upload = form.cleaned_data["file"]
        taken = take_all(upload.papers, request.user, self._job())
        return self.render_to_response(self.get_context_data(form=UploadForm(), taken=taken, left_out=upload.left_out))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {"form": UploadForm(), "job": self._job()} | super().get_context_data(**kwargs)

    def _job(self) -> Job | None:
        """The translation whose editor led here; a file that lost its mark is taken for that one."""
        asked = self.request.GET.get("job", "")
        is_number = asked.isascii() and asked.isdigit() and len(asked) < LONGEST_NUMBER
        return jobs_with_subjects().filter(pk=int(asked)).first() if is_number else None


class MachineView(JobAction):
    """Asks the machine for what is missing."""

    def act(self) -> None:
        if not self.rights.writes:
            raise NotReady(self.rights.lock or _("You may read this translation, not change it."))
        try:
            count = ask_machine(self.job)
        except MachineFailed as error:
            raise NotReady(_("The machine did not answer. Try again later.")) from error
        if count:
            words = _("The machine's proposals stand with the sentences. None counts before you take it.")
            messages.success(self.request, words)
        else:
            messages.info(self.request, _("There is nothing left to translate."))
