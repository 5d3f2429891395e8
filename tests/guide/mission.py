"""A small site of the mission's own content, for the pictures of the guide: nothing in them is invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.models import Locale, Page, WorkflowState
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail.users.models import UserProfile

from home.models import HomePage, PinnedStory
from home.seeding import content, records
from newsroom.models import ArticlePage, NewsIndexPage
from research.models import ResearchIndexPage
from site_config.accounts.groups import EDITORS, MODERATORS, TRANSLATORS, sync_groups
from site_config.old_addresses.models import MissingAddress
from site_config.translators.handover.handing_over import hand_over
from site_config.translators.models import Job

#: Stories of home/content/stories.toml by their order, and a publication by its number.
PUBLIC, DRAFT = 1, 3
PUBLICATION = 4


@dataclass
class Mission:
    """The pages that are photographed, and who works on them."""

    home: Any
    news: Any
    public: Any
    draft: Any
    publication: Any
    job: Any
    editor: Any
    moderator: Any
    translator: Any

    def begin(self, language: str) -> None:
        """Let all colleagues read the admin in the language, and let nothing be handed in."""
        UserProfile._default_manager.update(preferred_language=language)
        for state in WorkflowState.objects.active():
            state.cancel(user=self.editor)


def build() -> Mission:
    """Build it in an empty site."""
    with disable_reference_index_auto_update():
        return _build()


def _build() -> Mission:
    records.languages()
    for facts in content.read("topics")["topic"]:
        records.topic(facts)
    records.contact_details()
    home: Any = records.home()
    records.section(home, "news", NewsIndexPage)
    records.section(home, "research", ResearchIndexPage)
    news = NewsIndexPage.objects.get()
    stories = {facts["order"]: facts for facts in content.read("stories")["story"]}
    made: list[Any] = [records.story(news, stories[order]) for order in (PUBLIC, DRAFT)]
    public, draft = made
    facts = next(each for each in content.read("publications")["publication"] if each["number"] == PUBLICATION)
    publication = records.publication(ResearchIndexPage.objects.get(), facts)

    russian = home.copy_for_translation(Locale.objects.get(language_code="ru"))
    russian.save_revision().publish()
    groups = sync_groups({"en": HomePage.objects.get(pk=home.pk), "ru": russian})
    editor, moderator, translator = (
        member_of(groups[name], number) for number, name in enumerate((EDITORS, MODERATORS, TRANSLATORS["ru"]))
    )

    home = HomePage.objects.get(pk=home.pk)
    home.pinned_stories = [PinnedStory(page=public)]
    home.save_revision().publish()
    # A draft that lacks what is looked at before it goes out.
    Page.objects.filter(pk=draft.pk).update(live=False, first_published_at=None)
    draft = ArticlePage.objects.get(pk=draft.pk)
    draft.lead_image_alt = ""
    draft.save_revision(user=editor)
    MissingAddress._default_manager.create(
        path=f"/en/news/{public.slug[:-6]}", times=3, last_asked_on=date(2026, 3, 15)
    )
    job = Job.objects.get(pk=next(each.pk for each in hand_over(public).jobs if each.language == "ru"))
    # Words that somebody has shortened.
    public.summary = public.summary.partition(" and ")[0] + "."
    public.save_revision(user=editor)
    return Mission(home, news, public, draft, publication, job, editor, moderator, translator)


def member_of(group: Group, number: int) -> Any:
    """Return a colleague without a name in a group."""
    user = get_user_model().objects.create_user(f"colleague-{number}", f"colleague-{number}@example.org")
    user.groups.add(group)
    UserProfile._default_manager.create(user=user, preferred_language="en")
    return user
