"""The admin's list shows what is missing about pictures, and the home leads there."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from site_config.media.models import SiteDocument, SiteImage
from tests.html import parsed
from tests.media import files

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

ALL = {"description": "Words", "credit": "IOM", "licence": "iom"}


def picture(title: str, **lacking: object) -> SiteImage:
    return SiteImage.objects.create(title=title, file=ContentFile(files.picture("PNG"), "a.png"), **ALL | lacking)


def listed(client: Client, **query: str) -> set[str]:
    """Return the titles in the list of pictures."""
    answer = client.get("/admin/images/results/", query)
    assert answer.status_code == 200
    return {image.title for image in answer.context["object_list"]}


@pytest.fixture(autouse=True)
def library() -> None:
    """One picture for each thing that can be missing, and one of each kind that lacks nothing."""
    picture("Whole")
    picture("Agreed", shows_people=True, consent="On paper.")
    picture("Undescribed", description="")
    picture("Uncredited", credit="")
    picture("Unlicensed", licence="")
    picture("Unasked", shows_people=True)
    drawn = picture("First page", description="", credit="", licence="")
    document = SiteDocument.objects.create(title="Report", file=ContentFile(b"x", "a.txt"))
    SiteDocument.objects.filter(pk=document.pk).update(first_page=drawn)


@pytest.mark.parametrize(
    ("lack", "title"),
    [("description", "Undescribed"), ("credit", "Uncredited"), ("licence", "Unlicensed"), ("consent", "Unasked")],
)
def test_list_shows_the_pictures_that_lack_something(admin_client: Client, lack: str, title: str) -> None:
    assert listed(admin_client, lacks=lack) == {title}
    # Also among what was searched for.
    assert listed(admin_client, lacks=lack, q=title) == {title}
    assert listed(admin_client, lacks=lack, q="Whole") == set()


def test_list_shows_all_where_nothing_is_asked(admin_client: Client) -> None:
    assert len(listed(admin_client)) == 7
    assert parsed(admin_client.get("/admin/images/")).select("[name=lacks]")


def test_home_leads_to_those_without_a_description(admin_client: Client) -> None:
    panel = parsed(admin_client.get("/admin/")).select_one("#undescribed_pictures-section")
    address = panel.select_one(".editors-waiting__all a")["href"]
    titles = {image.title for image in admin_client.get(address).context["object_list"]}
    assert titles == {"Undescribed"}
