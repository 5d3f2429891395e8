from __future__ import annotations

import itertools
from collections import Counter

from wagtail.models import PageViewRestriction

from research.facets import count_facets
from research.filters import FACETS, Filters
from research.models import ListEntry, PublicationPage, PublicationTopic
from site_config.languages.partial_dates import PartialDate
from tests.tree import TreeTestCase, publication


class FacetTests(TreeTestCase):
    """The number beside a choice is what the list holds when that choice is made."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        kinds, years = ("report", "study"), (PartialDate(2012, 5), PartialDate(2012), PartialDate(2009), None)
        editions = ([["en"]], [["en", "ru"]], [["ru"], ["tg"]])
        combined = zip(itertools.cycle(kinds), itertools.cycle(years), itertools.cycle(editions), strict=False)
        for number, (kind, date, sets) in enumerate(itertools.islice(combined, 9)):
            page = publication(cls.tree.research["en"], kind=kind, published_on=date, editions=sets)
            if number % 2:
                page.topic_links = [PublicationTopic(topic=cls.tree.topics["en"])]
                page.save_revision().publish()

    def marks(self, page: PublicationPage) -> dict[str, set[str]]:
        return {
            "topic": {link.topic.slug for link in page.topic_links.all()},
            "type": {page.kind},
            "year": {str(page.published_on.year) if page.published_on else "undated"},
            "language": set(page.languages),
        }

    def test_counts_are_those_of_a_patient_reader(self) -> None:
        pages = [self.marks(page) for page in PublicationPage.objects.readable_in("tg")]
        entries = ListEntry.objects.for_readers("tg")
        choices = {"topic": "labour-migration", "type": "study", "year": "2012", "language": "ru"}
        for size in range(len(choices) + 1):
            for names in itertools.combinations(choices, size):
                filters = Filters(**{name: choices[name] for name in names})
                with self.subTest(filters=filters):
                    facets = count_facets(entries, filters)
                    for facet in FACETS:
                        others = [name for name in names if name != facet]
                        left = [page for page in pages if all(choices[name] in page[name] for name in others)]
                        expected = Counter(value for page in left for value in page[facet])
                        assert getattr(facets, facet) == expected
                    matching = [page for page in pages if all(choices[name] in page[name] for name in names)]
                    assert entries.matching(filters).count() == len(matching)

    def test_each_publication_is_listed_once_for_each_reader(self) -> None:
        for reader in ("en", "ru", "tg"):
            listed = sorted(ListEntry.objects.for_readers(reader).values_list("page_id", flat=True))
            assert listed == sorted(PublicationPage.objects.readable_in(reader).values_list("pk", flat=True))

    def test_private_publications_are_neither_listed_nor_counted(self) -> None:
        page = PublicationPage.objects.in_language("en").filter(kind="study").first()
        before = count_facets(ListEntry.objects.for_readers("en"), Filters()).type["study"]
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        assert count_facets(ListEntry.objects.for_readers("en"), Filters()).type["study"] == before - 1
        response = self.client.get("/en/research/?type=study")
        assert page.title not in response.content.decode()

    def test_a_topic_that_gets_another_address_or_goes_is_followed(self) -> None:
        entries = ListEntry.objects.for_readers("en")
        carried = entries.matching(Filters(topic="labour-migration")).count()
        topic = self.tree.topics["en"]
        topic.slug = "work-abroad"
        with self.captureOnCommitCallbacks(execute=True):
            topic.save()
        assert entries.matching(Filters(topic="labour-migration")).count() == 0
        assert entries.matching(Filters(topic="work-abroad")).count() == carried > 0
        with self.captureOnCommitCallbacks(execute=True):
            topic.delete()
        assert count_facets(entries, Filters()).topic == {}
