"""The whole import: the command and the admin's tasks call this, dry or in earnest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext as _

from research.imports.applying import Applier
from research.imports.files import files_in
from research.imports.planning import Planner
from research.imports.plans import Outcome, Summary, printable
from research.imports.reading import count_rows, read_catalogue
from research.imports.rights import Rights, research_list
from research.imports.rows import CatalogueError

#: Told a plan before it is carried out; returns why it must not be, or "".
Objection = Callable[[Outcome], str]


@dataclass
class Import:
    """
    An import of one catalogue: an open binary file, its name, and the folder or ZIP with its files.

    `user` is the importer, None at the command line. Raises CatalogueError, in words, where nothing can be done.
    """

    catalogue: IO[bytes]
    name: str
    files: Path | IO[bytes] | None = None
    user: Any = None
    as_drafts: bool = False
    summary: Summary = field(default_factory=Summary)

    def count(self) -> int:
        """Read the whole catalogue, so that what is wrong with it is known before anything is written; count rows."""
        return count_rows(self.catalogue, self.name)

    def plan(self) -> Iterator[Outcome]:
        """Yield what would happen to each record; nothing is changed."""
        yield from self._outcomes(dry_run=True)

    def carry_out(self, objection: Objection = lambda outcome: "") -> Iterator[Outcome]:
        """Yield what has happened to each record, each in a transaction of its own."""
        yield from self._outcomes(dry_run=False, objection=objection)

    def _outcomes(self, *, dry_run: bool, objection: Objection = lambda outcome: "") -> Iterator[Outcome]:
        parent = research_list()
        if parent is None:
            raise CatalogueError(_("The site has no English research list yet."))
        rights = Rights.of(self.user, parent)
        with files_in(self.files) as files:
            planner = Planner(files, rights)
            applier = Applier(parent, rights, planner.topics.keys, as_drafts=self.as_drafts)
            for work in planner.works(read_catalogue(self.catalogue, self.name)):
                outcome = work.outcome
                if outcome.will_write and not dry_run:
                    if words := objection(outcome):
                        outcome.refuse(words)
                    page = applier.carry_out(work) if outcome.will_write else None
                    if page is not None:
                        planner.made(work, page)
                    else:
                        planner.failed(work)
                outcome.make_printable()
                self.summary.add(outcome)
                yield outcome
            self.summary.unused_files = list(map(printable, files.unused()))
