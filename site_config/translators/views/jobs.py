"""What all screens of one job share: who is let in, and what it is about."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied

from site_config.translators.editor.writing_rights import JobRights, rights_on
from site_config.translators.models import Job
from site_config.translators.subjects import jobs_with_subjects


class JobAccess:
    """Lets in those who translate into the job's language or review it; everybody else is told so."""

    request: Any
    job: Job
    rights: JobRights

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        self.job = get_object_or_404(jobs_with_subjects(), pk=kwargs["pk"])
        self.rights = rights_on(self.job, request.user)
        if not (self.rights.translates or self.rights.reviews):
            return permission_denied(request)
        view: Any = super()
        try:
            return view.dispatch(request, *args, **kwargs)
        except PermissionDenied as reason:
            if not str(reason):
                return permission_denied(request)
            messages.error(request, str(reason))
            return self.back()

    def back(self) -> HttpResponse:
        """Return to the editor."""
        return redirect("translators_edit", self.job.pk)
