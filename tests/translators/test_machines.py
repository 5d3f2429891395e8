"""
Each machine that an address can name is asked in its own way: by real HTTP, of a server that stands in for it.

Google's library is installed only where it is used, so its client is stood in for instead.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import ModuleType, SimpleNamespace
from typing import Any
from urllib.parse import parse_qs

import pytest
import requests
from django.utils.module_loading import import_string
from wagtail.models import Locale
from wagtail_localize.machine_translators.deepl import DeepLTranslator
from wagtail_localize.strings import StringValue

from site_config.settings.machine_translation import TIMEOUT, machine_translator

pytestmark = pytest.mark.once

ENGLISH, TAJIK = Locale(language_code="en"), Locale(language_code="tg")
TEXTS = ['See <a id="a1">the law</a>', "Research &amp; “words”"]
ANSWERS = ['Нигаред <a id="a1">қонунро</a>', "Таҳқиқот &amp; «суханҳо»"]


class Stand(ThreadingHTTPServer):
    """A server that keeps what it was asked, and gives one answer; with `answer` None it says nothing for long."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.asked: list[tuple[str, Any, str]] = []
        self.answer: Any = {}
        self.is_over = threading.Event()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server_port}"


class Answering(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        stand: Any = self.server
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        stand.asked.append((self.path, self.headers, body))
        if stand.answer is None:
            stand.is_over.wait()
            return
        content = json.dumps(stand.answer).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Print nothing."""


@pytest.fixture
def stand() -> Iterator[Stand]:
    with Stand() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.is_over.set()
        server.shutdown()
        thread.join()


def machine(monkeypatch: pytest.MonkeyPatch, address: str, **options: Any) -> Any:
    """Return the machine that the site would use."""
    monkeypatch.setenv("MACHINE_TRANSLATION_URL", address)
    setting = machine_translator("MACHINE_TRANSLATION_URL")
    assert setting is not None
    return import_string(setting["CLASS"])(setting["OPTIONS"] | options)


def translated(asked: Any) -> list[str]:
    answers = asked.translate(ENGLISH, TAJIK, [StringValue(text) for text in TEXTS])
    return [answers[StringValue(text)].data for text in TEXTS]


def test_libretranslate_is_asked_for_html_with_its_key(monkeypatch: pytest.MonkeyPatch, stand: Stand) -> None:
    stand.answer = {"translatedText": ANSWERS}
    assert translated(machine(monkeypatch, f"libretranslate+http://se%40cret@{stand.address}/api")) == ANSWERS
    ((path, _headers, body),) = stand.asked
    assert path == "/api/translate"
    assert json.loads(body) == {"q": TEXTS, "source": "en", "target": "tg", "api_key": "se@cret", "format": "html"}


def test_a_deaf_machine_is_given_up(monkeypatch: pytest.MonkeyPatch, stand: Stand) -> None:
    stand.answer = None
    with pytest.raises(requests.Timeout):
        translated(machine(monkeypatch, f"libretranslate+http://{stand.address}", TIMEOUT=0.2))


def test_deepl_is_asked_with_its_key_in_the_head_and_told_of_tags(
    monkeypatch: pytest.MonkeyPatch, stand: Stand
) -> None:
    stand.answer = {"translations": [{"text": answer} for answer in ANSWERS]}
    deepl = machine(monkeypatch, "deepl://0c1a-22:fx")
    assert deepl.get_api_endpoint() == "https://api-free.deepl.com/v2/translate"
    monkeypatch.setattr(DeepLTranslator, "get_api_endpoint", lambda self: f"http://{stand.address}/v2/translate")
    assert translated(deepl) == ANSWERS
    ((path, headers, body),) = stand.asked
    assert (path, headers["Authorization"]) == ("/v2/translate", "DeepL-Auth-Key 0c1a-22:fx")
    assert parse_qs(body) == {"text": TEXTS, "source_lang": ["EN"], "target_lang": ["TG"], "tag_handling": ["xml"]}


@pytest.fixture
def google(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Put a stand-in in the place of Google's library, and return what its client is made with and asked."""
    asked: list[Any] = []

    class TranslationServiceClient:
        def __init__(self, *, credentials: Any = None) -> None:
            asked.append(credentials)

        def translate_text(self, request: dict[str, Any], *, timeout: float = 600) -> Any:
            asked.append((request, timeout))
            return SimpleNamespace(translations=[SimpleNamespace(translated_text=answer) for answer in ANSWERS])

    read = SimpleNamespace(from_service_account_file=lambda path: f"key in {path}")
    names = {
        "google": {},
        "google.cloud": {"translate": SimpleNamespace(TranslationServiceClient=TranslationServiceClient)},
        "google.oauth2": {"service_account": SimpleNamespace(Credentials=read)},
    }
    for name, content in names.items():
        module = ModuleType(name)
        vars(module).update(content)
        monkeypatch.setitem(sys.modules, name, module)
    for name in ("wagtail_localize.machine_translators.google", "site_config.translators.google"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return asked


def test_google_is_asked_for_the_project_with_the_key_of_the_file_and_a_limit(
    monkeypatch: pytest.MonkeyPatch, google: list[Any]
) -> None:
    assert translated(machine(monkeypatch, "google://mission-1?credentials=/run/key.json")) == ANSWERS
    credentials, (request, timeout) = google
    assert credentials == "key in /run/key.json"
    assert timeout == TIMEOUT
    assert request == {
        "parent": "projects/mission-1/locations/global",
        "contents": TEXTS,
        "mime_type": "text/html",
        "source_language_code": "en",
        "target_language_code": "tg",
    }
