"""The board and its lists: what each number counts, who sees which language, and what it costs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.users.models import UserProfile

from site_config.accounts.groups import EDITORS, MODERATORS, REVIEWERS, TRANSLATORS
from site_config.translators.desk.board import board
from site_config.translators.models import Job
from site_config.translators.models.jobs import Section, Status
from site_config.translators.publishing import publish
from tests.html import parsed, words_of
from tests.snapshot import kept
from tests.translators.test_handing_over import TEXT, change, job_of, rewritten, translate
from tests.tree import Tree, article, publication, with_groups

pytestmark = pytest.mark.django_db

BOARD, LIST, DUE = "/admin/translations/", "/admin/translations/list/", "/admin/translations/list/due/"


@pytest.fixture
def tree() -> Tree:
    return with_groups()


@pytest.fixture
@kept
def story(tree: Tree) -> Any:
    return article(tree.news["en"], "The bridge", summary="A short summary.", text=TEXT)


def member(*groups: str, **values: Any) -> Any:
    """Return a new user of these groups; without one, an administrator."""
    name = "-".join(groups) or "admin"
    user = get_user_model().objects.create_user(name, f"{abs(hash(name))}@example.org", "x", **values)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


def signed_in(*groups: str) -> Client:
    client = Client()
    client.force_login(member(*groups, is_superuser=not groups))
    return client


def cell(language: str, section: str, status: Status) -> Any:
    (found,) = board([language])
    rows = {row.section: row for row in [*found.rows, found.total]}
    return next(each for each in rows[section].cells if each.status == status)


def titles(client: Client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200
    return [words_of(each) for each in parsed(response).select("tbody th")]


def test_each_state_is_counted_in_pages_and_words(story: Any) -> None:
    before = cell("ru", "news", Status.MISSING)
    assert job_of(story, "ru").words_missing > 0
    translate(story, "ru")
    publish(job_of(story, "ru"))
    after = cell("ru", "news", Status.MISSING)
    assert (before.pages - after.pages, before.words - after.words) == (1, job_of(story, "ru").words)
    outdated = cell("ru", "news", Status.OUT_OF_DATE)
    story = change(story, **rewritten(story, "in May", "in June"))
    now = cell("ru", "news", Status.OUT_OF_DATE)
    assert (now.pages - outdated.pages, now.words - outdated.words) == (
        1,
        len(["The", "bridge", "opened", "in", "June"]),
    )
    assert now.since <= job_of(story, "ru").out_of_date_since
    # The other language has nothing of this.
    assert cell("tg", "news", Status.MISSING).words >= job_of(story, "tg").words


def test_all_sections_together_are_the_sum_of_each(tree: Tree, story: Any) -> None:
    for each in board(["ru", "tg"]):
        assert (
            each.total.pages
            == sum(row.pages for row in each.rows)
            == Job.objects.filter(language=each.language).count()
        )
        assert each.total.words_left == sum(row.words_left for row in each.rows)
        assert 0 <= each.total.percent < 100


def test_every_number_leads_to_as_many_translations(tree: Tree, story: Any) -> None:
    client = signed_in()
    main = parsed(client.get(BOARD)).main
    links = main.select(".desk-table__number a")
    assert len(links) > 10
    for link in links:
        count = int(words_of(link).partition(":")[0].replace(",", ""))
        assert "" not in [each.strip() for each in words_of(link).partition(":")[2].split(",")], "a row without a name"
        listed = client.get(link["href"])
        assert listed.context["page_obj"].paginator.count == count, link["href"]


def test_who_translates_sees_own_languages_only_and_who_writes_english_sees_all(tree: Tree) -> None:
    def languages(*groups: str) -> list[str]:
        response = signed_in(*groups).get(BOARD)
        return [each["board"].language for each in response.context["languages"]] if response.status_code == 200 else []

    assert languages(TRANSLATORS["tg"]) == ["tg"]
    assert languages(REVIEWERS["ru"]) == ["ru"]
    assert languages(EDITORS) == languages() == ["ru", "tg"]
    assert languages(EDITORS, TRANSLATORS["tg"]) == ["tg", "ru"]
    outsider = Client()
    user = get_user_model().objects.create_user("out", "out@example.org", "x")
    user.user_permissions.set(Permission.objects.filter(codename="access_admin"))
    outsider.force_login(user)
    for address in (BOARD, LIST):
        assert outsider.get(address).status_code == 302


def test_a_language_that_is_not_ones_own_is_not_listed_by_asking_for_it(tree: Tree, story: Any) -> None:
    client = signed_in(TRANSLATORS["tg"])
    response = client.get(f"{LIST}?language=ru")
    assert {job.language for job, _english in response.context["jobs"]} == {"tg"}


def test_the_list_is_filtered_and_ordered(tree: Tree, story: Any) -> None:
    client = signed_in()
    long = article(tree.news["en"], "A long story", text="<p>" + "Many words stand here. " * 30 + "</p>")
    report = publication(tree.research["en"], "A report")
    assert "The bridge" in titles(client, f"{LIST}?section=news&language=tg&status=missing")
    assert set(titles(client, f"{LIST}?q=long")) == {long.title}
    assert report.title not in titles(client, f"{LIST}?section=news")
    by_words = titles(client, f"{LIST}?language=ru&ordering=-words")
    assert by_words.index("A long story") < by_words.index("The bridge")
    assert titles(client, f"{LIST}?language=ru&ordering=words") != by_words
    by_title = titles(client, f"{LIST}?language=ru&ordering=title")
    assert by_title == sorted(by_title, key=str.lower)
    # What nobody understands is as if it had not been asked.
    assert titles(client, f"{LIST}?status=nonsense&ordering=nonsense&p=x") == titles(client, LIST)


def test_claims_are_a_filter(tree: Tree, story: Any) -> None:
    client = Client()
    user = member(TRANSLATORS["ru"])
    client.force_login(user)
    Job.objects.filter(pk=job_of(story, "ru").pk).update(claimed_by=user)
    assert titles(client, f"{LIST}?claimed=me") == ["The bridge"]
    assert "The bridge" not in titles(client, f"{LIST}?claimed=nobody&language=ru")
    assert titles(client, f"{LIST}?claimed=others") == []


def test_a_page_that_is_gone_or_not_public_in_english_is_shown_so(tree: Tree, story: Any) -> None:
    client = signed_in()
    hidden = article(tree.news["en"], "Withdrawn")
    hidden.unpublish()
    assert set(titles(client, f"{LIST}?english=hidden")) == {"Withdrawn"}
    (before,) = board(["tg"])
    story.delete()
    (after,) = board(["tg"])
    assert (after.gone - before.gone, before.total.pages - after.total.pages) == (1, 1)
    assert set(titles(client, f"{LIST}?english=gone")) == {"The bridge"}
    assert "The bridge" not in titles(client, f"{LIST}?language=tg")
    shown = words_of(parsed(client.get(f"{LIST}?english=gone")).select_one("tbody"))
    assert "deleted in English" in shown
    assert "not public in English" in words_of(parsed(client.get(f"{LIST}?english=hidden")).select_one("tbody"))


def test_many_due_dates_are_set_at_once_and_overdue_ones_are_marked(tree: Tree, story: Any) -> None:
    client = signed_in(REVIEWERS["ru"])
    russian, tajik = job_of(story, "ru"), job_of(story, "tg")
    yesterday = timezone.localdate() - timedelta(days=1)
    # The Tajik one is not the reviewer's to say.
    client.post(DUE, {"job": [russian.pk, tajik.pk], "due_on": yesterday.isoformat()})
    assert (job_of(story, "ru").due_on, job_of(story, "tg").due_on) == (yesterday, None)
    assert titles(client, f"{LIST}?status=overdue") == ["The bridge"]
    assert "overdue" in words_of(parsed(client.get(f"{LIST}?status=overdue")).select_one("tbody"))
    assert board(["ru"])[0].total.overdue == 1
    client.post(DUE, {"job": russian.pk, "due_on": ""})
    assert job_of(story, "ru").due_on is None


def test_the_whole_list_gets_a_date_also_what_is_on_other_pages(tree: Tree, story: Any) -> None:
    client = signed_in(MODERATORS)
    address = f"{LIST}?section=news&status=missing"
    response = client.post(DUE, {"all": "1", "due_on": "2031-05-01", "next": address})
    assert response["Location"] == address
    dated = Job.objects.filter(due_on=date(2031, 5, 1))
    assert {(job.section, job.status) for job in dated} == {(Section.NEWS, Status.MISSING)}
    assert dated.count() == Job.objects.filter(section=Section.NEWS, status=Status.MISSING).count()


def test_what_is_complete_gets_no_date(tree: Tree, story: Any) -> None:
    russian = job_of(story, "ru")
    Job.objects.filter(pk=russian.pk).update(status=Status.COMPLETE)
    client = signed_in(REVIEWERS["ru"])
    response = client.post(DUE, {"job": russian.pk, "due_on": "2031-05-01"}, follow=True)
    assert "The date is set for 0 translations." in words_of(parsed(response))
    assert job_of(story, "ru").due_on is None


def test_a_wrong_date_or_address_changes_nothing_and_leads_nowhere_else(tree: Tree, story: Any) -> None:
    client = signed_in(REVIEWERS["ru"])
    response = client.post(DUE, {"job": job_of(story, "ru").pk, "due_on": "never", "next": "https://example.org/"})
    assert response["Location"] == LIST
    assert not Job.objects.exclude(due_on=None).exists()
    assert client.get(DUE).status_code == 405
    assert (
        signed_in(TRANSLATORS["ru"]).post(DUE, {"job": job_of(story, "ru").pk, "due_on": "2031-01-01"}).status_code
        == 302
    )
    assert not Job.objects.exclude(due_on=None).exists()


def test_the_menu_and_the_home_of_the_admin_name_the_desk_to_those_who_have_one(tree: Tree, story: Any) -> None:
    for groups, has_panel in (((TRANSLATORS["ru"],), True), ((REVIEWERS["tg"],), True), ((EDITORS,), False)):
        home = signed_in(*groups).get("/admin/").content.decode()
        assert ("translations-waiting" in home) is has_panel
        assert BOARD in home


def test_the_panel_counts_what_waits(tree: Tree, story: Any) -> None:
    client = Client()
    user = member(REVIEWERS["ru"])
    client.force_login(user)
    job = job_of(story, "ru")
    due = timezone.localdate() + timedelta(days=2)
    Job.objects.filter(pk=job.pk).update(claimed_by=user, returned_note="Once more", due_on=due)
    other = job_of(tree.festival["en"], "ru")
    Job.objects.filter(pk=other.pk).update(status=Status.IN_REVIEW)
    panel = parsed(client.get("/admin/")).select_one(".desk-waiting")
    found = {words_of(link).partition(":")[0]: words_of(link).rpartition(" ")[2] for link in panel.select("a")}
    assert (found["To review"], found["Given back to you"], found["Due within a week"]) == ("1", "1", "1")
    for link in panel.select("a[href*='/list/']"):
        listed = client.get(link["href"]).context["page_obj"].paginator.count
        assert str(listed) == words_of(link).rpartition(" ")[2], link["href"]
        assert parse_qs(urlsplit(link["href"]).query)["language"] == ["ru"]


def test_more_pages_ask_no_more_queries(tree: Tree) -> None:
    client = signed_in()

    def queries(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    addresses = (BOARD, LIST, f"{LIST}?status=missing", "/admin/translations/queue/", "/admin/")
    few = [queries(address) for address in addresses]
    for number in range(12):
        article(tree.news["en"], f"Another {number}")
    assert [queries(address) for address in addresses] == few
    assert max(few) < 30


@pytest.mark.parametrize("language", ["ru", "tg"])
def test_the_screens_speak_the_users_language(tree: Tree, story: Any, language: str) -> None:
    client = Client()
    user = member(is_superuser=True)
    UserProfile.objects.create(user=user, preferred_language=language)
    client.force_login(user)
    for address in (BOARD, LIST, "/admin/translations/queue/", "/admin/translations/hand-over/"):
        page = parsed(client.get(address))
        assert page.html["lang"] == language
