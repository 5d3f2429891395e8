"""Only what the site takes is said to be taken; every other entry of the file says why it is not."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from site_config.translators.files.papers import Paper, State, Unit
from site_config.translators.files.report import Outcome, Reason, Report, compare
from tests.translators.files.papers import MADE_AT, paper, unit

pytestmark = pytest.mark.once

LINK = '<a id="a1">Law</a>'
BEFORE, AFTER = MADE_AT - timedelta(minutes=1), MADE_AT + timedelta(minutes=1)


def outcomes(report: Report) -> list[tuple[Outcome, Reason | None]]:
    return [(entry.outcome, entry.reason) for entry in report.entries]


def compared(read: Unit, here: Unit) -> Report:
    return compare(paper(read), paper(here))


def test_a_new_translation_is_taken() -> None:
    report = compared(unit("Home", "Дом"), unit("Home"))
    assert outcomes(report) == [(Outcome.TAKEN, None)]
    assert report.to_store == [("body.4f1c.text#0", "Дом")]
    assert report.count(Outcome.TAKEN) == 1


def test_what_is_taken_has_the_sites_spelling_and_the_ends_of_its_source() -> None:
    assert compared(unit("R&amp;D ", " Н&Д\r\n"), unit("R&amp;D ")).to_store == [("body.4f1c.text#0", "Н&amp;Д ")]


def test_what_the_site_has_already_is_unchanged() -> None:
    report = compared(unit("Home", "Дом "), unit("Home", "Дом", translated_at=AFTER))
    assert outcomes(report) == [(Outcome.UNCHANGED, None)]
    assert report.to_store == report.suggestions == []


def test_a_correction_of_what_was_in_the_file_is_taken() -> None:
    report = compared(unit("Home", "Домой"), unit("Home", "Дом", translated_at=BEFORE))
    assert report.to_store == [("body.4f1c.text#0", "Домой")]
    assert report.entries[0].on_site == "Дом"


def test_what_was_translated_on_the_site_since_is_a_conflict_that_shows_both() -> None:
    report = compared(unit("Home", "Домой"), unit("Home", "Дом", translated_at=AFTER))
    assert outcomes(report) == [(Outcome.REFUSED, Reason.CONFLICT)]
    assert (report.entries[0].target, report.entries[0].on_site) == ("Домой", "Дом")
    assert report.to_store == []


@pytest.mark.parametrize(("made_at", "translated_at"), [(None, BEFORE), (MADE_AT, None), (None, None)])
def test_without_times_nothing_is_overwritten(made_at: object, translated_at: object) -> None:
    read = paper(unit("Home", "Домой"), made_at=made_at)
    report = compare(read, paper(unit("Home", "Дом", translated_at=translated_at)))
    assert outcomes(report) == [(Outcome.REFUSED, Reason.CONFLICT)]


def test_a_fuzzy_entry_becomes_a_suggestion() -> None:
    report = compared(unit("Home", "Дом?", state=State.FUZZY), unit("Home"))
    assert outcomes(report) == [(Outcome.SUGGESTED, Reason.FUZZY)]
    assert (report.to_store, report.suggestions) == ([], [("body.4f1c.text#0", "Дом?")])


def test_a_fuzzy_entry_that_the_site_has_is_unchanged() -> None:
    for state in (State.FUZZY, State.DONE):
        here = unit("Home", "Дом?", state=state, translated_at=BEFORE)
        assert outcomes(compared(unit("Home", "Дом?", state=State.FUZZY), here)) == [(Outcome.UNCHANGED, None)]


def test_a_suggestion_that_the_translator_confirmed_is_taken() -> None:
    report = compared(unit("Home", "Дом"), unit("Home", "Дом", state=State.FUZZY))
    assert report.to_store == [("body.4f1c.text#0", "Дом")]


@pytest.mark.parametrize("target", ["", " \n", "<b></b>"])
def test_an_empty_entry_leaves_the_sites_translation(target: str) -> None:
    report = compared(unit("<b>Home</b>", target), unit("<b>Home</b>", "<b>Дом</b>", translated_at=BEFORE))
    assert outcomes(report) == [(Outcome.REFUSED, Reason.EMPTY)]


@pytest.mark.parametrize("state", [State.DONE, State.FUZZY])
def test_wrong_tags_are_refused_with_what_is_wrong(state: State) -> None:
    report = compared(unit(LINK, "<a id='a2'>Закон</a>", state=state), unit(LINK))
    assert outcomes(report) == [(Outcome.REFUSED, Reason.FAULT)]
    assert '“<a id="a2">”' in report.entries[0].detail


def test_what_else_forbids_a_translation_is_asked_of_the_caller() -> None:
    def too_long(source: str, target: str) -> str:
        return f"{source}: too long" if len(target) > 5 else ""

    read, here = paper(unit("Home", "Домой!"), unit("One", "Один", order=1)), paper(unit("Home"), unit("One", order=1))
    report = compare(read, here, too_long)
    assert outcomes(report) == [(Outcome.REFUSED, Reason.FAULT), (Outcome.TAKEN, None)]
    assert report.entries[0].detail == "Home: too long"


def test_a_sentence_that_changed_shows_what_stands_there_now() -> None:
    report = compared(unit("Home", "Дом"), unit("Way home", "Путь домой"))
    assert outcomes(report) == [(Outcome.REFUSED, Reason.CHANGED)]
    assert (report.entries[0].english_now, report.entries[0].on_site) == ("Way home", "Путь домой")


def test_a_wording_from_before_a_change_is_not_said_to_be_on_the_site() -> None:
    here = unit("Way home", "Дом", state=State.FUZZY, previous_source="Home")
    assert compared(unit("Home", "Домой"), here).entries[0].on_site == ""
    assert compared(unit("Way home", "Путь", state=State.FUZZY), here).entries[0].on_site == ""


def test_a_sentence_that_is_nowhere_is_unknown() -> None:
    report = compared(unit("Home", "Дом", order=7), unit("Other"))
    assert outcomes(report) == [(Outcome.REFUSED, Reason.UNKNOWN)]


def test_a_new_first_paragraph_moves_no_translation() -> None:
    read = paper(unit("One", "Один"), unit("Two", "Два", order=1))
    here = paper(unit("New"), unit("One", order=1), unit("Two", order=2))
    report = compare(read, here)
    assert report.to_store == [("body.4f1c.text#1", "Один"), ("body.4f1c.text#2", "Два")]


def test_a_removed_first_paragraph_is_unknown_and_not_mistaken_for_the_next() -> None:
    read = paper(unit("Old", "Старый"), unit("One", "Один", order=1))
    report = compare(read, paper(unit("One")))
    assert outcomes(report) == [(Outcome.REFUSED, Reason.UNKNOWN), (Outcome.TAKEN, None)]


def test_entries_whose_keys_were_lost_are_found_by_their_english() -> None:
    read = paper(Unit("", "Home", "Дом", State.DONE), Unit("", "Home", "Дом", State.DONE))
    report = compare(read, paper(unit("Home", path="title"), unit("Home", path="seo_title")))
    assert report.to_store == [("title#0", "Дом"), ("seo_title#0", "Дом")]


def test_obsolete_entries_are_named_and_not_taken() -> None:
    report = compare(paper(obsolete=(unit("Home", "Дом"),)), paper(unit("Home")))
    assert outcomes(report) == [(Outcome.REFUSED, Reason.OBSOLETE)]


def test_an_entry_that_stands_twice_with_other_words_is_refused_the_second_time() -> None:
    report = compare(paper(unit("Home", "Дом"), unit("Home", "Домой")), paper(unit("Home")))
    assert outcomes(report) == [(Outcome.TAKEN, None), (Outcome.REFUSED, Reason.REPEATED)]
    assert report.to_store == [("body.4f1c.text#0", "Дом")]


def test_an_entry_that_stands_twice_with_the_same_words_is_stored_once() -> None:
    report = compare(paper(unit("Home", "Дом"), unit("Home", "Дом")), paper(unit("Home")))
    assert outcomes(report) == [(Outcome.TAKEN, None)] * 2
    assert report.to_store == [("body.4f1c.text#0", "Дом")]


def test_a_sentence_that_repeats_in_a_text_has_one_translation() -> None:
    here = paper(*(unit("More", "Ещё", order=number, translated_at=BEFORE) for number in range(3)))
    read = paper(unit("More", "Ещё"), unit("More", "Дальше", order=1), unit("More", "Далее", order=2))
    report = compare(read, here)
    assert outcomes(report) == [
        (Outcome.REFUSED, Reason.REPEATED),
        (Outcome.TAKEN, None),
        (Outcome.REFUSED, Reason.REPEATED),
    ]
    assert report.to_store == [("body.4f1c.text#1", "Дальше")]


def test_the_same_sentence_in_two_fields_has_two_translations() -> None:
    here = paper(unit("More", path="title"), unit("More", path="summary"))
    read = paper(unit("More", "Ещё", path="title"), unit("More", "Дальше", path="summary"))
    assert compare(read, here).to_store == [("title#0", "Ещё"), ("summary#0", "Дальше")]


def test_two_suggestions_for_one_sentence_are_one() -> None:
    read = paper(unit("A", "А", state=State.FUZZY), unit("A", "Б", state=State.FUZZY))
    report = compare(read, paper(unit("A")))
    assert outcomes(report) == [(Outcome.SUGGESTED, Reason.FUZZY), (Outcome.REFUSED, Reason.REPEATED)]
    assert report.suggestions == [("body.4f1c.text#0", "А")]


@pytest.mark.parametrize(
    ("read", "reason"),
    [
        (paper(unit("Home", "Дом"), translation=uuid4()), Reason.OTHER_PAGE),
        (paper(unit("Home", "Хона"), language="tg"), Reason.OTHER_LANGUAGE),
    ],
)
def test_a_file_for_something_else_is_refused_entry_by_entry(read: Paper, reason: Reason) -> None:
    report = compare(read, paper(unit("Home")))
    assert outcomes(report) == [(Outcome.REFUSED, reason)]
    assert report.to_store == []


def test_a_file_that_lost_its_page_is_compared_by_its_sentences() -> None:
    report = compare(paper(unit("Home", "Дом"), translation=None), paper(unit("Home")))
    assert outcomes(report) == [(Outcome.TAKEN, None)]
