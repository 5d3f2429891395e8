"""Tells people by mail what waits for them at the desk, each in the language of their own admin."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from smtplib import SMTPException
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from wagtail.admin.mail import send_mail
from wagtail.admin.utils import get_admin_base_url, get_user_display_name
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.users.models import UserProfile

from site_config.pages.synchronising import HOME_DEPTH
from site_config.translators.models import Job

logger = logging.getLogger(__name__)


def tell_of_hand_in(job: Job, author: Any) -> None:
    """Tell the reviewers of a job's language that it was handed in; not its author, who may be one of them."""
    home = Page.objects.filter(depth=HOME_DEPTH, locale__language_code=job.language).first()
    if home is None:
        return
    # Administrators review nothing unless they are in a group that does.
    reviewers = PagePermissionPolicy().users_with_permission_for_instance("publish", home, include_superusers=False)
    people = reviewers.exclude(pk=author.pk).select_related("wagtail_userprofile")
    _tell(people, "handed_in", job, author, "submitted_notifications")


def tell_of_return(job: Job, author: Any, reviewer: Any) -> None:
    """Tell who handed a job in that it was given back, and why; `author` is None where nobody is known any more."""
    if author and author.pk != reviewer.pk:
        _tell([author], "given_back", job, reviewer, "rejected_notifications")


def _tell(people: Iterable[Any], event: str, job: Job, actor: Any, preference: str) -> None:
    address = f"{get_admin_base_url()}{reverse('translators_edit', args=[job.pk])}"
    for person in people:
        profile = UserProfile.get_for_user(person)
        if not person.is_active or not person.email or not getattr(profile, preference):
            continue
        with translation.override(profile.get_preferred_language()):
            words = {"job": job, "actor": get_user_display_name(actor), "address": address}
            subject = render_to_string(f"translators/editor/mail/{event}_subject.txt", words)
            text = render_to_string(f"translators/editor/mail/{event}.txt", words)
        try:
            # A line break would make a header of its own.
            send_mail(" ".join(subject.split()), text.strip() + "\n", [person.email])
        except (OSError, SMTPException):
            logger.exception("The mail “%s” was not sent", event, extra={"job": job.pk})
