import datetime
import json
import logging
import sys

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from site_config.operations.logs import REQUEST_ID, JsonFormatter, RequestLogMiddleware


def answered(request, status=200):
    """Return an empty answer that went through the middleware."""
    return RequestLogMiddleware(lambda request: HttpResponse(status=status))(request)


def formatted(record):
    return json.loads(JsonFormatter().format(record))


def test_line_is_one_json_object_with_an_aware_time():
    text = JsonFormatter().format(logging.LogRecord("a.b", logging.INFO, "", 1, "Салом\n%s", ("x",), None))
    assert "\n" not in text
    line = json.loads(text)
    assert (line["level"], line["logger"], line["message"]) == ("INFO", "a.b", "Салом\nx")
    assert datetime.datetime.fromisoformat(line["time"]).tzinfo is not None
    assert "request_id" not in line


def test_exception_stands_in_the_line_as_text():
    try:
        raise ValueError("broken")
    except ValueError:
        line = formatted(logging.LogRecord("a", logging.ERROR, "", 1, "m", (), sys.exc_info()))
    assert line["exception"].startswith("Traceback") and "ValueError: broken" in line["exception"]


@pytest.mark.parametrize("offered", ["abcdef12-3456", "A" * 64])
def test_well_formed_request_id_of_a_proxy_is_kept(offered):
    assert answered(RequestFactory().get("/", HTTP_X_REQUEST_ID=offered))["X-Request-ID"] == offered


@pytest.mark.parametrize("offered", ["", "short", "a" * 65, "abcdefgh\nx", "кириллица", "<script>"])
def test_any_other_request_id_is_replaced(offered):
    assert answered(RequestFactory().get("/", HTTP_X_REQUEST_ID=offered))["X-Request-ID"] not in ("", offered)


def test_lines_of_a_request_carry_its_id_and_later_ones_do_not():
    seen = {}

    def view(request):
        seen.update(formatted(logging.LogRecord("a", logging.INFO, "", 1, "m", (), None)))
        return HttpResponse()

    response = RequestLogMiddleware(view)(RequestFactory().get("/"))
    assert seen["request_id"] == response["X-Request-ID"]
    assert REQUEST_ID.get() is None


def test_request_line_tells_no_query_address_or_browser(caplog):
    request = RequestFactory().get("/ru/search/?q=visa", REMOTE_ADDR="192.0.2.7", HTTP_USER_AGENT="Browser/1")
    with caplog.at_level(logging.INFO, "site_config.requests"):
        answered(request, 404)
    (record,) = caplog.records
    text = JsonFormatter().format(record)
    line = json.loads(text)
    assert (line["method"], line["path"], line["status"]) == ("GET", "/ru/search/", 404)
    assert line["duration_ms"] >= 0
    assert not any(secret in text for secret in ("visa", "192.0.2.7", "Browser"))


@pytest.mark.parametrize(
    ("path", "level"),
    [("/health/live", logging.DEBUG), ("/static/theme/site.css", logging.DEBUG), ("/en/", logging.INFO)],
)
def test_what_machines_ask_all_day_is_logged_at_debug(caplog, path, level):
    with caplog.at_level(logging.DEBUG, "site_config.requests"):
        answered(RequestFactory().get(path))
    assert [record.levelno for record in caplog.records] == [level]
