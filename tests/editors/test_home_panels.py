"""What waits for an editor on the admin's home, by the rights of who looks."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from site_config.accounts.groups import EDITORS, MODERATORS, TRANSLATORS, sync_groups
from tests.html import parsed, words_of
from tests.media import files
from tests.tree import TreeTestCase, put_article

NINE = datetime.datetime(2099, 3, 1, 9, tzinfo=datetime.timezone(datetime.timedelta(hours=5)))
FIVE = NINE + datetime.timedelta(hours=8)


class HomePanelTests(TreeTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        sync_groups(cls.tree.home)
        cls.people = {}
        for group in (EDITORS, MODERATORS, TRANSLATORS["ru"]):
            user = get_user_model().objects.create_user(group, f"{len(cls.people)}@example.org")
            user.groups.add(Group.objects.get(name=group))
            cls.people[group] = user

    def panel(self, name: str, group: str) -> str:
        """Return the words of a panel as a member of the group sees it; empty where it is not there."""
        self.client.force_login(self.people[group])
        panel = parsed(self.client.get("/admin/")).select_one(f"#{name}-section")
        return words_of(panel) if panel else ""

    def draft(self, title: str, group: str) -> Any:
        """Save a new title of a story as a member of the group."""
        page: Any = put_article(self.tree.news["en"])
        page.title = title
        page.save_revision(user=self.people[group])
        return page

    def schedule(self, title: str, **times: Any) -> Any:
        page = put_article(self.tree.news["en"], title)
        for name, time in times.items():
            setattr(page, name, time)
        page.save_revision(user=self.people[MODERATORS]).publish()
        return page

    def picture(self, title: str, **values: Any) -> Any:
        file = ContentFile(files.picture(), "fair.jpg")
        return get_image_model().objects.create(title=title, file=file, **values)

    def test_pages_with_a_time_are_named_with_it_the_next_one_first(self) -> None:
        self.schedule("Comes down", expire_at=FIVE)
        self.schedule("Goes out", go_live_at=NINE)
        words = self.panel("scheduled_pages", EDITORS)
        assert "1 March 2099" in words
        assert words.index("Goes out goes out") < words.index("Comes down expires")
        # By the clock of Dushanbe, where the mission is.
        assert "9:00" in words
        assert "17:00" in words
        assert self.panel("scheduled_pages", TRANSLATORS["ru"]) == ""

    def test_my_drafts_are_mine_and_wait_for_nobody_else(self) -> None:
        self.draft("My draft", EDITORS)
        self.draft("Another's draft", MODERATORS)
        handed_in = self.draft("Handed in", EDITORS)
        handed_in.get_workflow().start(handed_in, self.people[EDITORS])
        published = self.draft("Published", EDITORS)
        published.get_latest_revision().publish()
        scheduled = self.draft("Scheduled", EDITORS)
        scheduled.go_live_at = NINE
        scheduled.save_revision(user=self.people[EDITORS]).publish()
        words = self.panel("my_drafts", EDITORS)
        assert "My draft" in words
        assert not [title for title in ("Another", "Handed in", "Published", "Scheduled") if title in words]

    def test_a_draft_of_a_page_that_one_may_no_longer_change_is_gone(self) -> None:
        self.draft("My draft", EDITORS)
        self.people[EDITORS].groups.set([Group.objects.get(name=TRANSLATORS["ru"])])
        assert self.panel("my_drafts", EDITORS) == ""

    def test_pictures_without_description_are_shown_to_those_who_may_describe_them(self) -> None:
        self.picture("Undescribed")
        self.picture("Described", description="A fair")
        drawn = self.picture("A report")
        document = get_document_model().objects.create(title="Report", file=ContentFile(b"x", "a.txt"))
        get_document_model().objects.filter(pk=document.pk).update(first_page=drawn)
        own = self.picture("Own", uploaded_by_user=self.people[EDITORS])
        words = self.panel("undescribed_pictures", MODERATORS)
        assert ("Undescribed" in words, "Described" in words, "A report" in words) == (True, False, False)
        words = self.panel("undescribed_pictures", EDITORS)
        assert (own.title in words, "Undescribed" in words) == (True, False)
        assert self.panel("undescribed_pictures", TRANSLATORS["ru"]) == ""

    def test_nothing_is_said_where_nothing_waits(self) -> None:
        for name in ("scheduled_pages", "my_drafts", "undescribed_pictures"):
            assert self.panel(name, MODERATORS) == ""

    def test_what_does_not_fit_is_counted_and_costs_no_query(self) -> None:
        def fill(number: int) -> None:
            for each in range(number):
                self.draft(f"Draft {each}", MODERATORS)
                self.schedule(f"Later {each}", go_live_at=NINE)
                self.schedule(f"Until {each}", expire_at=FIVE)
                self.picture(f"Picture {each}")

        def queries() -> int:
            with CaptureQueriesContext(
                connection,
            ) as caught:
                self.client.get("/admin/")
            return len(caught)

        self.client.force_login(self.people[MODERATORS])
        fill(1)
        self.client.get("/admin/")
        before = queries()
        fill(9)
        assert queries() == before
        assert "and 2 more" in self.panel("undescribed_pictures", MODERATORS)
        assert "and 12 more" in self.panel("scheduled_pages", MODERATORS)
