from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models

from site_config.languages.codes import CODES, NAMES


class Kind(models.TextChoices):
    """What a link leads to."""

    PAGE = "page", _("Page")
    DOCUMENT = "document", _("Document")
    PICTURE = "picture", _("Picture")
    ADDRESS = "address", _("Address")


class Reason(models.TextChoices):
    """Why a reader who follows a link gets nothing."""

    DELETED = "deleted", _("Deleted")
    UNPUBLISHED = "unpublished", _("Not published")
    PRIVATE = "private", pgettext_lazy("why a link leads nowhere", "Private")
    FILE_MISSING = "file_missing", _("The file is missing")
    UNREADABLE = "unreadable", _("The file could not be read")
    NOT_FOUND = "not_found", _("Nothing is at this address")
    NO_PLACE = "no_place", _("The page has no such place")


class BrokenLinkQuerySet(models.QuerySet):
    """Broken links, by who can mend them."""

    def mendable_by(self, user: Any) -> BrokenLinkQuerySet:
        """Return those on pages and in snippets that the user may change."""
        pages = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
        snippets = ContentType.objects.get_for_models(*changeable_snippets(user)).values()
        return self.filter(models.Q(page__in=pages.values("pk")) | models.Q(snippet_type__in=list(snippets)))


class BrokenLink(models.Model):
    """
    A link, a picture or a file on a public page, or in a snippet, that readers cannot follow or see.

    The daily look writes and deletes the rows; nobody edits them.
    """

    page = models.ForeignKey(Page, null=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("page"))
    snippet_type = models.ForeignKey(ContentType, null=True, on_delete=models.CASCADE, related_name="+")
    snippet_id = models.PositiveBigIntegerField(null=True)
    snippet = GenericForeignKey("snippet_type", "snippet_id")
    language = models.CharField(_("language"), max_length=10, choices=[(code, NAMES[code]) for code in CODES])
    #: Where it stands, as Wagtail's editor names its fields and blocks: `body.3f0c….page`.
    place = models.CharField(max_length=255)
    words = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=20, choices=Kind)
    #: The number of a page, document or picture, or the address as it was typed.
    target = models.CharField(max_length=500)
    #: The title of what is there but cannot be read.
    target_title = models.CharField(max_length=255, blank=True)
    reason = models.CharField(_("why"), max_length=20, choices=Reason)
    first_seen_on = models.DateField()
    #: Tells it from all others: made of where it stands, where it leads and why.
    digest = models.CharField(max_length=64, unique=True)

    objects = BrokenLinkQuerySet.as_manager()  # ty: ignore[missing-argument] (Django calls it on the class)

    class Meta:
        verbose_name = _("broken link")
        verbose_name_plural = _("broken links")
        # Nobody is given rights on rows that come and go by themselves: they are seen by who can mend the page.
        default_permissions = ()

    def __str__(self) -> str:
        return self.words or self.target

    @property
    def source(self) -> Any:
        """The page or the snippet on which the link stands."""
        return self.page or self.snippet


def changeable_snippets(user: Any) -> list[type[models.Model]]:
    """Return the types of snippets that the user may change."""
    return [
        model
        for model in get_snippet_models()
        if policy_registry.get_by_type(model).user_has_permission(user, "change")
    ]


def mends_links(user: Any) -> bool:
    """Return whether there is anything at all that the user may change. Two queries at most."""
    pages = policy_registry.get_by_type(Page)
    return pages.user_has_permission(user, "change") or bool(changeable_snippets(user))
