import html.parser

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import path
from django.utils import translation

from site_config.operations import errors

handler400 = "site_config.operations.errors.bad_request"
handler403 = "site_config.operations.errors.permission_denied"
handler404 = "site_config.operations.errors.page_not_found"
handler500 = "site_config.operations.errors.server_error"


def broken(request, language):
    raise RuntimeError("the reason is nobody's business")


def closed(request, language):
    raise PermissionDenied


def form(request):
    raise AssertionError("never reached without a token")


urlpatterns = [path("<str:language>/broken/", broken), path("<str:language>/closed/", closed), path("ru/form/", form)]

pytestmark = pytest.mark.urls(__name__)


class Reader(html.parser.HTMLParser):
    """Collects the page's language, its links and the text of its first heading."""

    def __init__(self, response):
        super().__init__()
        self.language, self.links, self.heading, self._in_heading = None, [], "", False
        self.feed(response.content.decode())

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "html":
            self.language = attrs.get("lang")
        if tag == "a":
            self.links.append(attrs.get("href"))
        self._in_heading = tag == "h1" or (self._in_heading and tag != "p")

    def handle_endtag(self, tag):
        self._in_heading = self._in_heading and tag != "h1"

    def handle_data(self, data):
        if self._in_heading:
            self.heading += data


@pytest.fixture
def client(settings):
    """Return a client that shows the page of a fault, without redirects: they ask the database at a 404."""
    redirects = "site_config.old_addresses.middleware.RedirectOrNoteMiddleware"
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != redirects]
    return Client(raise_request_exception=False)


# No test here may touch the database: pytest-django makes that an error.


@pytest.mark.parametrize("language", ["en", "ru", "tg"])
@pytest.mark.parametrize(("address", "status"), [("closed", 403), ("nothing-here", 404), ("broken", 500)])
def test_error_page_is_in_the_language_of_the_address_and_needs_no_database(client, language, address, status):
    response = client.get(f"/{language}/{address}/", headers={"accept-language": "en"})
    page = Reader(response)
    assert (response.status_code, page.language, response["Content-Language"]) == (status, language, language)
    assert {f"/{language}/", f"/{language}/news/", f"/{language}/research/", f"/{language}/search/"} <= set(page.links)
    assert {"/en/", "/ru/", "/tg/"} <= set(page.links)
    assert page.heading.strip()


def test_address_without_a_language_is_answered_in_the_reader_s(client):
    response = client.get("/xx/nothing/", headers={"accept-language": "tg-TJ, ru;q=0.5"})
    assert (response.status_code, Reader(response).language) == (404, "tg")
    assert "Accept-Language" in response["Vary"]
    assert "Cookie" not in response["Vary"]


def test_server_error_is_kept_by_nobody_and_tells_no_reason(client):
    response = client.get("/en/broken/")
    assert response["Cache-Control"] == "no-store"
    assert b"business" not in response.content
    assert not response.cookies


def test_form_without_proof_of_its_origin_gets_a_page():
    response = Client(enforce_csrf_checks=True).post("/ru/form/", {"a": "1"})
    assert (response.status_code, Reader(response).language) == (403, "ru")


def test_languages_are_offered_by_their_own_names():
    assert [errors.own_language(code)["name"] for code in ("en", "ru", "tg")] == ["English", "Русский", "Тоҷикӣ"]


def test_fault_in_the_template_leaves_a_plain_page(rf, monkeypatch):
    def fail(*args):
        raise OSError("unreadable")

    monkeypatch.setattr(errors, "render_to_string", fail)
    response = errors.page_not_found(rf.get("/en/x/"))
    assert response.status_code == 404
    assert response.content.decode().startswith("Page not found")


def test_unknown_active_language_falls_back_to_english():
    with translation.override("de"):
        assert errors.active_language() == "en"
