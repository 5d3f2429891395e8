"""What language models are told of the site, read as the Markdown that the form prescribes."""

from __future__ import annotations

import re

from django.conf import settings
from wagtail.models import PageViewRestriction

from research.models import PublicationTopic
from tests.tree import TreeTestCase, put_article

LINK = re.compile(r"- \[((?:[^\[\]\\]|\\.)+)\]\((\S+)\)(?:: (.+))?")


class LlmsTests(TreeTestCase):
    def lines(self) -> list[str]:
        response = self.client.get("/llms.txt")
        assert (response.status_code, response["Content-Type"]) == (200, "text/plain; charset=utf-8")
        return response.content.decode().splitlines()

    def links(self) -> dict[str, dict[str, str]]:
        """Return, for each heading of the second level, the titles below it with their addresses."""
        found: dict[str, dict[str, str]] = {}
        for line in self.lines():
            if line.startswith("## "):
                found[line[3:]] = section = {}
            elif line.startswith("- "):
                match = LINK.fullmatch(line)
                assert match, line
                section[match[1]] = match[2]
        return found

    def test_it_has_one_heading_and_says_what_the_site_is(self) -> None:
        lines = self.lines()
        assert lines[0] == "# IOM Mission in Tajikistan"
        assert [line for line in lines if line.startswith("# ")] == lines[:1]
        assert lines[2] == "> Who we are."

    def test_every_link_leads_to_what_it_names(self) -> None:
        self.tree.harvest["en"].topic_links.add(PublicationTopic(topic=self.tree.topics["en"]))
        self.tree.harvest["en"].save_revision().publish()
        links = self.links()
        assert links["The site"]["News"] == f"{settings.BASE_URL}/en/news/"
        assert links["Topics"] == {"Labour migration": f"{settings.BASE_URL}/en/topics/labour-migration/"}
        assert links["Publications"].keys() == {"The cotton harvest"}
        assert links["News"].keys() == {"A bridge over the Panj", "A festival of films"}
        assert len(links["Other languages"]) == 2
        for section in links.values():
            for address in section.values():
                assert self.client.get(address.removeprefix(settings.BASE_URL)).status_code == 200, address

    def test_brackets_in_a_title_end_no_link(self) -> None:
        put_article(self.tree.news["en"], "One [two] \\ three")
        assert r"One \[two\] \\ three" in self.links()["News"]

    def test_drafts_and_private_pages_are_absent(self) -> None:
        self.tree.festival["en"].unpublish()
        PageViewRestriction.objects.create(page=self.tree.research["en"], restriction_type="login")
        links = self.links()
        assert links["News"].keys() == {"A bridge over the Panj"}
        assert "Publications" not in links
        assert "Research" not in links["The site"]

    def test_its_queries_do_not_grow(self) -> None:
        for _ in range(5):
            put_article(self.tree.news["en"])
        with self.assertNumQueries(17):
            self.client.get("/llms.txt")

    def test_it_is_the_same_for_every_reader(self) -> None:
        plain = self.client.get("/llms.txt")
        assert self.client.get("/llms.txt", headers={"accept-language": "tg"}).content == plain.content
        assert "Accept-Language" not in plain.get("Vary", "")
