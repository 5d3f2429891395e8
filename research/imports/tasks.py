"""The two steps of an import from the admin, done in the background."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from itertools import batched
from typing import Any

from django.tasks import task
from django.utils import translation
from django.utils.translation import gettext as _

from research.imports.importing import Import
from research.imports.plans import Outcome, printable
from research.imports.rows import CatalogueError
from research.models import ImportLine, ImportRun

logger = logging.getLogger(__name__)

#: Records after which the progress is stored.
STEP = 10


@task(backend="background")
def plan_import(pk: int) -> None:
    """Work out what a run would do; a run that is gone or has come further is left alone."""
    run = ImportRun.objects.filter(pk=pk, state=ImportRun.State.PLANNING).first()
    if run is None:
        return
    with _opened(run) as whole:
        run.lines.all().delete()
        run.note_progress(total=whole.count(), done=0)
        for batch in batched(_counted(run, whole.plan()), 100):
            ImportLine.objects.bulk_create(ImportLine.of(run, outcome) for outcome in batch)
        run.note_progress(state=ImportRun.State.PLANNED, unused_files=whole.summary.unused_files)


@task(backend="background")
def carry_out_import(pk: int) -> None:
    """Do what was planned; a record for which that has become something else is refused."""
    run = ImportRun.objects.filter(pk=pk, state=ImportRun.State.IMPORTING).first()
    if run is None:
        return
    with _opened(run) as whole:
        run.note_progress(done=0, total=whole.count())
        for outcome in _counted(run, whole.carry_out(_objection(run))):
            line = ImportLine.of(run, outcome)
            ImportLine.objects.bulk_create(
                [line],
                update_conflicts=True,
                unique_fields=["run", "order"],
                update_fields=["title", "state", "changes", "problems", "warnings", "number", "page"],
            )
        run.delete_files()
        run.note_progress(state=ImportRun.State.DONE, catalogue="", archive="")


@contextmanager
def _opened(run: Any) -> Generator[Import]:
    """Give the run's import in its user's language; whatever ends it too early is told to the user."""
    language = run.language
    try:
        with translation.override(language), ExitStack() as stack:
            if run.user is None or not run.user.is_active:
                # Without a user the importer would have all rights.
                raise CatalogueError(_("The account that uploaded this is no longer there."))
            catalogue = stack.enter_context(run.catalogue.open("rb"))
            archive = stack.enter_context(run.archive.open("rb")) if run.archive else None
            yield Import(catalogue, run.catalogue_name, archive, user=run.user, as_drafts=run.as_drafts)
    except CatalogueError as error:
        run.note_progress(state=ImportRun.State.FAILED, problem=printable(str(error)))
    except Exception:
        logger.exception("Import %s failed", run.pk)
        with translation.override(language):
            words = _("Something went wrong on the site's side. What has been imported stays; try again.")
            run.note_progress(state=ImportRun.State.FAILED, problem=words)


def _counted(run: ImportRun, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    for done, outcome in enumerate(outcomes, start=1):
        yield outcome
        if done % STEP == 0:
            run.note_progress(done=done)
    run.note_progress(done=run.total)


def _objection(run: Any) -> Callable[[Outcome], str]:
    """Return what compares a plan with the one that the user has seen."""

    def objection(outcome: Outcome) -> str:
        shown = run.lines.filter(order=outcome.order).first()
        now = ImportLine.of(run, outcome)
        if shown is not None and (shown.state, shown.changes) == (now.state, now.changes):
            return ""
        return _("The site has changed since this was checked. Upload the catalogue once more.")

    return objection
