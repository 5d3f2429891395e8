"""The terms that the glossary begins with, and what a term may be."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from site_config.translators.checking import Sentence, check
from site_config.translators.glossary.loading import TERMS, load_terms
from site_config.translators.models import GlossaryTerm

FACTS = tomllib.loads(TERMS.read_text(encoding="utf-8"))["term"]


class Once:
    """What load_mission_content keeps of what it has brought."""

    def __init__(self) -> None:
        self.keys: set[str] = set()

    def __call__(self, key: str, make: Callable[[], Any]) -> None:
        if key not in self.keys:
            make()
            self.keys.add(key)


def test_there_are_sixty_terms_in_three_languages() -> None:
    whole = [facts for facts in FACTS if facts.get("ru") and facts.get("tg")]
    assert len(whole) == len(FACTS) >= 60
    assert len({facts["en"].casefold() for facts in FACTS}) == len(FACTS)
    assert {"IOM", "UNHCR", "ILO", "remittances", "refugee", "hotline"} <= {facts["en"] for facts in FACTS}


@pytest.mark.django_db
def test_every_first_term_is_a_right_one() -> None:
    load_terms(Once())
    assert GlossaryTerm.everything().count() == len(FACTS)
    for term in GlossaryTerm.everything():
        term.full_clean()
    iom = GlossaryTerm.objects.get(english="IOM")
    assert iom.forms("tg", "forbidden") == ("IOM", "МОМ", "ИОМ")
    assert iom.match_case


@pytest.mark.django_db
def test_what_an_editor_changed_or_deleted_stays_so() -> None:
    once = Once()
    load_terms(once)
    GlossaryTerm.objects.filter(english="diaspora").delete()
    GlossaryTerm.objects.filter(english="refugee").update(tg="паноҳанда")
    load_terms(once)
    assert not GlossaryTerm.objects.filter(english="diaspora").exists()
    assert GlossaryTerm.objects.get(english="refugee").tg == "паноҳанда"


@pytest.mark.django_db
def test_a_term_that_an_editor_made_before_is_not_touched() -> None:
    GlossaryTerm.objects.create(english="Refugee", tg="паноҳанда")
    load_terms(Once())
    assert GlossaryTerm.objects.get(english__iexact="refugee").tg == "паноҳанда"


@pytest.mark.django_db
def test_only_terms_in_use_are_looked_for(django_assert_num_queries: Any) -> None:
    GlossaryTerm.objects.create(english="bridge", tg="пул")
    GlossaryTerm.objects.create(english="road", tg="роҳ", is_active=False)
    with django_assert_num_queries(1):
        glossary = GlossaryTerm.prepared("tg")
    with django_assert_num_queries(0):
        found = check(Sentence("A bridge and a road", "Ин ва он", "tg", "body", glossary))
    assert [finding.message for finding in found] == ["“bridge” is “пул” in the glossary."]


@pytest.mark.django_db
def test_a_term_stands_once_in_whatever_capitals() -> None:
    GlossaryTerm.objects.create(english="Refugee", ru="беженец")
    with pytest.raises(ValidationError, match="There is a term with this English already"):
        GlossaryTerm(english="refugee", ru="беженец").full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        GlossaryTerm.objects.create(english="REFUGEE")


@pytest.mark.once
@pytest.mark.parametrize(
    ("values", "name", "message"),
    [
        ({"english": "?", "ru": "слово"}, "english", "at least one word"),
        ({"english": "word"}, "ru", "in Russian, in Tajik or in both"),
        ({"english": "word", "ru": "…"}, "ru", "has no word"),
        ({"english": "word", "ru": "слово; речь"}, "ru", "looks like several forms"),
        ({"english": "word", "ru_allowed": "речь"}, "ru", "the form that is preferred"),
        ({"english": "word", "ru": "слово", "ru_forbidden": "Слово"}, "ru_forbidden", "right and wrong"),
        ({"english": "word", "ru": "слово", "tg_forbidden": "я" * 201}, "tg_forbidden", "longer than 200"),
    ],
)
def test_a_term_that_the_checks_cannot_use_is_refused(values: dict[str, str], name: str, message: str) -> None:
    with pytest.raises(ValidationError) as raised:
        GlossaryTerm(**values).clean()
    assert message in " ".join(raised.value.message_dict[name])


@pytest.mark.once
def test_forms_are_kept_each_once_and_without_needless_spaces() -> None:
    term = GlossaryTerm(english="  asylum   seeker ", ru=" лицо ", ru_allowed="один\r\n\n  два  слова \nодин")
    term.clean()
    assert (term.english, term.ru, term.ru_allowed) == ("asylum seeker", "лицо", "один\nдва слова")
