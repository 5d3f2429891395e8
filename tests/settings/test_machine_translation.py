"""The address of a machine translator is understood, or refused without repeating its key."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

from site_config.settings.machine_translation import machine_translator

NAME = "MACHINE_TRANSLATION_URL"


@pytest.mark.once
def test_without_an_address_there_is_no_machine(monkeypatch):
    monkeypatch.setenv(NAME, " ")
    assert machine_translator(NAME) is None


@pytest.mark.once
@pytest.mark.parametrize(
    ("address", "kind", "options"),
    [
        (
            "libretranslate://se%40cret@translate.example.org/api/",
            "LibreTranslator",
            {"LIBRETRANSLATE_URL": "https://translate.example.org/api", "API_KEY": "se@cret"},
        ),
        (
            "libretranslate+http://127.0.0.1:5000",
            "LibreTranslator",
            {"LIBRETRANSLATE_URL": "http://127.0.0.1:5000", "API_KEY": ""},
        ),
        ("deepl://0c1a-22:fx", "DeepLTranslator", {"AUTH_KEY": "0c1a-22:fx"}),
    ],
)
def test_an_address_names_the_machine_and_its_key(monkeypatch, address, kind, options):
    monkeypatch.setenv(NAME, address)
    setting = machine_translator(NAME)
    assert import_string(setting["CLASS"]).__name__ == kind
    assert options.items() <= setting["OPTIONS"].items()
    assert setting["OPTIONS"]["TIMEOUT"] > 0


@pytest.mark.once
def test_google_takes_a_project_and_the_file_with_its_key(monkeypatch):
    monkeypatch.setenv(NAME, "google://mission-1?credentials=/run/key.json")
    setting = machine_translator(NAME)
    # Its library is installed only where it is used.
    assert setting["CLASS"].endswith("google.GoogleTranslator")
    assert setting["OPTIONS"]["PROJECT_ID"] == "mission-1"
    assert setting["OPTIONS"]["CREDENTIALS_PATH"] == "/run/key.json"


@pytest.mark.once
@pytest.mark.parametrize(
    "address",
    [
        "secret",
        "deepl://",
        "yandex://secret",
        "libretranslate://",
        "libretranslate://secret@",
        "libretranslate://secret@host?x=1",
        "libretranslate://secret@[host",
        "google://secret?other=1",
        "deepl://sec ret",
        "deepl://секрет",
    ],
)
def test_what_cannot_be_read_stops_the_start_and_keeps_the_key(monkeypatch, address):
    monkeypatch.setenv(NAME, address)
    with pytest.raises(ImproperlyConfigured, match=NAME) as caught:
        machine_translator(NAME)
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None
