"""The command, and references that this site itself has given out."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from research.imports.plans import State
from research.management.commands.import_publications import Progress
from research.models import PublicationPage, PublicationTopic
from site_config.languages.partial_dates import PartialDate
from tests.media.files import pdf
from tests.research.import_files import catalogue, plan
from tests.tree import TreeTestCase, publication, translation_of


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class CommandTests(TreeTestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def written(self, name: str, content: bytes) -> str:
        path = self.folder / name
        path.write_bytes(content)
        return str(path)

    def run_command(self, *words: str, code: int = 0) -> str:
        output = io.StringIO()
        try:
            call_command("import_publications", *words, stdout=output, stderr=io.StringIO(), no_color=True)
            assert code == 0
        except SystemExit as end:
            assert end.code == code
        return output.getvalue()

    def test_it_prints_a_line_per_record_and_the_totals(self) -> None:
        self.written("report.pdf", pdf())
        self.written("unused.pdf", pdf())
        file = self.written(
            "catalogue.csv",
            catalogue(
                {"title": "Good", "abstract": "a", "editions": "en: report.pdf"},
                {"title": "Bad", "abstract": "a", "isbn": "1"},
                {"slug": "harvest", "place": "Dushanbe"},
            ),
        )
        dry = self.run_command(file, "--files", str(self.folder), "--dry-run", code=1)
        assert not PublicationPage.objects.filter(title="Good").exists()
        wet = self.run_command(file, "--files", str(self.folder), code=1)
        again = self.run_command(file, "--files", str(self.folder), code=1)
        assert (
            "row 2: would be created: Good" in dry and "3 records: 1 created, 1 updated, 0 unchanged, 1 refused" in dry
        )
        assert "row 2: created" in wet and "row 3: refused: Bad" in wet and "    isbn: " in wet
        assert "    place: nothing → “Dushanbe”" in wet and "unused.pdf" in wet
        assert "3 records: 0 created, 0 updated, 2 unchanged, 1 refused" in again

    def test_all_is_well_when_nothing_is_refused(self) -> None:
        file = self.written("catalogue.csv", catalogue({"title": "Good", "abstract": "a"}))
        self.run_command(file, "--draft")
        assert not PublicationPage.objects.get(title="Good").live

    def test_what_cannot_be_used_at_all_is_said_in_words(self) -> None:
        table = self.written("catalogue.csv", catalogue({"title": "Good", "abstract": "a"}))
        late = self.written("late.csv", b'title,abstract\nGood,a\n"never closed,a\n')
        for words in (
            (self.written("empty.csv", b""),),
            (str(self.folder / "missing.csv"),),
            (table, "--files", str(self.folder / "missing")),
            (table, "--files", self.written("bad.zip", b"no zip")),
            (late,),
        ):
            with pytest.raises(CommandError):
                self.run_command(*words)
        assert not PublicationPage.objects.filter(title="Good").exists()


@pytest.mark.once
def test_progress_is_shown_on_a_terminal_only() -> None:
    terminal, file = Terminal(), io.StringIO()
    for stream in (terminal, file):
        progress = Progress(_Stream(stream), 2)
        progress.step()
        progress.clear()
    assert "1 / 2" in terminal.getvalue() and file.getvalue() == ""


class _Stream:
    """What a command has for standard error."""

    def __init__(self, stream: io.StringIO) -> None:
        self._stream = stream

    def write(self, text: str, ending: str = "\n") -> None:
        self._stream.write(text + ending)

    def flush(self) -> None:
        self._stream.flush()

    def isatty(self) -> bool:
        return self._stream.isatty()


class OwnReferenceTests(TreeTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.page = publication(
            cls.tree.research["en"],
            "Migration & 100% of {Remittances}",
            slug="remittances",
            authors=["Olimova", "Olimov"],
            editions=[["en"], ["ru"]],
            subtitle="A survey",
            abstract="First paragraph.\n\nSecond_paragraph; with $signs.",
            published_on=PartialDate(2007, 9),
            series="Studies",
            report_number="TJ/5",
            isbn="92-9068-163-2",
            place="Dushanbe",
            printed_pages=271,
            kind="study",
            doi="10.1234/abc",
            disclaimer="Views are the authors' own.",
        )
        cls.page.topic_links = [PublicationTopic(topic=cls.tree.topics["en"])]
        cls.page.save_revision().publish()
        translation_of(cls.page, "ru", title="Переводы мигрантов", abstract="По-русски.")
        cls.unsigned = publication(cls.tree.research["en"], "Unsigned")

    def exported(self, page, language: str, name: str) -> bytes:
        response = self.client.get(f"/{language}/research/{page.slug}/{name}")
        assert response.status_code == 200
        return response.content

    def test_our_own_exports_find_their_publication_and_change_nothing(self) -> None:
        for page, language in ((self.page, "en"), (self.page, "ru"), (self.unsigned, "en")):
            for name in ("cite.bib", "cite.ris"):
                [outcome] = plan(self.exported(page, language, name), name)
                assert outcome.number == page.number, (language, name)
                assert (outcome.state, outcome.changes, outcome.problems) == (State.UNCHANGED, [], []), (
                    language,
                    name,
                    outcome,
                )

    def test_they_make_the_same_record_where_it_is_not_known(self) -> None:
        exports = {name: self.exported(self.page, "en", name) for name in ("cite.bib", "cite.ris")}
        PublicationPage.objects.filter(pk=self.page.pk).update(isbn="", doi="", title="-", original_title="-")
        for name, content in exports.items():
            # Of another site: its permanent links say nothing here.
            [outcome] = plan(content.replace(b"/id/publication/", b"/other/"), name)
            assert outcome.state == State.CREATED, outcome
            found = {change.column: change.new for change in outcome.changes}
            assert found["title"] == found["original_title"] == "Migration & 100% of {Remittances}: A survey"
            assert (found["authors"], found["date"], found["kind"]) == ("Olimova; Olimov", "2007-09", "study")
            assert (found["topics"], found["editions"]) == ("labour-migration", "en")
            assert "publisher" not in found
