"""The roles of the mission, and a site whose state can be compared before and after one of them has tried something."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail_localize.models import SegmentOverride, StringTranslation, Translation, TranslationSource

from site_config.accounts.groups import EDITORS, MODERATORS, REVIEWERS, TRANSLATORS
from site_config.topics.models import Topic
from tests.tree import TreeTestCase, with_groups

#: Role → its groups. The last one may only sign in to the admin.
ROLES: dict[str, tuple[str, ...]] = {
    "editor": (EDITORS,),
    "moderator": (MODERATORS,),
    "ru translator": (TRANSLATORS["ru"],),
    "ru reviewer": (REVIEWERS["ru"],),
    "tg translator": (TRANSLATORS["tg"],),
    "tg reviewer": (REVIEWERS["tg"],),
    "administrator": (),
    "nobody": (),
}

_PAGE = ("pk", "path", "title", "draft_title", "slug", "live", "locked", "owner", "alias_of", "latest_revision")


def state() -> list[Any]:
    """Return what the site says, and what stands in the records of translations."""
    tables: dict[Any, tuple[str, ...]] = {
        Page: _PAGE,
        PageViewRestriction: ("page", "restriction_type", "password"),
        Topic: ("pk", "name", "slug"),
        Locale: ("pk", "language_code"),
        TranslationSource: ("pk", "content_json"),
        Translation: ("pk", "enabled"),
        StringTranslation: ("pk", "data", "translation_of", "locale"),
        SegmentOverride: ("pk", "data_json"),
    }
    return [list(model.objects.order_by("pk").values_list(*columns)) for model, columns in tables.items()]


@contextmanager
def undone() -> Generator[None]:
    """Undo whatever happens to the database inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class RolesTestCase(TreeTestCase):
    """The small site with one person in each role, in `self.people`."""

    people: dict[str, Any]

    @classmethod
    def setUpTestData(cls) -> None:
        cls.tree = with_groups()
        model = get_user_model()
        cls.people = {}
        for role, groups in ROLES.items():
            user = model(username=role, email=f"{role.replace(' ', '-')}@example.org")
            user.is_superuser = role == "administrator"
            user.save()
            user.groups.set(Group.objects.filter(name__in=groups))
            cls.people[role] = user
        bare = Group.objects.create(name="May sign in")
        bare.permissions.set(Group.objects.get(name=EDITORS).permissions.filter(codename="access_admin"))
        cls.people["nobody"].groups.add(bare)

    def client_of(self, role: str) -> Client:
        """Return a browser in which somebody of the role has signed in."""
        client = Client()
        client.force_login(type(self.people[role])._default_manager.get(pk=self.people[role].pk))
        return client
