"""What editors see of a measured or parked file."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.test import Client

from site_config.media.models import SiteDocument
from tests.media import files

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

SENTENCE = "This PDF is protected with a password, so readers could not open it."


@pytest.fixture
def document() -> SiteDocument:
    return SiteDocument.objects.create(title="Report", file=ContentFile(files.pdf(), "report.pdf"))


def park() -> None:
    SiteDocument.objects.update(measurement=SiteDocument.Measurement.UNREADABLE, measurement_problem="password")


@pytest.mark.parametrize("address", ["/admin/documents/", "/admin/documents/results/?q=Report"])
def test_list_tells_the_state_of_each_file(admin_client: Client, document: SiteDocument, address: str) -> None:
    def cells() -> list[str]:
        page = BeautifulSoup(admin_client.get(address).content, "html.parser")
        return [cell.get_text(strip=True) for cell in page.select("td")]

    assert "waiting to be measured" in cells()
    park()
    assert SENTENCE in cells()


def test_edit_page_tells_why_a_file_is_parked(admin_client: Client, document: SiteDocument) -> None:
    park()
    page = BeautifulSoup(admin_client.get(f"/admin/documents/edit/{document.pk}/").content, "html.parser")
    warning = page.select_one(".help-critical")
    assert warning is not None
    assert SENTENCE in warning.get_text()
    assert page.select_one("input[name=title]") is not None


def test_edit_page_tells_pages_and_languages(admin_client: Client, document: SiteDocument) -> None:
    state = SiteDocument.Measurement.MEASURED
    SiteDocument.objects.update(measurement=state, page_count=47, has_text=True, text_languages=("ru", "tg"))
    page = BeautifulSoup(admin_client.get(f"/admin/documents/edit/{document.pk}/").content, "html.parser")
    terms = [term.get_text(strip=True) for term in page.select("dt")]
    facts = dict(zip(terms, [" ".join(fact.get_text().split()) for fact in page.select("dd")], strict=True))
    assert (facts["Measuring"], facts["Pages"], facts["Text"]) == ("measured", "47", "Russian, Tajik")
    assert page.select_one(".help-critical") is None
