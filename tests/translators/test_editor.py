"""The editor of the desk, as the people of a language use it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.db import connection
from django.template.defaultfilters import date
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail.rich_text import RichText
from wagtail.users.models import UserProfile
from wagtail_localize.models import SegmentOverride, StringTranslation

from newsroom.models import ArticlePage
from site_config.accounts.groups import REVIEWERS, TRANSLATORS
from site_config.topics.models import Topic
from site_config.translators.editor.editing import rows_of
from site_config.translators.models import GlossaryTerm
from site_config.translators.models.jobs import Status
from site_config.translators.publishing import publish
from tests.html import words_of
from tests.snapshot import kept
from tests.translators.test_editing import job_of, row_of
from tests.translators.test_handing_over import change, rewritten, translate
from tests.translators.test_storing import member_of
from tests.tree import Tree, article, with_groups

TEXT = "<p>IOM helps migrants return.</p><p>It joins two countries.</p>"
TAJIK = {
    "Return": "Бозгашт",
    "A summary": "Хулоса.",
    "IOM helps": "СБМ ба муҳоҷирон барои бозгашт кӯмак мекунад.",
    "It joins": "Он ду кишварро мепайвандад.",
}


@pytest.fixture
def tree(db: None) -> Tree:
    return with_groups()


@pytest.fixture
@kept
def story(tree: Tree) -> Any:
    return article(tree.news["en"], "Return", summary="A summary.", text=TEXT)


@pytest.fixture
def translator(tree: Tree) -> Any:
    return member_of(TRANSLATORS["tg"])


@pytest.fixture
def reviewer(tree: Tree) -> Any:
    return member_of(REVIEWERS["tg"])


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(page: Any, name: str = "edit", language: str = "tg") -> str:
    return reverse(f"translators_{name}", args=[job_of(page, language).pk])


def soup_of(response: Any) -> BeautifulSoup:
    assert response.status_code == 200, response
    return BeautifulSoup(response.content, "html.parser")


def form_of(response: Any) -> dict[str, Any]:
    """Return what a browser would send back of the form, untouched."""
    form = soup_of(response).find(id="desk-form")
    values: dict[str, Any] = {area["name"]: area.text.removeprefix("\n") for area in form.find_all("textarea")}
    for field in form.find_all("input"):
        if field["type"] != "checkbox":
            values[field["name"]] = field["value"]
        elif field.has_attr("checked"):
            values.setdefault(field["name"], []).append(field["value"])
    return values


def typed(page: Any, **words: str) -> dict[str, str]:
    """Return the form's fields for sentences given by their English beginning."""
    return {f"text-{row_of(page, 'tg', english).key}": text for english, text in words.items()}


def write(client: Client, page: Any, words: dict[str, str], action: str = "save") -> Any:
    """Open the editor, type into it and press a button."""
    form = form_of(client.get(address(page)))
    return client.post(address(page), form | typed(page, **words) | {"action": action}, follow=True)


def said(response: Any) -> list[str]:
    return [str(message).strip() for message in response.context["messages"]]


def work_of(page: Any) -> set[str]:
    rows = StringTranslation.objects.filter(context__object_id=page.translation_key, locale__language_code="tg")
    return set(rows.values_list("data", flat=True))


# --- Who is let in ------------------------------------------------------------------------------------------------

ADDRESSES = ["edit", "preview", "links", "claim", "release", "due", "memory", "return"]


@pytest.mark.parametrize("name", ADDRESSES)
def test_those_of_another_language_are_kept_out_everywhere(story: Any, name: str) -> None:
    for group in (TRANSLATORS["ru"], REVIEWERS["ru"], "Communications editors"):
        client = signed_in(member_of(group))
        for ask in (client.get, client.post):
            response = ask(address(story, name), {"note": "x", "action": "publish", **typed(story, **TAJIK)})
            assert response.status_code in (302, 405), (group, name)
            if response.status_code == 302:
                assert response.url == reverse("wagtailadmin_home")
    assert work_of(story) == set()
    job = job_of(story, "tg")
    assert (job.claimed_by, job.due_on, job.returned_note, job.published_at) == (None, None, "", None)


def test_strangers_meet_the_sign_in_form(story: Any) -> None:
    response = Client().get(address(story))
    assert response.status_code == 302
    assert reverse("wagtailadmin_login") in response.url


def test_a_translator_publishes_and_returns_nothing(story: Any, translator: Any) -> None:
    client = signed_in(translator)
    write(client, story, TAJIK, "publish")
    assert work_of(story) == set(TAJIK.values()), "what was typed is saved all the same"
    assert not ArticlePage.objects.in_language("tg").filter(translation_key=story.translation_key).exists()
    write(client, story, {}, "hand-in")
    client.post(address(story, "return"), {"note": "Again"})
    client.post(address(story, "due"), {"due_on": "2030-01-01"})
    job = job_of(story, "tg")
    assert (job.status, job.returned_note, job.due_on) == (Status.IN_REVIEW, "", None)


# --- Writing ------------------------------------------------------------------------------------------------------


def test_what_is_typed_is_saved_and_shown_again(story: Any, translator: Any) -> None:
    client = signed_in(translator)
    response = write(client, story, {"Return": "Бозгашт & роҳ", "It joins": "Он ду кишварро мепайвандад."})
    assert response.redirect_chain
    assert said(response) == ["2 sentences were saved."]
    assert {"Бозгашт &amp; роҳ", "Он ду кишварро мепайвандад."} == work_of(story)
    assert "Бозгашт & роҳ" in form_of(response).values()
    # Sent back untouched, nothing is written.
    again = write(client, story, {})
    assert said(again) == []


def test_an_error_keeps_what_was_typed_and_saves_the_rest(story: Any, translator: Any) -> None:
    response = write(signed_in(translator), story, {"It joins": "Он <b>ду кишвар", "Return": "Бозгашт"})
    assert said(response) == [
        "1 sentence was saved.",
        "1 sentence was not saved. What you typed stands below.",
    ]
    assert work_of(story) == {"Бозгашт"}
    assert "Он <b>ду кишвар" in form_of(response).values()
    row = soup_of(response).find(id=f"sentence-{row_of(story, 'tg', 'It joins').key}")
    assert "Error:" in row.text


def test_two_at_once_lose_nothing(story: Any, translator: Any, reviewer: Any) -> None:
    client = signed_in(translator)
    form = form_of(client.get(address(story)))
    write(signed_in(reviewer), story, {"Return": "Бозгашти"})
    response = client.post(address(story), form | typed(story, Return="Бозгашт"))
    assert work_of(story) == {"Бозгашти"}
    row = soup_of(response).find(id=f"sentence-{row_of(story, 'tg', 'Return').key}")
    assert "Meanwhile another text was saved" in row.text
    assert "Бозгашти" in row.text
    assert row.textarea.text.strip() == "Бозгашт"
    assert row["data-state"] == "error"
    # Now that both were seen, saving again decides.
    client.post(address(story), form_of(response))
    assert work_of(story) == {"Бозгашт"}


def test_a_sentence_that_is_gone_gives_the_text_back(story: Any, translator: Any) -> None:
    client = signed_in(translator)
    form = form_of(client.get(address(story))) | typed(story, **{"It joins": "Он мепайвандад."})
    change(story, **rewritten(story, "It joins two countries.", "It joins three."))
    gone = soup_of(client.post(address(story), form)).find(class_="desk-gone")
    assert "It joins two countries." in gone.text
    assert "Он мепайвандад." in gone.text


def test_warnings_name_the_words_and_can_be_set_aside(story: Any, translator: Any) -> None:
    GlossaryTerm.objects.update_or_create(
        english="IOM", defaults={"tg": "СБМ", "tg_forbidden": "IOM", "match_case": True}
    )
    GlossaryTerm.objects.update_or_create(english="migrant", defaults={"tg": "муҳоҷир"})
    client = signed_in(translator)
    response = write(client, story, TAJIK | {"IOM helps": "IOM ба мухочирон барои бозгашт кӯмак мекунад."}, "hand-in")
    row = soup_of(response).find(id=f"sentence-{row_of(story, 'tg', 'IOM helps').key}")
    assert "“IOM” should be “СБМ”." in row.text
    assert "мухочирон" in row.text
    # It counts, but is not handed in before somebody has decided.
    assert job_of(story, "tg").sentences_missing == 0
    assert any(message.startswith("There is a warning about sentence 3") for message in said(response))
    assert job_of(story, "tg").status == Status.IN_PROGRESS
    boxes = [box["value"] for box in row.find_all("input", type="checkbox")]
    assert len(boxes) > 1
    key = row_of(story, "tg", "IOM helps").key
    # The boxes were for this wording, not for the one typed at the same time.
    form = form_of(client.get(address(story)))
    client.post(address(story), form | {f"overrule-{key}": boxes, f"text-{key}": "IOM ба мухочирон кӯмак мекунад!"})
    assert any(remark.is_open for remark in row_of(story, "tg", "IOM helps").remarks)
    form = form_of(client.get(address(story)))
    boxes = [remark.code for remark in row_of(story, "tg", "IOM helps").remarks]
    response = client.post(address(story), form | {f"overrule-{key}": boxes, "action": "hand-in"}, follow=True)
    assert said(response) == ["The translation was handed in for review."]
    assert job_of(story, "tg").status == Status.IN_REVIEW
    # Whoever reviews it sees whose decision that was.
    row = soup_of(client.get(address(story))).find(id=f"sentence-{key}")
    notes = [words_of(each) for each in row.select(".desk-warning .desk-hint")]
    day = date(timezone.localtime(), "DATE_FORMAT")
    assert len(notes) == len(boxes)
    assert all(note.startswith(f"Set aside: {translator}, {day}") for note in notes)


def test_the_script_is_answered_for_its_sentence_only(story: Any, translator: Any) -> None:
    client = signed_in(translator)
    row = row_of(story, "tg", "Return")
    sent = {f"text-{row.key}": "Бозгашт", f"seen-{row.key}": ""}
    answer = json.loads(client.post(address(story), sent, headers={"accept": "application/json"}).content)
    assert list(answer["rows"]) == [row.key]
    assert answer["rows"][row.key]["kept_out"] is False
    assert answer["left"] == "3 sentences left"
    version = row_of(story, "tg", "Return").version
    assert f'name="seen-{row.key}" value="{version}"' in answer["rows"][row.key]["notes"]
    # The old version again is a conflict.
    sent[f"text-{row.key}"] = "Дигар"
    answer = json.loads(client.post(address(story), sent, headers={"accept": "application/json"}).content)
    assert answer["rows"][row.key]["kept_out"] is True
    assert work_of(story) == {"Бозгашт"}


def test_strange_fields_change_nothing(story: Any, translator: Any) -> None:
    strange = {"text-": "x", "text-1": "x", "text-1-" + "9" * 30: "x", "text-0-0": "x", "use": "1:2", "remove": "?"}
    response = signed_in(translator).post(address(story), strange)
    assert response.status_code == 200
    assert work_of(story) == set()


# --- Proposals ----------------------------------------------------------------------------------------------------


def test_memory_is_taken_at_once_and_each_taken_back(story: Any, tree: Tree, translator: Any) -> None:
    translate(story, "tg", It="Он мепайвандад.", IOM="СБМ кӯмак мекунад.")
    other = article(tree.news["en"], "Another", summary="New.", text=TEXT)
    client = signed_in(translator)
    assert "Take 2 sentences from the memory" in " ".join(soup_of(client.get(address(other))).text.split())
    response = client.post(address(other, "memory"), follow=True)
    assert said(response) == ["2 sentences were taken from the memory."]
    assert work_of(other) == {"Он мепайвандад.", "СБМ кӯмак мекунад."}
    assert "from the memory" in soup_of(response).find(id=f"sentence-{row_of(other, 'tg', 'It joins').key}").text
    form = form_of(response) | {"remove": row_of(other, "tg", "It joins").key}
    client.post(address(other), form)
    assert work_of(other) == {"СБМ кӯмак мекунад."}


def test_the_old_translation_is_used_with_one_button(story: Any, translator: Any) -> None:
    translate(story, "tg", It="Он мепайвандад.")
    publish(job_of(story, "tg"))
    change(story, **rewritten(story, "It joins two countries.", "It joins two towns."))
    client = signed_in(translator)
    page = soup_of(client.get(address(story)))
    row = page.find(id=f"sentence-{row_of(story, 'tg', 'It joins').key}")
    assert [mark.text for mark in row.find_all(["del", "ins"])] == ["[deleted: countries]", "[inserted: towns]"]
    button = row.find("button", attrs={"name": "use"})
    client.post(address(story), form_of(client.get(address(story))) | {"use": button["value"]})
    assert row_of(story, "tg", "It joins").stored == "Он мепайвандад."


# --- Handing in, giving back, publishing --------------------------------------------------------------------------


def test_the_way_of_a_translation_to_the_public(
    story: Any, translator: Any, reviewer: Any, django_capture_on_commit_callbacks: Any
) -> None:
    UserProfile.objects.create(user=reviewer, preferred_language="en")
    UserProfile.objects.create(user=translator, preferred_language="en")
    hers, theirs = signed_in(translator), signed_in(reviewer)
    response = write(hers, story, {"Return": "Бозгашт"}, "hand-in")
    assert "3 sentences have no translation yet." in said(response)
    with django_capture_on_commit_callbacks(execute=True):
        write(hers, story, TAJIK, "hand-in")
    assert job_of(story, "tg").status == Status.IN_REVIEW
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == ([reviewer.email], "To review in Tajik: Return")
    assert reverse("translators_edit", args=[job_of(story, "tg").pk]) in letter.body

    with django_capture_on_commit_callbacks(execute=True):
        theirs.post(address(story, "return"), {"note": "The title is too short."})
    job = job_of(story, "tg")
    assert (job.status, job.returned_note, job.claimed_by) == (
        Status.IN_PROGRESS,
        "The title is too short.",
        translator,
    )
    assert mail.outbox[1].to == [translator.email]
    assert "The title is too short." in mail.outbox[1].body
    assert "The title is too short." in soup_of(hers.get(address(story))).text

    write(hers, story, {"Return": "Бозгашт ба ватан"}, "hand-in")
    response = write(theirs, story, {}, "publish")
    assert said(response) == ["The translation is public now, in this language only: Tajik."]
    tajik = ArticlePage.objects.in_language("tg").get(translation_key=story.translation_key)
    assert (tajik.live, tajik.title) == (True, "Бозгашт ба ватан")
    assert not Page.objects.filter(translation_key=story.translation_key, locale__language_code="ru").exists()
    assert job_of(story, "tg").status == Status.COMPLETE
    assert "public already" in said(write(hers, story, {}, "hand-in"))[0]


def test_a_return_says_why_and_needs_something_to_return(story: Any, reviewer: Any) -> None:
    translate(story, "tg", **{english.split()[0]: text for english, text in TAJIK.items()})
    client = signed_in(reviewer)
    response = client.post(address(story, "return"), {"note": "Why"}, follow=True)
    assert said(response) == ["Nobody has handed this translation in."]
    write(client, story, {}, "hand-in")
    response = client.post(address(story, "return"), {"note": " "}, follow=True)
    assert said(response) == ["Write what is to be done."]
    assert job_of(story, "tg").status == Status.IN_REVIEW


def test_an_embargoed_page_is_approved_and_waits(story: Any, reviewer: Any) -> None:
    story.unpublish()
    response = write(signed_in(reviewer), story, TAJIK, "publish")
    assert said(response)[-1].startswith("The translation is approved")
    assert job_of(story, "tg").status == Status.APPROVED
    assert not ArticlePage.objects.in_language("tg").filter(translation_key=story.translation_key).exists()
    response = write(signed_in(reviewer), story, {}, "hand-in")
    assert said(response)[-1] == "This translation is approved already, and comes out together with its English page."
    assert mail.outbox == []
    # Other words are another text, which may be handed in.
    response = write(signed_in(reviewer), story, {"Return": "Баргаштан"}, "hand-in")
    assert said(response)[-1] == "The translation was handed in for review."
    assert job_of(story, "tg").status == Status.IN_REVIEW


def test_a_page_above_that_is_not_translated_is_told(tree: Tree, story: Any, reviewer: Any) -> None:
    Page.objects.get(pk=tree.news["tg"].pk).delete()
    response = write(signed_in(reviewer), story, TAJIK, "publish")
    assert said(response)[-1] == "The page above this one is not translated yet."


def test_claims_and_dates(story: Any, translator: Any, reviewer: Any) -> None:
    hers, theirs = signed_in(translator), signed_in(reviewer)
    hers.post(address(story, "claim"))
    assert job_of(story, "tg").claimed_by == translator
    page = soup_of(theirs.get(address(story)))
    assert "works on this translation since" in page.text
    assert said(theirs.post(address(story, "claim"), follow=True)) == [f"{translator} has taken it already."]
    assert page.find("form", action=address(story, "claim")) is None, "only who has it can give it away"
    # It is said, and forbids nothing.
    assert said(write(theirs, story, {"Return": "Бозгашт"})) == ["1 sentence was saved."]
    theirs.post(address(story, "due"), {"due_on": "2030-01-01"})
    assert str(job_of(story, "tg").due_on) == "2030-01-01"
    assert said(theirs.post(address(story, "due"), {"due_on": "soon"}, follow=True))[-1] == "Enter a valid date."
    theirs.post(address(story, "due"), {"due_on": ""})
    assert job_of(story, "tg").due_on is None
    theirs.post(address(story, "release"))
    assert job_of(story, "tg").claimed_by is None


def test_people_are_called_by_their_names_as_everywhere_in_the_admin(
    tree: Tree, story: Any, translator: Any, reviewer: Any
) -> None:
    translator.first_name, translator.last_name = "Zarina", "Example"
    translator.save()
    hers, theirs = signed_in(translator), signed_in(reviewer)
    hers.post(address(story, "claim"))
    write(hers, story, {"Return": "Бозгашт"})
    page = soup_of(theirs.get(address(story)))
    assert "Zarina Example works on this translation since" in words_of(page)
    assert words_of(page.select_one(".desk-job__facts div:last-child dd")).startswith("Zarina Example")
    row = page.find(id=f"sentence-{row_of(story, 'tg', 'Return').key}")
    assert words_of(row.select_one(".desk-notes__state .desk-hint")).startswith("Zarina Example,")
    for screen in ("translators_list", "translators_queue"):
        words = words_of(soup_of(theirs.get(reverse(screen))))
        assert "Zarina Example" in words, screen
        assert str(translator) not in words, screen
    for action in (address(story, "claim"), reverse("translators_take", args=[job_of(story, "tg").pk])):
        assert said(theirs.post(action, follow=True)) == ["Zarina Example has taken it already."]


def test_what_is_handed_in_is_so_once_and_approving_it_frees_it(
    story: Any, translator: Any, reviewer: Any, django_capture_on_commit_callbacks: Any
) -> None:
    hers, theirs = signed_in(translator), signed_in(reviewer)
    hers.post(address(story, "claim"))
    theirs.post(address(story, "due"), {"due_on": "2030-01-01"})
    with django_capture_on_commit_callbacks(execute=True):
        write(hers, story, TAJIK, "hand-in")
        response = write(hers, story, {}, "hand-in")
    assert said(response) == ["This translation waits for its reviewers already."]
    assert len(mail.outbox) == 1
    assert "works on this translation since" not in soup_of(theirs.get(address(story))).text
    write(theirs, story, {}, "publish")
    job = job_of(story, "tg")
    assert (job.status, job.claimed_by, job.claimed_at, job.due_on) == (Status.COMPLETE, None, None, None)
    theirs.post(address(story, "due"), {"due_on": "2030-01-01"})
    assert job_of(story, "tg").due_on is None


def test_what_is_said_of_anothers_wording_is_not_said_of_ones_own(story: Any, translator: Any) -> None:
    GlossaryTerm.objects.update_or_create(
        english="IOM", defaults={"tg": "СБМ", "tg_forbidden": "IOM", "match_case": True}
    )
    client = signed_in(translator)
    form = form_of(client.get(address(story)))
    write(client, story, {"IOM helps": "IOM кӯмак мекунад."})
    response = client.post(address(story), form | typed(story, **{"IOM helps": TAJIK["IOM helps"]}))
    row = soup_of(response).find(id=f"sentence-{row_of(story, 'tg', 'IOM helps').key}")
    assert "Meanwhile another text was saved" in row.text
    assert row.find(class_="desk-warning") is None


# --- Preview and links --------------------------------------------------------------------------------------------


def test_the_preview_needs_no_translated_page_and_leaves_none(story: Any, translator: Any) -> None:
    client = signed_in(translator)
    write(client, story, {"Return": "Бозгашт"})
    before = Page.objects.count()
    page = soup_of(client.get(address(story, "preview")))
    assert (page.h1.text.strip(), page.html["lang"]) == ("Бозгашт", "tg")
    assert "It joins two countries." in page.text
    assert Page.objects.count() == before
    story.refresh_from_db()
    assert (story.title, story.locale.language_code) == ("Return", "en")


def test_the_preview_of_a_public_page_shows_what_is_not_public_yet(story: Any, translator: Any) -> None:
    translate(story, "tg", Return="Бозгашт")
    publish(job_of(story, "tg"))
    client = signed_in(translator)
    write(client, story, {"Return": "Дигар"})
    assert soup_of(client.get(address(story, "preview"))).h1.text.strip() == "Дигар"
    assert ArticlePage.objects.in_language("tg").get(translation_key=story.translation_key).title == "Бозгашт"


def test_links_lead_to_the_readers_language_by_themselves_or_where_translators_say(
    tree: Tree, translator: Any, reviewer: Any, client: Client
) -> None:
    text = (
        f'<p>See <a linktype="page" id="{tree.about["en"].pk}">us</a> and '
        '<a href="https://example.org/law/en">the law</a>.</p>'
    )
    story = article(tree.news["en"], "Links", summary="On links.", text=text)
    words = {
        "Links": "Пайвандҳо",
        "On links": "Дар бораи пайвандҳо.",
        "See": 'Нигаред <a id="a1">моро</a> ва <a id="a2">қонунро</a>.',
    }
    hers = signed_in(translator)
    write(hers, story, words)
    page = soup_of(hers.get(address(story, "links")))
    field = page.find("input", attrs={"name": lambda name: bool(name) and name.startswith("choice-")})
    assert "https://example.org/law/en" in page.text
    for harmful in ("javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x"):
        response = hers.post(address(story, "links"), {field["name"]: harmful})
        assert "Links may lead to web pages" in soup_of(response).text
    assert not SegmentOverride.objects.exists()
    hers.post(address(story, "links"), {field["name"]: "https://example.org/law/tg"})
    write(signed_in(reviewer), story, {}, "publish")
    body = BeautifulSoup(client.get("/tg/news/" + story.slug + "/").content, "html.parser").find("main")
    links = {link.text: link["href"] for link in body.find_all("a")}
    assert links["қонунро"] == "https://example.org/law/tg"
    assert links["моро"].endswith("/tg/about/")
    # Emptied, the English address counts again.
    hers.post(address(story, "links"), {field["name"]: ""})
    assert not SegmentOverride.objects.exists()


def test_another_page_is_chosen_for_a_button_and_one_that_is_gone_is_refused(tree: Tree, translator: Any) -> None:
    button = {"text": "Read on", "page": tree.about["en"], "url": ""}
    story = article(tree.news["en"], "Button", body=[("call_to_action", button)])
    client = signed_in(translator)
    page = soup_of(client.get(address(story, "links")))
    assert "About the mission" in page.find("form", method="post").text
    (name,) = {field["name"] for field in page.find_all("input") if field.get("name", "").startswith("choice-")}
    refused = soup_of(client.post(address(story, "links"), {name: "999999"}))
    assert "valid choice" in refused.text
    assert not SegmentOverride.objects.exists()
    client.post(address(story, "links"), {name: str(tree.bridge["en"].pk)})
    assert SegmentOverride.objects.get().data == tree.bridge["en"].pk


# --- The English page ---------------------------------------------------------------------------------------------


def test_what_became_of_the_english_page_is_said(story: Any, translator: Any, reviewer: Any) -> None:
    client = signed_in(translator)
    PageViewRestriction.objects.create(page=story, restriction_type=PageViewRestriction.LOGIN)
    assert "The English page is private" in soup_of(client.get(address(story))).text
    story.unpublish()
    assert "The English page is not public." in soup_of(client.get(address(story))).text
    job = job_of(story, "tg")
    Page.objects.get(pk=story.pk).delete()
    where = reverse("translators_edit", args=[job.pk])
    response = client.get(where)
    assert "The English text was deleted." in soup_of(response).text
    assert client.get(reverse("translators_preview", args=[job.pk])).url == where
    form = form_of(response) | {"action": "publish"}
    assert "The English text was deleted." in said(signed_in(reviewer).post(where, form, follow=True))


def test_shared_words_have_an_editor_too(tree: Tree, reviewer: Any) -> None:
    topic = Topic.objects.create(name="Border management", slug="border", locale=tree.topics["en"].locale)
    client = signed_in(reviewer)
    assert client.get(address(topic, "preview")).url == address(topic)
    response = write(client, topic, {"Border": "Идоракунии сарҳад"}, "publish")
    assert "The translation is public now, in this language only: Tajik." in said(response)
    assert Topic.objects.get(locale__language_code="tg", slug="border").name == "Идоракунии сарҳад"


# --- Size ---------------------------------------------------------------------------------------------------------


def long_story(tree: Tree, sentences: int) -> Any:
    text = "".join(f"<p>Sentence {number} of many.</p>" for number in range(sentences))
    return article(tree.news["en"], f"Story of {sentences}", body=[("text", RichText(text))])


def test_a_longer_text_asks_no_more(tree: Tree, translator: Any) -> None:
    client = signed_in(translator)

    def queries(page: Any) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address(page)).status_code == 200
        return len(captured)

    short, long = long_story(tree, 5), long_story(tree, 60)
    for page in (short, long):
        rows = rows_of(job_of(page, "tg"))
        client.post(address(page), {f"text-{row.key}": "Ҷумла." for row in rows[::2]})
    queries(short)
    # On a list of several pages there are no more queries either.
    assert queries(long) == queries(short)


def test_a_text_of_300_sentences_is_cut_into_pages_and_filtered(tree: Tree, translator: Any) -> None:
    story = long_story(tree, 300)
    client = signed_in(translator)
    first = soup_of(client.get(address(story)))
    assert len(first.find_all("textarea")) == 50
    rows = rows_of(job_of(story, "tg"))
    client.post(address(story), {f"text-{row.key}": "Ҷумла." for row in rows[:299]})
    missing = soup_of(client.get(address(story) + "?show=missing"))
    assert [area["name"] for area in missing.find_all("textarea")] == [f"text-{row.key}" for row in rows[299:]]
    assert len(soup_of(client.get(address(story) + "?p=7")).find_all("textarea")) == 2


def test_a_reviewer_publishes_what_they_saw(story: Any, translator: Any, reviewer: Any) -> None:
    hers, theirs = signed_in(translator), signed_in(reviewer)
    write(hers, story, TAJIK, "hand-in")
    opened = soup_of(theirs.get(address(story))).find("input", attrs={"name": "seen-at"})["value"]
    write(hers, story, {"Return": "Бозгашт ба хона"})
    response = theirs.post(address(story), {"action": "publish", "seen-at": opened}, follow=True)
    assert "Somebody has changed sentences since you opened this page." in said(response)[0]
    assert job_of(story, "tg").published_at is None
    opened = soup_of(theirs.get(address(story))).find("input", attrs={"name": "seen-at"})["value"]
    theirs.post(address(story), {"action": "publish", "seen-at": opened}, follow=True)
    assert job_of(story, "tg").status == Status.COMPLETE


def test_a_form_with_a_broken_moment_is_a_form_without_one(story: Any, translator: Any, reviewer: Any) -> None:
    write(signed_in(translator), story, TAJIK, "hand-in")
    signed_in(reviewer).post(address(story), {"action": "publish", "seen-at": "2026-13-45T99:00"}, follow=True)
    assert job_of(story, "tg").status == Status.COMPLETE
