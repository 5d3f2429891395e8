"""Carries the work of one row out: makes or changes its page, and brings its files into the store of documents."""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Collection, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from research.imports.comparing import NAME_COLUMNS, comparable
from research.imports.edition_plans import PlannedEdition
from research.imports.files import FoundFile
from research.imports.planning import Work
from research.imports.rights import Rights
from research.imports.values import FIELDS, PAGE_COLUMNS
from research.models import (
    Edition,
    PublicationAuthor,
    PublicationEditor,
    PublicationPage,
    PublicationTopic,
    ResearchIndexPage,
)
from research.record import Contributor, Organisation
from site_config.languages.letters import slugify_title
from site_config.media.models import SiteDocument

logger = logging.getLogger(__name__)

CONTRIBUTORS = {"authors": PublicationAuthor, "editors": PublicationEditor}


class Applier:
    """Writes to the site what was planned, below one research list and in one user's name."""

    def __init__(self, parent: ResearchIndexPage, rights: Rights, topics: dict[str, int], *, as_drafts: bool) -> None:
        self.parent_key = parent.pk
        self.locale = parent.locale
        self.rights = rights
        self.topics = topics
        self.publishes = rights.may_publish and not as_drafts
        self.collection = Collection.get_first_root_node()

    def carry_out(self, work: Work) -> Any:
        """
        Write a work, all of it or nothing; return the page (a PublicationPage).

        What the site itself refuses turns the outcome into a refusal, and None is returned.
        """
        stored: list[Any] = []
        try:
            with transaction.atomic():
                page = self._create(work, stored) if work.page is None else self._update(work, stored)
        except ValidationError as error:
            work.outcome.refuse(*_sentences(error))
        except DatabaseError:
            # Another editor made a page at the same moment, most likely; the database let one of the two through.
            logger.exception("The database refused record %s of an import.", work.outcome.order)
            work.outcome.refuse(_("Somebody else was changing the same pages. Import this record once more."))
        else:
            work.outcome.page, work.outcome.number = page.pk, page.number
            return page
        for document in stored:
            document.file.storage.delete(document.file.name)
        return None

    def _create(self, work: Work, stored: list[Any]) -> Any:
        values = comparable(work.facts, None)
        # A draft first: Wagtail proves the whole page once, when it is published, instead of at each saving.
        page: Any = PublicationPage(slug=work.slug, locale=self.locale, owner=self.rights.user, live=False)
        self._fill(page, values, work)
        page.original_title = page.original_title or page.title
        page.title = page.title or page.original_title
        page.editions = list(self._editions(work, stored))
        # Whom the page refers to is worked out once, at the end, instead of anew for each of its parts: a third less.
        with disable_reference_index_auto_update():
            ResearchIndexPage.objects.get(pk=self.parent_key).add_child(instance=page)
            log(instance=page, action="wagtail.create", user=self.rights.user, content_changed=True)
            self._hand_over(page, publishes=self.publishes and bool(page.abstract))
        ReferenceIndex.create_or_update_for_object(page)
        return page

    def _update(self, work: Work, stored: list[Any]) -> Any:
        assert work.page is not None  # noqa: S101
        current = PublicationPage.objects.select_for_update(of=("self",)).get(pk=work.page.pk)
        if current.latest_revision_id != work.page.latest_revision_id:
            raise ValidationError(_("Somebody has changed this publication since. Import this record once more."))
        page = current.get_latest_revision_as_object()
        values = comparable(work.facts, work.page)
        changed = {change.column for change in work.outcome.changes}
        self._fill(page, {column: value for column, value in values.items() if column in changed}, work)
        if "editions" in changed:
            page.editions = list(self._editions(work, stored))
        may_publish = self.rights.user is None or current.permissions_for_user(self.rights.user).can_publish()
        self._hand_over(page, publishes=self.publishes and may_publish and current.live)
        return page

    def _hand_over(self, page: PublicationPage, *, publishes: bool) -> None:
        user = self.rights.user
        # What is published is proved when it is; a draft may be incomplete.
        revision = page.save_revision(user=user, log_action=True, clean=False)
        if publishes:
            # The right was asked for above, and the importer at the command line has no user.
            page.publish(revision, user=user, skip_permission_checks=True)

    def _fill(self, page: Any, values: dict[str, Any], work: Work) -> None:
        for column in PAGE_COLUMNS:
            if column in values:
                setattr(page, FIELDS.get(column, column), values[column])
        for column in NAME_COLUMNS:
            if column in values:
                setattr(page, column, list(self._contributors(page, column, values[column])))
        if "topics" in values:
            links = {link.topic_id: link for link in page.topic_links.all()}
            page.topic_links = [
                _placed(links.get(key) or PublicationTopic(topic_id=key), place)
                for place, key in enumerate(self.topics[slug] for slug in values["topics"])
            ]
        if work.successor is not None:
            page.replaced_by_id = work.successor.page

    def _contributors(self, page: Any, column: str, names: tuple[Contributor, ...]) -> Iterator[Any]:
        """Yield authors or editors; who is on the page already keeps the ORCID and the names in other languages."""
        there = list(getattr(page, column).all())
        for place, name in enumerate(names):
            same = next((each for each in there if _is_named(each, name)), None)
            if same is not None:
                there.remove(same)
            yield _placed(same or self._contributor(column, name), place)

    def _contributor(self, column: str, name: Contributor) -> Any:
        make = CONTRIBUTORS[column]
        if isinstance(name, Organisation):
            return make(organisation=name.name, locale=self.locale)
        return make(family_name=name.family, given_name=name.given, locale=self.locale)

    def _editions(self, work: Work, stored: list[Any]) -> Iterator[Edition]:
        assert work.editions is not None  # noqa: S101
        for place, planned in enumerate(work.editions.editions):
            edition: Any = planned.kept or Edition()
            edition.languages = planned.languages
            if planned.file is not None:
                edition.document = self._document(work, planned, planned.file, stored)
            yield _placed(edition, place)

    def _document(self, work: Work, planned: PlannedEdition, file: FoundFile, stored: list[Any]) -> Any:
        """Return the document with this content, which the site may have already; else store it."""
        same = SiteDocument.objects.filter(file_hash=planned.digest, collection=self.collection).order_by("pk")
        for document in same:
            if document.file.storage.exists(document.file.name):
                return document
        title = f"{work.outcome.title[:200]} ({', '.join(planned.languages)})"
        document: Any = SiteDocument(title=title, collection=self.collection, uploaded_by_user=self.rights.user)
        stem = slugify_title(file.name.rpartition(".")[0], fallback="publication")
        with file.open() as content, _without_leftovers(document, stored):
            document.file = File(content, name=f"{stem}.{file.extension}")
            document.save()
        log(instance=document, action="wagtail.create", user=self.rights.user, content_changed=True)
        return document


@contextmanager
def _without_leftovers(document: Any, stored: list[Any]) -> Generator[None]:
    """Note a document whose file lies in the storage, whatever goes wrong after that."""
    try:
        yield
    finally:
        if document.file and document.file._committed:
            stored.append(document)


def _placed(child: Any, place: int) -> Any:
    child.sort_order = place
    return child


def _is_named(contributor: Any, name: Contributor) -> bool:
    if isinstance(name, Organisation):
        return contributor.organisation == name.name
    is_same = (contributor.family_name, contributor.given_name) == (name.family, name.given)
    return is_same and not contributor.organisation


def _sentences(error: ValidationError) -> list[str]:
    """Return what is wrong, with the names of fields as the editor's form has them."""
    if not hasattr(error, "error_dict"):
        return list(error.messages)
    page: Any = PublicationPage
    labels = {field.name: str(getattr(field, "verbose_name", field.name)) for field in page._meta.get_fields()}
    return [
        f"{labels.get(name, name)}: {message}" if name != "__all__" else message
        for name, messages in error.message_dict.items()
        for message in messages
    ]
