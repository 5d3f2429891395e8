from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from wagtail.models import PageViewRestriction

from site_config.media.models import SiteDocument
from site_config.pages.document_access import is_shown
from tests.tree import TreeTestCase, article

pytestmark = pytest.mark.indexed


class DocumentAccessTests(TreeTestCase):
    """At Wagtail's own address of a file the public gets what a public page shows."""

    def setUp(self) -> None:
        self.document = SiteDocument(title="List of hotlines")
        self.document.file.save("hotlines.txt", ContentFile(b"text"))
        self.document.save()

    def story(self) -> object:
        with self.captureOnCommitCallbacks(execute=True):
            return article(self.tree.news["en"], body=[("document", {"document": self.document, "title": "Hotlines"})])

    def test_a_file_in_a_public_story_is_public(self) -> None:
        self.story()
        assert is_shown(self.document)
        assert self.client.get(self.document.url).status_code == 200

    def test_a_file_that_nothing_shows_is_nobodys(self) -> None:
        assert self.client.get(self.document.url).status_code == 404

    def test_a_file_of_a_story_that_was_taken_back_is_nobodys(self) -> None:
        story = self.story()
        story.unpublish()
        assert self.client.get(self.document.url).status_code == 404

    def test_a_file_of_a_private_story_is_nobodys(self) -> None:
        PageViewRestriction.objects.create(page=self.story(), restriction_type=PageViewRestriction.LOGIN)
        assert self.client.get(self.document.url).status_code == 404
