"""What a translator sees of each sentence."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from hypothesis import given
from hypothesis import strategies as st
from wagtail.rich_text import RichText
from wagtail_localize.models import StringTranslation

from newsroom.models import ArticlePage
from site_config.topics.models import Topic
from site_config.translators.editor.comparing import difference
from site_config.translators.editor.editing import Row, State, rows_of
from site_config.translators.editor.proposals import propose, same_elsewhere
from site_config.translators.editor.typed import as_kept, as_typed
from site_config.translators.models import Job, Suggestion
from site_config.translators.naming import name_of
from site_config.translators.publishing import publish
from site_config.translators.subjects import jobs_with_subjects
from tests.snapshot import kept
from tests.translators.test_handing_over import change, rewritten, translate
from tests.tree import Tree, article, built_once

TEXT = "<p>The bridge opened in May.</p><p>It joins two countries. Families meet again.</p>"


@pytest.fixture
def tree(db: None) -> Tree:
    return built_once()


@pytest.fixture
@kept
def story(tree: Tree) -> Any:
    """Return an English story of four sentences that nobody has translated yet."""
    return article(tree.news["en"], "The bridge", summary="A short summary.", text=TEXT)


def job_of(page: Any, language: str) -> Job:
    """Return a job as the screens read it."""
    return jobs_with_subjects().get(translation__source__object_id=page.translation_key, language=language)


def row_of(page: Any, language: str, english: str) -> Row:
    """Return the sentence whose English begins so."""
    return next(row for row in rows_of(job_of(page, language)) if row.english.startswith(english))


def pieces(old: str, new: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in difference(old, new)]


# --- What is typed ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kept", "typed", "is_rich"),
    [
        ("Q&amp;A", "Q&A", False),
        ("One<br/>two &lt;three&gt;", "One\ntwo <three>", False),
        ("Q&amp;A", "Q&A", True),
        ('See <a id="a1">the law &amp; more</a>', 'See <a id="a1">the law & more</a>', True),
        ("Write &amp;lt; for a sign", "Write &amp;lt; for a sign", True),
        ("5 &lt; 6", "5 &lt; 6", True),
    ],
)
def test_a_sentence_is_typed_as_it_is_read(kept: str, typed: str, is_rich: bool) -> None:
    assert as_typed(kept, is_rich=is_rich) == typed
    assert as_kept(typed, is_rich=is_rich) == kept


def test_line_ends_of_browsers_and_spaces_around_are_no_words() -> None:
    assert as_kept("  One\r\ntwo \r\n", is_rich=False) == "One<br/>two"
    assert as_kept(" \n ", is_rich=True) == ""


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_plain_text_comes_back_as_it_was_typed(text: str) -> None:
    assert as_typed(as_kept(text, is_rich=False), is_rich=False) == text.strip()


# --- What changed -------------------------------------------------------------------------------------------------


def test_the_difference_names_whole_words() -> None:
    assert pieces("It opened in May.", "It opened in June.") == [
        ("same", "It opened in "),
        ("gone", "May"),
        ("new", "June"),
        ("same", "."),
    ]
    assert pieces("Two old towns", "Three new towns") == [
        ("gone", "Two old"),
        ("new", "Three new"),
        ("same", " towns"),
    ]
    assert pieces("A town", "A small town") == [("same", "A "), ("new", "small "), ("same", "town")]


@given(st.text(), st.text())
def test_the_difference_holds_both_wordings_whole(old: str, new: str) -> None:
    found = difference(old, new)
    assert "".join(piece.text for piece in found if piece.kind != "gone") == new
    assert "".join(piece.text for piece in found if piece.kind != "new") == old


# --- Names --------------------------------------------------------------------------------------------------------


def test_places_are_called_as_on_the_form() -> None:
    title, quote = name_of(ArticlePage, "title"), name_of(ArticlePage, "body.quote.speaker")
    assert (title.group, title.own, title.longest) == ("Title", "", 255)
    assert (quote.group, quote.own, quote.longest) == ("Text: Quotation", "Who said it", 150)
    assert name_of(ArticlePage, "body.text").group == "Text"
    assert name_of(ArticlePage, "body.figures.rows.item.item").own == "Cell"
    assert name_of(ArticlePage, "no_longer_there").group == "no_longer_there"
    assert name_of(ArticlePage, "body.no_longer_there").group == "body.no_longer_there"


def test_sentences_stand_as_on_the_form_and_each_once(tree: Tree) -> None:
    text = RichText("<p>Twice.</p><p>Twice.</p><p>Once.</p>")
    story = article(tree.news["en"], "Order", seo_title="For machines", source_line="A report", body=[("text", text)])
    found = [row.english for row in rows_of(job_of(story, "ru"))]
    assert found[0] == "Order"
    assert found[1:] == [story.summary, "Twice.", "Once.", "A report", "For machines"]


# --- Rows ---------------------------------------------------------------------------------------------------------


def test_a_changed_sentence_shows_what_it_was(story: Any) -> None:
    translate(story, "tg", The="Пул моҳи май кушода шуд.")
    publish(job_of(story, "tg"))
    change(story, **rewritten(story, "in May", "in June"))
    row = row_of(story, "tg", "The bridge opened")
    assert row.state is State.CHANGED
    assert row.was == "Пул моҳи май кушода шуд."
    assert [piece.text for piece in row.english_marked if piece.kind == "gone"] == ["May"]
    propose(job_of(story, "tg"), [row])
    assert row.proposals[0].typed == "Пул моҳи май кушода шуд."
    assert row_of(story, "tg", "It joins").state is State.DONE


def test_a_reviewer_still_sees_what_changed_until_it_is_public(story: Any) -> None:
    translate(story, "ru")
    publish(job_of(story, "ru"))
    change(story, **rewritten(story, "in May", "in June"))
    translate(story, "ru")
    row = row_of(story, "ru", "The bridge opened")
    assert row.translation is not None
    assert row.was == "ru: The bridge opened in May."
    publish(job_of(story, "ru"))
    assert row_of(story, "ru", "The bridge opened").was == ""


def test_of_a_title_that_changed_twice_the_last_wording_is_shown(story: Any) -> None:
    translate(story, "ru")
    for title in ("A wide bridge", "Quite another thing"):
        change(story, title=title)
        if title == "A wide bridge":
            translate(story, "ru", A="Широкий мост")
    assert row_of(story, "ru", "Quite").was == "Широкий мост"


def test_russian_stands_beside_english_for_tajik_only(story: Any) -> None:
    translate(story, "ru", Families="Семьи снова встречаются.")
    translate(story, "tg")
    assert {row.beside for row in rows_of(job_of(story, "ru"))} == {""}
    row = row_of(story, "tg", "It joins")
    assert (row.beside, row.beside_is_old) == ("ru: It joins two countries. Families meet again.", False)


def test_russian_of_the_wording_before_helps_too(story: Any) -> None:
    translate(story, "ru")
    translate(story, "tg")
    change(story, title="The long bridge")
    row = row_of(story, "tg", "The long")
    assert (row.beside, row.beside_is_old) == ("ru: The bridge", True)


def test_links_of_a_sentence_are_named(tree: Tree) -> None:
    page = f'<a linktype="page" id="{tree.about["en"].pk}">us</a>'
    text = f'<p>See <a href="https://example.org/law">the law</a> and {page}.</p>'
    row = row_of(article(tree.news["en"], body=[("text", RichText(text))]), "ru", "See")
    assert row.english == 'See <a id="a1">the law</a> and <a id="a2">us</a>.'
    assert row.links == {"a1": "https://example.org/law", "a2": ""}


def test_a_sentence_translated_elsewhere_is_proposed_with_its_page(story: Any, tree: Tree) -> None:
    translate(story, "tg", The="Пул")
    other = article(
        tree.news["en"], "Another story", text="<p>The bridge opened in May.</p><p>The bridge opened in July.</p>"
    )
    same, alike = (row_of(other, "tg", f"The bridge opened in {month}") for month in ("May", "July"))
    propose(job_of(other, "tg"), [same, alike])
    assert [(proposal.typed, proposal.origin) for proposal in same.proposals][0] == (
        "Пул",
        "The same sentence in “The bridge”",
    )
    assert alike.proposals[0].english == "The bridge opened in May."
    assert "% alike, in “The bridge”" in alike.proposals[0].origin
    assert (same.state, alike.state) == (State.MISSING, State.MISSING)
    assert same_elsewhere(job_of(other, "tg"), rows_of(job_of(other, "tg"))) == {same.place: "Пул"}


def test_what_a_machine_proposes_says_so_and_does_not_count(story: Any) -> None:
    row = row_of(story, "ru", "It joins")
    Suggestion.objects.create(
        string=row.segment.string,
        context=row.segment.context,
        locale=job_of(story, "ru").translation.target_locale,
        data="Он соединяет.",
        origin=Suggestion.Origin.MACHINE,
        origin_name="LibreTranslate",
    )
    propose(job_of(story, "ru"), [row])
    assert [(each.typed, each.origin) for each in row.proposals] == [
        ("Он соединяет.", "Machine translation: LibreTranslate")
    ]
    assert row_of(story, "ru", "It joins").state is State.MISSING


def test_the_words_of_a_snippet_are_edited_too(tree: Tree) -> None:
    Topic.objects.create(name="Border management", slug="border", locale=tree.topics["en"].locale)
    topic = Topic.objects.get(slug="border", locale=tree.topics["en"].locale)
    (row,) = rows_of(job_of(topic, "tg"))
    assert (row.english, row.state) == ("Border management", State.MISSING)


def test_who_and_where_from(story: Any) -> None:
    translate(story, "ru")
    ada = get_user_model().objects.create_user("ada")
    StringTranslation.objects.update(last_translated_by=ada, tool_name="same page")
    row = row_of(story, "ru", "It joins")
    assert row.translation is not None and row.translation.last_translated_by == ada
    assert row.origin == "from another place of this text"
