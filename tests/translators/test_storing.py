"""What becomes of translated sentences that the editor or a file brings."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail_localize.models import StringTranslation

from site_config.accounts.groups import REVIEWERS, TRANSLATORS
from site_config.translators.editor.editing import rows_of
from site_config.translators.editor.findings import overrule, overrulings_of
from site_config.translators.editor.storing import Fate, Outcome, Result, Wording, store, version
from site_config.translators.handover.segments import Place
from site_config.translators.models import Job
from site_config.translators.models.jobs import Status
from site_config.translators.publishing import publish
from tests.snapshot import kept
from tests.translators.test_editing import job_of
from tests.translators.test_handing_over import change, rewritten, translate
from tests.tree import Tree, article, with_groups


@pytest.fixture
def tree(db: None) -> Tree:
    return with_groups()


@pytest.fixture
@kept
def story(tree: Tree) -> Any:
    text = '<p>It joins two countries.</p><p>See <a href="https://example.org/law">the law</a>.</p>'
    return article(tree.news["en"], "The bridge", summary="Trade & travel", text=text)


def member_of(group: str) -> Any:
    """Return a new user in a group."""
    user = get_user_model().objects.create_user(
        group, f"{group.lower().replace(' ', '').replace(':', '-')}@example.org"
    )
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def translator(tree: Tree) -> Any:
    return member_of(TRANSLATORS["ru"])


def place_of(page: Any, english: str) -> Place:
    return next(row.place for row in rows_of(job_of(page, "ru")) if row.english.startswith(english))


def put(page: Any, user: Any, english: str, data: str, seen: str | None = None) -> Result:
    """Store the translation of the sentence that begins so."""
    place = place_of(page, english)
    return store(job_of(page, "ru"), user, {place: Wording(data, seen)}).results[place]


def stored(page: Any, english: str) -> StringTranslation | None:
    context, string = place_of(page, english)
    return StringTranslation.objects.filter(context=context, translation_of=string, locale__language_code="ru").first()


def test_a_sentence_is_stored_counted_and_signed(story: Any, translator: Any) -> None:
    assert put(story, translator, "It joins", "Он соединяет две страны.").fate is Fate.STORED
    kept = stored(story, "It joins")
    assert kept is not None
    assert (kept.data, kept.last_translated_by, kept.translation_type, kept.tool_name) == (
        "Он соединяет две страны.",
        translator,
        "manual",
        "",
    )
    assert (job_of(story, "ru").sentences_missing, job_of(story, "ru").status) == (3, Status.IN_PROGRESS)
    assert put(story, translator, "It joins", "Он соединяет две страны.").fate is Fate.UNCHANGED
    assert put(story, translator, "It joins", "").fate is Fate.REMOVED
    assert stored(story, "It joins") is None
    assert job_of(story, "ru").sentences_missing == 4
    assert put(story, translator, "It joins", "").fate is Fate.UNCHANGED


def test_a_conflict_loses_neither_text(story: Any, translator: Any) -> None:
    put(story, translator, "It joins", "Первый.")
    seen = version(stored(story, "It joins"))
    put(story, translator, "It joins", "Второй.")
    answer = put(story, translator, "It joins", "Третий.", seen)
    assert answer.fate is Fate.CONFLICT
    assert answer.theirs is not None and answer.theirs.data == "Второй."
    assert stored(story, "It joins").data == "Второй."
    # Two who write the same do not disturb each other.
    assert put(story, translator, "It joins", "Второй.", seen).fate is Fate.UNCHANGED
    # What was taken back meanwhile is a conflict too, and what was written into an empty field.
    put(story, translator, "It joins", "")
    assert put(story, translator, "It joins", "Третий.", seen).fate is Fate.CONFLICT
    put(story, translator, "It joins", "Второй.")
    assert put(story, translator, "It joins", "Третий.", "").fate is Fate.CONFLICT
    assert put(story, translator, "It joins", "Третий.", version(stored(story, "It joins"))).fate is Fate.STORED


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("Смотрите закон.", "tags"),
        ('Смотрите <a id="a1">закон.', "markup"),
        ('Смотрите <a id="a2">закон</a>.', "tags"),
        ('Смотрите <a id="a1" href="javascript:alert(1)">закон</a>.', "unsafe-link"),
        ('Смотрите <a id="a1">закон</a><script>alert(1)</script>.', "tags"),
        ('Смотрите <a id="a1">закон</a>.\x07', "control-character"),
    ],
)
def test_what_would_break_the_page_is_refused(story: Any, translator: Any, data: str, code: str) -> None:
    answer = put(story, translator, "See", data)
    assert answer.fate is Fate.REFUSED
    assert code in {finding.code for finding in answer.findings if finding.is_error}
    assert stored(story, "See") is None
    assert not StringTranslation.objects.filter(data=data).exists()


def test_a_text_for_which_there_is_no_room_is_refused(story: Any, translator: Any) -> None:
    answer = put(story, translator, "Trade", "Т" * 301)
    assert answer.fate is Fate.REFUSED
    assert [finding.message for finding in answer.findings if finding.code == "too-long"] == [
        "This has 301 characters; there is room for 300."
    ]
    # Entities are one character each.
    assert put(story, translator, "Trade", "&amp;" * 300).fate is Fate.STORED


def test_one_refused_sentence_stops_no_other(story: Any, translator: Any) -> None:
    wrong, right = place_of(story, "See"), place_of(story, "It joins")
    outcome = store(job_of(story, "ru"), translator, {wrong: Wording("<b>"), right: Wording("Он соединяет.")})
    assert (outcome.having(Fate.REFUSED), outcome.having(Fate.STORED)) == ([wrong], [right])


def test_what_the_english_has_lost_is_told(story: Any, translator: Any) -> None:
    place = place_of(story, "It joins")
    change(story, **rewritten(story, "joins two countries", "joins two towns"))
    outcome = store(job_of(story, "ru"), translator, {place: Wording("Он соединяет две страны.")})
    assert outcome.results == {place: Result(Fate.GONE)}
    # Neither does a place of another page count.
    other = place_of(article(Page.objects.get(pk=story.get_parent().pk).specific, "Other"), "Other")
    assert store(job_of(story, "ru"), translator, {other: Wording("Чужое")}).having(Fate.GONE) == [other]


def test_a_title_is_seen_in_the_admin_at_once(story: Any, translator: Any) -> None:
    translate(story, "ru")
    publish(job_of(story, "ru"))
    put(story, translator, "The bridge", "Мост &amp; река")
    russian = Page.objects.get(translation_key=story.translation_key, locale__language_code="ru")
    assert (russian.draft_title, russian.title) == ("Мост & река", "ru: The bridge")
    put(story, translator, "The bridge", "")
    russian.refresh_from_db()
    assert russian.draft_title == russian.title


def test_only_those_of_the_language_write(story: Any, tree: Tree) -> None:
    place = place_of(story, "It joins")
    editor = member_of("Communications editors")
    for user in (member_of(TRANSLATORS["tg"]), member_of(REVIEWERS["tg"]), editor):
        with pytest.raises(PermissionDenied):
            store(job_of(story, "ru"), user, {place: Wording("Он соединяет.")})
    assert store(job_of(story, "ru"), member_of(REVIEWERS["ru"]), {place: Wording("Он соединяет.")}).having(Fate.STORED)


def test_a_page_locked_by_another_is_left_alone(story: Any, translator: Any) -> None:
    translate(story, "ru")
    publish(job_of(story, "ru"))
    russian = Page.objects.get(translation_key=story.translation_key, locale__language_code="ru")
    reviewer = member_of(REVIEWERS["ru"])
    Page.objects.filter(pk=russian.pk).update(locked=True, locked_by=reviewer)
    with pytest.raises(PermissionDenied, match="locked"):
        put(story, translator, "It joins", "Другое.")
    Page.objects.filter(pk=russian.pk).update(locked_by=translator)
    assert put(story, translator, "It joins", "Другое.").fate is Fate.STORED


def test_a_warning_set_aside_is_asked_again_for_another_wording(story: Any, translator: Any) -> None:
    put(story, translator, "It joins", "It joins two countries.")
    kept = stored(story, "It joins")
    assert kept is not None
    overrule(translator, {kept: {"untranslated"}})
    (overruled,) = overrulings_of([kept]).values()
    assert {code: each.overruled_by for code, each in overruled.items()} == {"untranslated": translator}
    overrule(translator, {kept: set()})
    assert overrulings_of([kept]) == {kept.pk: {}}
    overrule(translator, {kept: {"untranslated"}})
    put(story, translator, "It joins", "It joins  two countries.")
    kept.refresh_from_db()
    assert overrulings_of([kept]) == {kept.pk: {}}


def test_more_sentences_ask_no_more(tree: Tree, translator: Any) -> None:
    def queries(count: int, words: str) -> int:
        text = "".join(f"<p>Sentence {count} and {number}.</p>" for number in range(count))
        story = article(tree.news["en"], f"Story of {count}", body=[("text", RichText(text))])
        places = [row.place for row in rows_of(job_of(story, "ru"))]
        job = job_of(story, "ru")
        found = 0
        # All are made, then changed, then removed.
        for data in (words, f"{words}!", ""):
            with CaptureQueriesContext(connection) as captured:
                outcome: Outcome = store(job, translator, {place: Wording(data) for place in places})
            assert not outcome.having(Fate.REFUSED)
            found += len(captured)
        return found

    queries(1, "Слова")
    assert queries(60, "Слова") == queries(5, "Слова")
    assert Job.objects.filter(language="ru", title="Story of 60", sentences_missing=62).exists()
