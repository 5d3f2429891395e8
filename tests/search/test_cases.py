"""Every query of the table, from what was typed to what is found, on the engine in use, with the mission's synonyms."""

from __future__ import annotations

import json
import tomllib
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings

from site_config.search.indexing.pages import write_pages
from site_config.search.models import Entry, Word
from site_config.search.query.matching import Wanted
from site_config.search.query.parsing import parse
from site_config.search.query.searching import search
from site_config.search.query.synonyms import Synonyms
from tests.tree import TreeTestCase

CASES = json.loads((Path(__file__).parent / "data" / "search_cases.json").read_text())


class CaseTests(TreeTestCase):
    """One page is all there is to find; it becomes each document in turn."""

    def setUp(self) -> None:
        content = tomllib.loads((settings.BASE_DIR / "home" / "content" / "synonyms.toml").read_text())
        self.read = partial(parse, synonyms=Synonyms.of(each["terms"] for each in content["set"]))
        Entry.objects.all().delete()

    def is_found(self, query: str, document: str, *, is_guessed: bool) -> bool:
        page: Any = self.tree.about["en"]
        page.title, page.summary, page.body = document, "", []
        Word.objects.all().delete()
        write_pages([page])
        answer, _clock = search(Wanted(self.read(query), "en"), self.read)
        # What must not be found may be guessed, since that is said; a slip that is none may not even be guessed.
        return bool(answer.counts.total) and (is_guessed or answer.guess is None)

    def test_every_query_of_the_table_finds_what_it_should(self) -> None:
        assert len(CASES) >= 120
        wrong = []
        for case in CASES:
            is_guessed = case["found"] or case["family"] == "slips apart"
            if self.is_found(case["query"], case["document"], is_guessed=is_guessed) is not case["found"]:
                wrong.append(case)
        assert wrong == [], json.dumps(wrong, ensure_ascii=False, indent=1)
