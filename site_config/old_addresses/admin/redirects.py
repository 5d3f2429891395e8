"""
Wagtail's own screens of redirects, which take none that goes in a circle.

Two things more: a new redirect may come with its old address filled in (`?old_path=`), and what a file brings is looked
through after Wagtail has read it.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.contrib.redirects import views
from wagtail.contrib.redirects.models import Redirect

from site_config.old_addresses.forms import RedirectForm, why_not


class RedirectCreateView(views.CreateView):
    form_class = RedirectForm

    def get_initial(self) -> dict[str, Any]:
        """Return the old address that a link has brought along."""
        return super().get_initial() | {"old_path": self.request.GET.get("old_path", "")[:255]}


class RedirectEditView(views.EditView):
    form_class = RedirectForm


@transaction.atomic
def process_import(request: HttpRequest) -> HttpResponse:
    """Let Wagtail read the file, and take back what would go in a circle."""
    newest = Redirect.objects.aggregate(pk=Max("pk"))["pk"] or 0
    response = views.process_import(request)
    refused = []
    # The last first: what closes the circle goes.
    for redirect in Redirect.objects.filter(pk__gt=newest).order_by("-pk"):
        if reason := why_not(redirect):
            refused.append(f"{redirect.old_path}: {reason[1]}")
            redirect.delete()
    if refused:
        messages.error(request, _("Not imported:") + " " + " ".join(refused))
    return response


def redirect_urls() -> list[URLPattern]:
    """Return Wagtail's own addresses, to be found before Wagtail's views; their names stay Wagtail's."""
    return [
        path("redirects/add/", RedirectCreateView.as_view()),
        path("redirects/<int:redirect_id>/", RedirectEditView.as_view()),
        path("redirects/import/process/", process_import),
    ]
