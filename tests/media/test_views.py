"""How files reach readers: renditions in public, documents through their own view, nothing else."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import resolve
from wagtail.models import Collection, CollectionViewRestriction

from site_config.media import views
from site_config.media.models import SiteDocument, SiteImage, SiteRendition
from tests.media import files

pytestmark = pytest.mark.django_db


def test_our_view_stands_at_the_address_of_documents() -> None:
    assert resolve("/documents/1/report.pdf").func is views.serve_document


@pytest.fixture
def image() -> SiteImage:
    return SiteImage.objects.create(title="Picture", file=ContentFile(files.picture("PNG"), "a.png"))


@pytest.fixture
def rendition(image: SiteImage) -> SiteRendition:
    made = image.get_rendition("width-30|format-jpeg")
    assert isinstance(made, SiteRendition)
    return made


@pytest.fixture
def document() -> SiteDocument:
    return SiteDocument.objects.create(title="Report", file=ContentFile(files.pdf(), "report.pdf"))


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some public page shows every document; the rule about others is proved in tests/pages."""
    monkeypatch.setattr("site_config.pages.wagtail_hooks.is_shown", lambda document: True)


def test_rendition_is_served_for_ever_with_its_type(client: Client, rendition: SiteRendition) -> None:
    response = client.get(rendition.url)
    assert response.status_code == 200
    assert b"".join(response.streaming_content) == rendition.file.read()
    assert response["Content-Type"] == "image/jpeg"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in response["Cache-Control"]
    assert "Vary" not in response and not response.cookies
    assert rendition.image.file_hash[:10] in rendition.url


def test_head_tells_the_size_and_sends_nothing(client: Client, rendition: SiteRendition) -> None:
    response = client.head(rendition.url)
    assert (response.status_code, response["Content-Length"]) == (200, str(rendition.file.size))
    assert response.getvalue() == b""


@pytest.mark.usefixtures("shown")
def test_unchanged_file_is_not_sent_again(client: Client, rendition: SiteRendition, document: SiteDocument) -> None:
    for url in (rendition.url, document.url):
        first = client.get(url)
        assert first.getvalue()
        for header, name in (("HTTP_IF_NONE_MATCH", "ETag"), ("HTTP_IF_MODIFIED_SINCE", "Last-Modified")):
            again = client.get(url, **{header: first[name]})
            assert again.status_code == 304
            assert again["ETag"] == first["ETag"]


def test_other_methods_are_refused(client: Client, rendition: SiteRendition) -> None:
    assert client.post(rendition.url).status_code == 405


def test_originals_documents_and_paths_have_no_address(
    client: Client, image: SiteImage, document: SiteDocument, rendition: SiteRendition
) -> None:
    base = str(rendition.file.name).removeprefix("images/")
    for path in (
        f"/media/{image.file.name}",
        f"/media/{document.file.name}",
        f"/media/images/../{image.file.name}",
        f"/media/images/..%2f{image.file.name}",
        f"/media/images/%2e%2e/{document.file.name}",
        "/media/images/..%5c..%5cetc%5cpasswd",
        "/media/images//etc/passwd",
        "/media/images/..",
        "/media/images/.jpg",
        "/media/images/",
        "/media/images",
        "/media/images/missing.jpg",
        f"/media/images/{base}/",
        f"/media/images/{base}.svg",
        "/media/images/" + "a" * 400 + ".jpg",
    ):
        assert client.get(path).status_code == 404, path


@pytest.mark.usefixtures("shown")
def test_document_is_served_with_honest_headers(client: Client, document: SiteDocument) -> None:
    response = client.get(document.url)
    assert response.status_code == 200
    assert b"".join(response.streaming_content) == files.pdf()
    assert response["Content-Type"] == "application/pdf"
    assert response["ETag"] == f'"{document.file_hash}"'
    assert response["Content-Security-Policy"] == "default-src 'none'"
    assert "Content-Encoding" not in response
    assert not response.get("Content-Disposition", "").startswith("attachment")


@pytest.mark.usefixtures("shown")
def test_text_file_is_saved_not_shown(client: Client) -> None:
    document = SiteDocument.objects.create(title="List", file=ContentFile(b"a,b\n", "list.csv"))
    response = client.get(document.url)
    assert response.getvalue() == b"a,b\n"
    assert response["Content-Type"].startswith("text/csv")
    assert response["Content-Disposition"] == f'attachment; filename="{document.filename}"'


@pytest.mark.usefixtures("shown")
def test_lost_document_is_not_found(client: Client, document: SiteDocument) -> None:
    document.file.storage.delete(document.file.name)
    assert client.get(document.url).status_code == 404


@pytest.mark.usefixtures("shown")
def test_private_document_asks_first(client: Client, document: SiteDocument) -> None:
    private = Collection.get_first_root_node().add_child(instance=Collection(name="Private"))
    CollectionViewRestriction.objects.create(
        collection=private, restriction_type=CollectionViewRestriction.PASSWORD, password="open sesame please"
    )
    SiteDocument.objects.update(collection=private)
    response = client.get(document.url)
    assert not response.streaming
    assert files.pdf() not in response.content


@pytest.mark.usefixtures("shown")
def test_parked_file_is_for_editors_only(client: Client, admin_client: Client, document: SiteDocument) -> None:
    SiteDocument.objects.update(measurement=SiteDocument.Measurement.UNREADABLE, measurement_problem="damaged")
    assert client.get(document.url).status_code == 404
    assert admin_client.get(document.url).getvalue() == files.pdf()
