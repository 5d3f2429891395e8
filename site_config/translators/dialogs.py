"""
What two dialogs of Wagtail do not say of translations, said in them.

Wagtail has neither a hook nor a block in a template there, so one method of each view is wrapped. Can go when it shows
the reason why approving was refused, and lets other apps add to the dialog in which the privacy of a page is set.
"""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.admin import messages
from wagtail.admin.views.page_privacy import SetPrivacyView
from wagtail.admin.views.pages.workflow import WorkflowActionView

from site_config.pages.releasing import is_released
from site_config.translators.follow.announcing import titles
from site_config.translators.follow.following import translations_of

_approve: Any = WorkflowActionView.post
_privacy_form: Any = SetPrivacyView.get_form


@wraps(_approve)
def approve_or_say_why_not(self: Any, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """
    Do what Wagtail does; where that would publish a translation before its English page, tell so, where Wagtail tells
    that the user lacks a right.
    """
    try:
        return _approve(self, request, *args, **kwargs)
    except PublishPagePermissionError:
        if is_released(self.object):
            raise
    words = _("“%(title)s” cannot be approved yet: its English page is not public. It can be once that is published.")
    messages.error(request, words % {"title": self.object.get_admin_display_title()})
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        # "Success" closes the dialog and leads on.
        return self.render_modal_json(request, {"step": "success", "redirect": self.redirect_url})
    return redirect(self.redirect_url)


@wraps(_privacy_form)
def privacy_form(self: Any, form_class: Any = None) -> Any:
    """Return Wagtail's form; that of an English page says which translations will be as private."""
    form = _privacy_form(self, form_class)
    if follow := titles(translations_of(self.page)):
        words = _("These translations, with all below them, will be at least as private: %(titles)s.")
        form.fields["restriction_type"].help_text = words % {"titles": follow}
    return form


def say_more() -> None:
    """Wrap the two methods; done twice, it is as done once."""
    views: list[Any] = [WorkflowActionView, SetPrivacyView]
    views[0].post, views[1].get_form = approve_or_say_why_not, privacy_form
