"""Which screens of the newsroom and the desk each role is let into; whoever is not is led back to the admin's home."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Site

from newsroom.models import Series
from research.models import RemovedPublication
from site_config.accounts.groups import EDITORS
from site_config.accounts.groups import MODERATORS as MODERATORS_GROUP
from site_config.enquiries.models import Enquiry
from site_config.navigation.models import ContactDetails, Notice, OutsideLink
from site_config.search.models import SynonymSet
from site_config.topics.models import Topic
from site_config.translators.models import GlossaryTerm
from tests.editors.test_two_editors import Editor
from tests.media import files
from tests.translators.roles import RolesTestCase
from tests.tree import Tree

ROLES = {"editor", "moderator", "ru translator", "ru reviewer", "nobody"}
NO_ONE: set[str] = set()
MODERATORS = {"moderator"}
WRITERS = {"editor", "moderator"}
RUSSIAN = {"ru translator", "ru reviewer"}
KEEPERS_OF_TERMS = {"moderator", "ru reviewer"}

Address = Callable[[Tree], str]


def at(name: str, *args: Any) -> Address:
    """Return the address of a view; of a model that it asks for, it gets the first object."""
    return lambda tree: reverse(
        name, args=[arg if isinstance(arg, str) else arg._default_manager.earliest("pk").pk for arg in args]
    )


def page(name: str, language: str) -> Address:
    """Return the address of a view of the story "bridge" in a language."""
    return lambda tree: reverse(f"wagtailadmin_pages:{name}", args=[tree.bridge[language].pk])


def new_story(language: str) -> Address:
    """Return where a story is written in a language."""
    return lambda tree: reverse("wagtailadmin_pages:add", args=["newsroom", "articlepage", tree.news[language].pk])


def several(names: Iterable[str], prefix: str, *models: Any) -> list[Address]:
    """Return the addresses of several views."""
    return [at(f"{prefix}{name}", *models) for name in names]


def snippet(name: str, model: Any) -> dict[str, tuple[list[Address], set[str]]]:
    """Return the rows of a snippet: nobody but administrators deletes what stands on many pages."""
    prefix = f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}:"
    return {
        f"{name}: list, new, change": (
            [*several(["list", "add"], prefix), *several(["edit", "history"], prefix, model)],
            MODERATORS,
        ),
        f"{name}: delete": ([at(f"{prefix}delete", model)], NO_ONE),
    }


#: What it is → its screens and who is let in, administrators aside.
SCREENS: dict[str, tuple[list[Address], set[str]]] = {
    # --- Stories
    "English stories: write, look at": (
        [new_story("en"), *(page(name, "en") for name in ("edit", "history", "view_draft"))],
        WRITERS,
    ),
    "English stories: take back, delete": ([page("unpublish", "en"), page("delete", "en")], MODERATORS),
    "Russian stories: look at": ([page("history", "ru"), page("view_draft", "ru")], RUSSIAN),
    "Russian stories: take back, delete": ([page("unpublish", "ru"), page("delete", "ru")], {"ru reviewer"}),
    "Russian stories: write past the desk": ([new_story("ru")], NO_ONE),
    # --- What stands on many pages
    **snippet("Contact details", ContactDetails),
    **snippet("Notices", Notice),
    **snippet("Links to other sites", OutsideLink),
    **snippet("Topics", Topic),
    **snippet("Series", Series),
    "Published snippets: take back": (
        [
            at("wagtailsnippets_navigation_contactdetails:unpublish", ContactDetails),
            at("wagtailsnippets_navigation_notice:unpublish", Notice),
            at("wagtailsnippets_navigation_outsidelink:unpublish", OutsideLink),
        ],
        MODERATORS,
    ),
    "Header and footer": (
        [at("wagtailsettings:edit", "navigation", "navigationsettings", Site)],
        MODERATORS,
    ),
    # --- Readers
    "Messages from readers": (
        [at("enquiries:index"), *several(["edit", "delete"], "enquiries:", Enquiry)],
        WRITERS,
    ),
    "Redirects: list, new, change": (
        [*several(["index", "add", "start_import"], "wagtailredirects:"), at("wagtailredirects:edit", Redirect)],
        WRITERS,
    ),
    "Redirects: delete": ([at("wagtailredirects:delete", Redirect)], MODERATORS),
    "What readers did not find": ([at("missing_addresses:index"), at("missed_searches:index")], WRITERS),
    # --- Search
    "Promoted results": (
        [
            *several(["index", "add"], "wagtailsearchpromotions:"),
            *several(["edit", "delete"], "wagtailsearchpromotions:", Query),
        ],
        WRITERS,
    ),
    "Synonyms": (
        [*several(["index", "add"], "synonyms:"), *several(["edit", "delete"], "synonyms:", SynonymSet)],
        WRITERS,
    ),
    # --- Terms
    "Glossary: read": ([at("glossary:index")], RUSSIAN | MODERATORS),
    "Glossary: keep": (
        [*several(["add", "import"], "glossary:"), *several(["edit", "delete"], "glossary:", GlossaryTerm)],
        KEEPERS_OF_TERMS,
    ),
    # --- Files: one's own may be changed by whoever may add
    "Files: list, new": (
        [*several(["index", "add_multiple"], "wagtailimages:"), *several(["index", "add_multiple"], "wagtaildocs:")],
        WRITERS,
    ),
    "Files of others: change, delete": (
        [
            *several(["edit", "delete"], "wagtailimages:", get_image_model()),
            *several(["edit", "delete"], "wagtaildocs:", get_document_model()),
        ],
        MODERATORS,
    ),
    # --- Publications that are gone
    "Removed publications": (
        [at("removed_publications:index"), at("removed_publications:edit", RemovedPublication)],
        MODERATORS,
    ),
    # --- Administrators
    "People, sites, languages, workflows": (
        [
            at("wagtailusers_users:index"),
            at("wagtailusers_groups:index"),
            at("wagtailsites:index"),
            at("wagtaillocales:index"),
            at("wagtailadmin_workflows:index"),
            at("wagtailadmin_collections:index"),
        ],
        NO_ONE,
    ),
}


class ScreensTests(RolesTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        english = Locale.objects.get(language_code="en")
        Notice._default_manager.create(text="The office is closed.", locale=english)
        OutsideLink._default_manager.create(text="IOM", address="https://www.iom.int/", locale=english)
        Series._default_manager.create(name="Journeys", locale=english)
        Enquiry._default_manager.create(language="en", message="When is the office open?")
        Redirect._default_manager.create(old_path="/old", redirect_page=cls.tree.about["en"])
        query = Query.get("visa")
        SearchPromotion._default_manager.create(query=query, page=cls.tree.about["en"])
        SynonymSet._default_manager.create(terms="office\nbureau")
        GlossaryTerm._default_manager.create(english="migrant", ru="мигрант")
        get_image_model().objects.create(title="A road", file=ContentFile(files.picture(), "road.jpg"))
        get_document_model().objects.create(title="A report", file=ContentFile(b"Text", "report.txt"))
        RemovedPublication._default_manager.create(number=99)

    def test_each_role_is_let_in_where_its_work_is(self) -> None:
        clients = {role: self.client_of(role) for role in ROLES}
        for name, (addresses, may) in SCREENS.items():
            for address in addresses:
                where = address(self.tree)
                answers = {role: client.get(where) for role, client in clients.items()}
                with self.subTest(name, address=where):
                    assert {role for role, answer in answers.items() if answer.status_code == 200} == may
                    refused = [answers[role] for role in ROLES - may]
                    assert {(answer.status_code, answer.get("Location")) for answer in refused} <= {(302, "/admin/")}

    def test_the_administrator_is_let_in_where_nobody_else_is(self) -> None:
        client = self.client_of("administrator")
        for name, (addresses, may) in SCREENS.items():
            for address in [] if may else addresses:
                with self.subTest(name, address=address(self.tree)):
                    assert client.get(address(self.tree)).status_code == 200

    def test_whoever_may_write_and_not_publish_saves_a_draft(self) -> None:
        story = self.tree.bridge["en"]
        for name, group, is_published in (("aziza", EDITORS, False), ("bakhtiyor", MODERATORS_GROUP, True)):
            writer = Editor(name, story, group)
            writer.form["action-publish"] = "1"
            assert writer.save(f"By {name}").status_code == 302
            story.refresh_from_db()
            assert (story.draft_title, story.title == story.draft_title) == (f"By {name}", is_published)

    def test_whoever_translates_is_led_to_the_desk_in_ones_own_language_only(self) -> None:
        address = page("edit", "ru")(self.tree)
        for role in ("ru translator", "ru reviewer"):
            assert self.client_of(role).get(address).url.startswith("/admin/translations/")
        for role in ("editor", "moderator", "tg translator", "tg reviewer"):
            assert self.client_of(role).get(address).url == "/admin/"
