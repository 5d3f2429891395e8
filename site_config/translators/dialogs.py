"""What two of Wagtail's dialogs do not say of translations, said in them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.admin import messages
from wagtail.admin.views.page_privacy import SetPrivacyView
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.admin.viewsets.pages import PageViewSet

from site_config.pages.releasing import is_released
from site_config.translators.follow.announcing import titles
from site_config.translators.follow.following import translations_of


class ApprovalView(WorkflowActionView):
    """Says why a translation cannot be approved before its English page, where Wagtail says that a right is missing."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do what Wagtail does, and lead back with the reason where that would publish too early."""
        try:
            return super().post(request, *args, **kwargs)
        except PublishPagePermissionError:
            if is_released(self.object):
                raise
        words = _(
            "“%(title)s” cannot be approved yet: its English page is not public. It can be once that is published."
        )
        messages.error(request, words % {"title": self.object.get_admin_display_title()})
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # "Success" closes the dialog and leads on.
            return self.render_modal_json(request, {"step": "success", "redirect": self.redirect_url})
        return redirect(self.redirect_url)


class PrivacyView(SetPrivacyView):
    """Says in the dialog of an English page which translations will be as private."""

    def get_form(self, form_class: Any = None) -> Any:
        """Return Wagtail's form; `form_class` is Wagtail's too unless another is given."""
        form = super().get_form(form_class)
        if follow := titles(translations_of(self.page)):
            words = _("These translations, with all below them, will be at least as private: %(titles)s.")
            form.fields["restriction_type"].help_text = words % {"titles": follow}
        return form


class PagesInTheAdmin(PageViewSet):
    """Wagtail's screens for pages of all types, with these two dialogs of ours."""

    workflow_action_view_class = ApprovalView
    set_privacy_view_class = PrivacyView
