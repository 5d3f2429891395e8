"""Says for each row of a catalogue what would become of its publication, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import batched
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from research.imports.comparing import changes_of, comparable, shown
from research.imports.edition_plans import EditionPlan, as_they_are, listed, plan_editions
from research.imports.files import Files
from research.imports.matching import Known, Publications
from research.imports.names import listed as listed_names
from research.imports.plans import Change, Outcome, State
from research.imports.rights import Rights
from research.imports.rows import Row
from research.imports.topic_names import TopicNames
from research.imports.values import PAGE_COLUMNS, Facts, facts_of
from research.models import PublicationPage
from site_config.languages.letters import slugify_title
from site_config.pages.forms import check_slug, is_reserved

#: Rows that are planned together, so that the pages they are about are asked for at once.
BATCH = 100


@dataclass
class Work:
    """What must be known to carry a plan out; `page` is the state that was compared, None for a new publication."""

    outcome: Outcome
    facts: Facts
    known: Known | None = None
    page: PublicationPage | None = None
    editions: EditionPlan | None = None
    successor: Known | None = None
    slug: str = ""


class Planner:
    """Plans one catalogue; remembers what its rows make, so that later ones meet it."""

    def __init__(self, files: Files, rights: Rights) -> None:
        self.publications = Publications.load()
        self.topics = TopicNames.load()
        self.files = files
        self.rights = rights

    def works(self, rows: Iterable[Row]) -> Iterator[Work]:
        """
        Yield the work of each row, in their order, but those that a later row replaces after that one.

        Whoever carries a work out does so before asking for the next, and calls `made` or `failed`.
        """
        waiting: list[Facts] = []
        for batch in batched(rows, BATCH):
            all_facts = [facts_of(row, self.topics) for row in batch]
            pages = self._pages(all_facts)
            for facts in all_facts:
                if self._waits(facts):
                    waiting.append(facts)
                else:
                    yield self._work(facts, pages)
        while waiting:
            ready = [facts for facts in waiting if not self._waits(facts)]
            # What is left waits for nothing that this catalogue brings: it is told so.
            done = ready or waiting
            for batch in batched(done, BATCH):
                pages = self._pages(batch)
                for facts in batch:
                    yield self._work(facts, pages)
            waiting = [facts for facts in waiting if facts not in done]

    def made(self, work: Work, page: Any) -> None:
        """Note that a publication that was planned is there now."""
        assert work.known is not None  # noqa: S101 -- every work that is carried out has one
        self.publications.forget(work.known)
        work.known.page, work.known.number, work.known.is_planned = page.pk, page.number, False
        self.publications.add(work.known)

    def failed(self, work: Work) -> None:
        """Note that a publication that was planned could not be made."""
        if work.known is not None and work.known.is_planned:
            self.publications.forget(work.known)

    def _pages(self, all_facts: Iterable[Facts]) -> dict[int, PublicationPage]:
        """Return the pages that these rows are about, as their editors last saw them."""
        keys = {known.page for facts in all_facts if (known := self._known(facts)) and known.page}
        pages = PublicationPage.objects.filter(pk__in=keys).for_records()
        return {page.pk: _newest(page) for page in pages} if keys else {}

    def _known(self, facts: Facts) -> Known | None:
        try:
            return self.publications.match(facts)
        except ValidationError:
            return None

    def _waits(self, facts: Facts) -> bool:
        """Return whether the publication that replaces this one may yet come."""
        try:
            return "replaced_by" in facts.values and self.publications.named(facts.values["replaced_by"]) is None
        except ValidationError:
            return False

    def _work(self, facts: Facts, pages: dict[int, PublicationPage]) -> Work:
        row = facts.row
        outcome = Outcome(row.order, row.place, facts.original_title, State.UNCHANGED)
        outcome.problems += facts.problems
        outcome.warnings += facts.warnings
        work = Work(outcome, facts)
        try:
            work.known = self.publications.match(facts)
        except ValidationError as error:
            outcome.problems += error.messages
        if work.known is None:
            self._plan_new(work)
        else:
            self._plan_known(work, work.known, pages)
        if outcome.problems:
            outcome.refuse()
        elif outcome.state == State.CREATED:
            work.known = self._planned(work)
            self.publications.add(work.known)
        return work

    def _plan_new(self, work: Work) -> None:
        outcome, facts = work.outcome, work.facts
        values = comparable(facts, None)
        outcome.state = State.CREATED
        title = values.get("title") or values.get("original_title", "")
        if not self.rights.may_add:
            outcome.problems.append(_("You may not add publications."))
        if not title and "title" not in facts.row.texts and "printed_title" not in facts.row.texts:
            outcome.problems.append(_("title: A new publication needs a title."))
        elif not title:
            return
        elif "title" not in values:
            outcome.warnings.append(_("It has no English title: the original one stands on the English page."))
            if len(title) > 255:
                outcome.problems.append(_("title: Without an English title the original one may have 255 characters."))
        if not values.get("abstract"):
            outcome.warnings.append(_("It has no abstract, which a published page needs: it is kept as a draft."))
        work.slug = self._slug(work, title)
        outcome.changes = [
            Change(column, "", shown(values[column])) for column in PAGE_COLUMNS if values.get(column) not in (None, "")
        ]
        outcome.changes += [
            Change(column, "", listed_names(values[column])) for column in ("authors", "editors") if values.get(column)
        ]
        if values.get("topics"):
            outcome.changes.append(Change("topics", "", "; ".join(values["topics"])))
        self._plan_editions(work, [])
        self._plan_successor(work, None)
        outcome.changes.append(Change("slug", "", work.slug))

    def _plan_known(self, work: Work, known: Known, pages: dict[int, PublicationPage]) -> None:
        outcome, facts = work.outcome, work.facts
        outcome.page, outcome.number, outcome.title = known.page, known.number, known.title
        if known.place:
            outcome.problems.append(_("This is the same publication as in %(place)s.") % {"place": known.place})
            return
        known.place = facts.row.place
        page = work.page = pages.get(known.page) if known.page else None
        if page is None:
            outcome.problems.append(_("This publication has no English page, which an import could change."))
            return
        if facts.values.get("slug", known.slug) != known.slug:
            outcome.problems.append(
                _("slug: The address of a publication is not changed by an import; it is “%(slug)s”.")
                % {"slug": known.slug}
            )
        outcome.changes = list(changes_of(facts, page))
        self._plan_editions(work, page.all_editions)
        self._plan_successor(work, page)
        if not outcome.changes:
            return
        outcome.state = State.UPDATED
        if hindrance := self.rights.hindrance(page):
            outcome.problems.append(hindrance)
        elif not page.live:
            outcome.warnings.append(_("It is a draft and stays one."))

    def _plan_editions(self, work: Work, editions: list) -> None:
        plan = work.editions = plan_editions(work.facts, editions, self.files)
        work.outcome.problems += plan.problems
        work.outcome.warnings += plan.warnings
        if plan.is_changed:
            work.outcome.changes.append(Change("editions", listed(as_they_are(editions)), str(plan)))

    def _plan_successor(self, work: Work, page: PublicationPage | None) -> None:
        text = work.facts.values.get("replaced_by", "")
        if not text:
            return
        try:
            successor = self.publications.named(text)
        except ValidationError as error:
            work.outcome.problems += [f"replaced_by: {message}" for message in error.messages]
            return
        if successor is None or not (successor.page or successor.is_planned):
            work.outcome.problems.append(
                _("replaced_by: Neither the site nor this catalogue has the publication “%(text)s”.") % {"text": text}
            )
        elif successor is work.known:
            work.outcome.problems.append(_("replaced_by: A publication cannot be replaced by itself."))
        elif page is None or page.replaced_by_id is None or page.replaced_by_id != successor.page:
            work.successor = successor
            work.outcome.changes.append(Change("replaced_by", _identifier(page), text))

    def _slug(self, work: Work, title: str) -> str:
        """Return the slug of a new publication; note where the one that the row wants may not be used."""
        wanted = work.facts.values.get("slug", "")
        page = PublicationPage()
        if wanted:
            try:
                check_slug(wanted, page)
            except ValidationError as error:
                work.outcome.problems += [f"slug: {message}" for message in error.messages]
            return wanted
        base = slugify_title(title, fallback="publication")
        slug, count = base, 1
        while self.publications.has_slug(slug) or is_reserved(slug, page):
            count += 1
            slug = f"{base}-{count}"
        return slug

    def _planned(self, work: Work) -> Known:
        values = comparable(work.facts, None)
        date = values.get("date")
        return Known(
            title=values.get("original_title") or values["title"],
            english_title=values.get("title", ""),
            year=date.year if date else None,
            isbn=values.get("isbn", ""),
            doi=values.get("doi", ""),
            slug=work.slug,
            place=work.facts.row.place,
            is_planned=True,
        )


def _newest(page: PublicationPage) -> PublicationPage:
    """Return the page as its editors last saw it: a draft's words stand in its newest revision."""
    return page.get_latest_revision_as_object() if page.has_unpublished_changes else page


def _identifier(page: Any) -> str:
    """Return the number of the publication that replaces a page."""
    return shown(page.replaced_by.number) if page and page.replaced_by else ""
