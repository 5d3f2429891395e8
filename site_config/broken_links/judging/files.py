"""Whether documents and pictures are there, for many of them at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from site_config.broken_links.models import Reason


class Files:
    """
    Answers for the documents or pictures of the numbers it is given: one query, and one look into the storage for each
    that is asked about.

    Raises what the storage raises when it cannot be asked: that a bucket is out of reach says nothing of its files.
    """

    def __init__(self, model: Any, numbers: Iterable[int]) -> None:
        self._found = model._default_manager.in_bulk(list(numbers))
        self._is_stored: dict[int, bool] = {}

    @classmethod
    def documents(cls, numbers: Iterable[int]) -> Files:
        """Return the answers for documents."""
        return cls(get_document_model(), numbers)

    @classmethod
    def pictures(cls, numbers: Iterable[int]) -> Files:
        """Return the answers for pictures."""
        return cls(get_image_model(), numbers)

    def title(self, number: int) -> str:
        """Return the title of a file; empty where there is none."""
        return self._found[number].title if number in self._found else ""

    def why_not(self, number: int) -> Reason | None:
        """Return why readers do not get a file; None where they do."""
        found = self._found.get(number)
        if found is None:
            return Reason.DELETED
        if number not in self._is_stored:
            self._is_stored[number] = bool(found.file) and found.file.storage.exists(found.file.name)
        if not self._is_stored[number]:
            return Reason.FILE_MISSING
        return Reason.UNREADABLE if getattr(found, "is_parked", False) else None
