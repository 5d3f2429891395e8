from __future__ import annotations

import rispy
from defusedxml.ElementTree import fromstring

from tests.html import parsed
from tests.tree import TreeTestCase


class UnapiTests(TreeTestCase):
    def formats(self, response) -> tuple[str | None, list[str]]:
        root = fromstring(response.content)
        return root.get("id"), [each.attrib["name"] for each in root]

    @property
    def identifier(self) -> str:
        return f"publication:{self.tree.harvest['en'].number}:en"

    def test_the_protocol_is_kept(self) -> None:
        response = self.client.get("/unapi")
        assert response.status_code == 200
        assert self.formats(response) == (None, ["rdf_zotero", "oai_dc", "bibtex", "ris"])
        response = self.client.get("/unapi", {"id": self.identifier})
        assert response.status_code == 300
        assert self.formats(response)[0] == self.identifier
        response = self.client.get("/unapi", {"id": self.identifier, "format": "ris"})
        assert rispy.loads(response.content.decode())[0]["title"] == "The cotton harvest"

    def test_every_format_answers(self) -> None:
        for name in self.formats(self.client.get("/unapi"))[1]:
            response = self.client.get("/unapi", {"id": self.identifier, "format": name})
            assert response.status_code == 200, name
            assert response["Content-Language"] == "en"

    def test_what_is_not_there_is_answered_as_the_protocol_says(self) -> None:
        for wrong in ("publication:999:en", f"{self.identifier[:-2]}ru", "publication:1", "x", "publication:1:en\x00x"):
            assert self.client.get("/unapi", {"id": wrong}).status_code == 404, wrong
        assert self.client.get("/unapi", {"id": self.identifier, "format": "marc"}).status_code == 406
        assert self.client.post("/unapi").status_code == 405

    def test_drafts_are_not_given_away(self) -> None:
        for page in self.tree.harvest.values():
            page.unpublish()
        assert self.client.get("/unapi", {"id": self.identifier}).status_code == 404

    def test_pages_announce_the_service_and_the_record(self) -> None:
        for path in ("/en/research/harvest/", "/en/research/"):
            page = parsed(self.client.get(path))
            server = page.find("link", rel="unapi-server")
            assert server is not None and server["href"] == "/unapi"
            assert self.identifier in [each["title"] for each in page.find_all("abbr", class_="unapi-id")]
