"""What a machine proposes counts for nothing until a person takes it."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from site_config.translators.editor.machine import MachineFailed, ask_machine, machine_name
from site_config.translators.models import Job, Suggestion
from site_config.translators.models.jobs import Status
from site_config.translators.publishing import NotPublishable, publish
from tests.tree import article, built_once

pytestmark = pytest.mark.django_db


class Machine(BaseMachineTranslator):
    """Says everything loudly, in Russian only, and not after the second request."""

    display_name = "Loud machine"
    requests: list[int] = []

    def can_translate(self, source_locale: Any, target_locale: Any) -> bool:
        return target_locale.language_code == "ru"

    def translate(self, source_locale: Any, target_locale: Any, strings: Any) -> dict[StringValue, StringValue]:
        self.requests.append(len(strings))
        if len(self.requests) > 2:
            raise ConnectionError("deaf")
        return {string: StringValue(string.data.upper()) for string in strings}


@pytest.fixture
def story(settings: Any) -> Any:
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": f"{__name__}.Machine"}
    Machine.requests = []
    return article(built_once().news["en"], "The bridge", text="<p>The bridge</p>" + "<p>One more.</p>" * 3)


def job_of(page: Any, language: str) -> Job:
    return Job.objects.get(translation__source__object_id=page.translation_key, language=language)


def test_no_machine_by_default(story: Any, settings: Any) -> None:
    del settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR
    assert machine_name(job_of(story, "ru")) == ""


def test_a_machine_is_offered_for_the_languages_it_knows(story: Any) -> None:
    assert machine_name(job_of(story, "ru")) == "Loud machine"
    assert machine_name(job_of(story, "tg")) == ""


def test_proposals_are_stored_and_do_not_count(story: Any) -> None:
    job = job_of(story, "ru")
    proposed = ask_machine(job)
    texts = set(Suggestion.objects.filter(origin="machine", locale__language_code="ru").values_list("data", flat=True))
    assert {"THE BRIDGE", "ONE MORE."} <= texts
    assert proposed == Suggestion.objects.count()
    assert Machine.requests == [len(texts)], "each sentence is asked for once"
    job.refresh_from_db()
    assert job.status == Status.MISSING
    with pytest.raises(NotPublishable):
        publish(job)


def test_asking_again_brings_the_proposals_up_to_date(story: Any) -> None:
    job = job_of(story, "ru")
    ask_machine(job)
    Suggestion.objects.update(data="old")
    ask_machine(job)
    assert not Suggestion.objects.filter(data="old").exists()


def test_a_machine_that_fails_keeps_what_it_said_before(story: Any) -> None:
    job = job_of(story, "ru")
    Machine.requests = [0, 0]
    with pytest.raises(MachineFailed):
        ask_machine(job)
    assert not Suggestion.objects.exists()
