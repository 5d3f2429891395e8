from __future__ import annotations

import gzip

from django.core.files.base import ContentFile

from research.models import Edition
from site_config.media.models import SiteDocument
from tests.media.files import pdf
from tests.tree import TreeTestCase

GZIP = {"HTTP_ACCEPT_ENCODING": "gzip"}


class CompressionTests(TreeTestCase):
    def test_a_page_is_sent_small_and_is_the_same_page(self) -> None:
        plain = self.client.get("/en/research/")
        small = self.client.get("/en/research/", **GZIP)
        assert small["Content-Encoding"] == "gzip"
        assert gzip.decompress(small.content) == plain.content
        assert len(small.content) * 3 < len(plain.content)
        assert "Accept-Encoding" in small["Vary"]

    def test_who_has_the_page_already_is_told_so(self) -> None:
        first = self.client.get("/en/research/", **GZIP)
        again = self.client.get("/en/research/", HTTP_IF_NONE_MATCH=first["ETag"], **GZIP)
        assert (again.status_code, again.content) == (304, b"")

    def test_a_file_and_its_parts_stay_as_they_are(self) -> None:
        document = SiteDocument(title="Harvest")
        with self.captureOnCommitCallbacks(execute=True):
            document.file.save("harvest.pdf", ContentFile(pdf()))
            document.save()
        page = self.tree.harvest["en"]
        page.editions = [Edition(languages=("en",), document=SiteDocument.objects.get(pk=document.pk))]
        page.save_revision().publish()
        part = self.client.get("/en/research/harvest/harvest-en.pdf", HTTP_RANGE="bytes=0-99", **GZIP)
        assert part.status_code == 206
        assert "Content-Encoding" not in part
        assert len(b"".join(part)) == 100
