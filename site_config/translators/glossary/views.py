"""The glossary's tables in the admin: one goes out, one comes in, is looked at and then written."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, View
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from site_config.translators.glossary.forms import ConfirmedTableForm, TableForm
from site_config.translators.glossary.importing import Plan, State, carry_out, plan
from site_config.translators.glossary.tables import COLUMNS, write_table
from site_config.translators.models import GlossaryTerm

NAME = "glossary"
LABELS = {
    State.ADDED: gettext_lazy("will be added"),
    State.CHANGED: gettext_lazy("will be changed"),
    State.UNCHANGED: gettext_lazy("stays as it is"),
    State.REFUSED: gettext_lazy("will be refused"),
}


class ExportView(View):
    """Hands out the whole glossary as a table."""

    def get(self, request: Any) -> HttpResponse:
        if not any(request.user.has_perm(f"translators.{right}_glossaryterm") for right in ("view", "add", "change")):
            return permission_denied(request)
        headers = {"Content-Disposition": 'attachment; filename="glossary.csv"'}
        return HttpResponse(
            write_table(GlossaryTerm.everything()), content_type="text/csv; charset=utf-8", headers=headers
        )


class ImportView(WagtailAdminTemplateMixin, FormView):
    """Takes a table, shows what it would change, and changes it once the editor says so."""

    template_name = "translators/glossary/import.html"
    form_class = TableForm
    page_title = gettext_lazy("Import terms")
    header_icon = "upload"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm("translators.change_glossaryterm"):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        index = {"url": reverse(f"{NAME}:index"), "label": _("Glossary")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"columns": COLUMNS}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.confirm(request) if "mark" in request.POST else super().post(request, *args, **kwargs)

    def form_valid(self, form: TableForm) -> HttpResponse:
        return self.shown(form.text, self.planned(form.rows))

    def confirm(self, request: Any) -> HttpResponse:
        """Write what was shown; show it again where the glossary has changed meanwhile."""
        form = ConfirmedTableForm(request.POST)
        if not form.is_valid():
            for problems in form.errors.values():
                messages.error(request, " ".join(map(str, problems)))
            return redirect(f"{NAME}:import")
        planned = self.planned(form.rows)
        if planned.mark != form.cleaned_data["mark"]:
            messages.warning(request, _("The glossary was changed meanwhile. Look at the changes once more."))
            return self.shown(form.cleaned_data["text"], planned)
        carry_out(planned, request.user)
        counts = {"added": planned.count(State.ADDED), "changed": planned.count(State.CHANGED)}
        messages.success(request, _("Terms added: %(added)s. Terms changed: %(changed)s.") % counts)
        return redirect(f"{NAME}:index")

    def planned(self, rows: Any) -> Plan:
        """Return what the rows would do when this user brings them."""
        return plan(rows, may_add=self.request.user.has_perm("translators.add_glossaryterm"))

    def shown(self, text: str, planned: Plan) -> HttpResponse:
        """Show what would happen; a table with refused rows may be taken without them."""
        writes = planned.writes
        context = self.get_context_data(form=TableForm())
        return self.render_to_response(
            context
            | {
                "confirmation": ConfirmedTableForm(initial={"text": text, "mark": planned.mark}),
                "lines": [(line, LABELS[line.state]) for line in planned.lines if line.state is not State.UNCHANGED],
                "counts": [(label, planned.count(state)) for state, label in LABELS.items()],
                "apply_label": ngettext("Write %(count)s term", "Write %(count)s terms", writes) % {"count": writes},
                "writes": writes,
            }
        )
