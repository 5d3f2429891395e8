import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse, JsonResponse
from django.test import Client, RequestFactory
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt

from site_config.operations.input_guard import InputGuardMiddleware

BOUNDARY = "edge"
FORM = "application/x-www-form-urlencoded"
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"


@csrf_exempt
def echo(request):
    """Answer what the view sees."""
    if request.content_type == "application/json":
        return JsonResponse({"body": request.body.decode()})
    files = {name: len(file.read()) for name, file in request.FILES.items()}
    return JsonResponse({"form": request.POST, "files": files, "query": request.GET})


def protected(request):
    return HttpResponse("saved")


urlpatterns = [
    path("en/echo/", echo),
    path("en/protected/", protected),
    path("", include("site_config.operations.urls")),
]

pytestmark = pytest.mark.urls(__name__)


def part(name, value, filename=None):
    extra = f'; filename="{filename}"' if filename else ""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{extra}\r\n\r\n'
    return head.encode() + value + b"\r\n"


def multipart(*parts):
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


def assert_refused(response, language="en"):
    assert response.status_code == 400
    assert response["Content-Language"] == language
    assert response["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("address", ["/en/echo/\x00", "/en/\x1bcho/", "/en/%FF%FE/", "/health/live\x00"])
def test_unreadable_path_is_refused(client, address):
    assert_refused(client.get(address))


def test_broken_utf8_in_the_path_is_refused_in_the_reader_s_language(client):
    assert_refused(client.get("/%FF/", headers={"accept-language": "tg"}), "tg")
    assert_refused(client.get("/ru/%FF/", headers={"accept-language": "tg"}), "ru")


@pytest.mark.django_db
def test_address_escaped_twice_is_only_unknown(client):
    assert client.get("/en/%25D2%25B3/").status_code == 404


@pytest.mark.parametrize("query", ["q=vi%00sa", "q=vi%FFsa", "q=v%1Fi%7Fsa", "q=vi\x00sa"])
def test_query_answers_as_if_the_characters_were_not_there(query):
    request = RequestFactory().get("/en/echo/")
    request.META["QUERY_STRING"] = query
    seen = {}
    InputGuardMiddleware(lambda request: seen.update(request.GET.dict()) or HttpResponse())(request)
    assert seen == {"q": "visa"}
    assert "%00" not in request.get_full_path()


def test_cookie_with_a_control_character_is_not_seen(rf):
    request = rf.get("/", HTTP_COOKIE='session="\\000abcdefgh"; csrf=fine')
    InputGuardMiddleware(lambda request: HttpResponse())(request)
    assert request.COOKIES == {"csrf": "fine"}


@pytest.mark.parametrize("body", [b"a=x%00y", b"a=x\x00y", b"a%00=1", b"a=%FF", b"a=\xff"])
@pytest.mark.parametrize("method", ["post", "put"])
def test_unreadable_form_is_refused(client, body, method):
    assert_refused(getattr(client, method)("/en/echo/", body, content_type=FORM))


def test_character_escaped_in_the_json_of_a_field_is_refused(client):
    assert_refused(client.post("/en/echo/", b"a=%7B%22t%22:%22%5Cu0000%22%7D", content_type=FORM))


def test_unreadable_multipart_form_is_refused_with_any_method(client):
    assert_refused(client.put("/en/echo/", multipart(part("a", b"x\x00y")), content_type=MULTIPART))


@pytest.mark.parametrize("value", [b"x\x00y", b"x\xffy", b"\x1b", b'{"text": "\\u0000"}', b'["\\ud800"]'])
def test_unreadable_field_of_a_multipart_form_is_refused(client, value):
    assert_refused(client.post("/en/echo/", multipart(part("a", value)), content_type=MULTIPART))


def test_readable_forms_reach_the_view_unchanged(client):
    text = "Ҷустуҷӯ \ufffd\r\n\t😀 \\u0000"
    rich = '{"text": "a\\u0431"}'
    sent = client.post("/en/echo/", {"a": text, "rich": rich})
    assert sent.json()["form"] == {"a": text, "rich": rich}
    sent = client.post("/en/echo/", multipart(part("a", text.encode())), content_type=MULTIPART)
    assert sent.json()["form"] == {"a": text}
    sent = client.post("/en/echo/", b"a=%D2%B3+x", content_type=FORM)
    assert sent.json()["form"] == {"a": "ҳ x"}


def test_files_pass_whatever_bytes_they_hold(client, settings):
    client.cookies[settings.SESSION_COOKIE_NAME] = "someone"
    large = SimpleUploadedFile("ҳуҷҷат.pdf", b"%PDF\x00\xff" * 600_000)
    response = client.post("/en/echo/", {"title": "T", "file": large, "small": io.BytesIO(b"\x00\xff")})
    assert response.json() == {"form": {"title": "T"}, "files": {"file": 3_600_000, "small": 2}, "query": {}}


def test_large_upload_of_a_stranger_is_refused_unread(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    body = multipart(part("file", b"x" * 2000, "x.pdf"))
    assert_refused(client.post("/en/echo/", body, content_type=MULTIPART))


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"no parts at all", "multipart/form-data"),
        (b"x", "multipart/form-data; boundary=\xd2"),
        (multipart(part("a", b"x" * 3000)), MULTIPART),
        (multipart(part("a", b"1"), part("b", b"2"), part("c", b"3"), part("d", b"4")), MULTIPART),
        (b"a=" + b"x" * 3000, FORM),
        (b"a=1&b=2&c=3&d=4", FORM),
        (b'"' + b"x" * 3000 + b'"', "application/json"),
    ],
)
def test_oversized_or_malformed_body_is_refused(client, settings, body, content_type):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2000
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 1
    client.cookies[settings.SESSION_COOKIE_NAME] = "someone"
    assert_refused(client.post("/en/echo/", body, content_type=content_type))


def test_upload_cut_short_is_no_server_error(client):
    body = multipart(part("a", b"1"), part("file", b"abc", "x.pdf"))[:-30]
    assert client.post("/en/echo/", body, content_type=MULTIPART).status_code < 500


@pytest.mark.parametrize("body", [b'{"a": "\\u0000"}', b'{"a": "\x00"}', b'"\xff"', b'["\\udfff"]'])
@pytest.mark.parametrize("method", ["post", "put"])
def test_unreadable_json_is_refused(client, body, method):
    assert_refused(getattr(client, method)("/en/echo/", body, content_type="application/json"))


def test_readable_json_reaches_the_view(client):
    body = json.dumps({"a": "Ҷустуҷӯ"})
    assert client.post("/en/echo/", body, content_type="application/json").json()["body"] == body


def test_other_bodies_are_left_to_the_view(client):
    assert client.post("/en/echo/", b"\x00\xff", content_type="application/octet-stream").status_code == 200


def test_forms_still_prove_where_they_come_from(settings):
    client = Client(enforce_csrf_checks=True)
    token = "a" * 32
    client.cookies[settings.CSRF_COOKIE_NAME] = token
    assert client.post("/en/protected/", {"a": "1"}).status_code == 403
    assert client.post("/en/protected/", {"a": "1", "csrfmiddlewaretoken": token}).content == b"saved"
