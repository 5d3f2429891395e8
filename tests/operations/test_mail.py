import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import get_connection, mailers
from wagtail.admin.mail import send_mail

from site_config.operations.mail import SmtpBackend
from site_config.settings import mail

# Wagtail 8.0 still asks in the way that Django 6.1 has on its list to remove.
pytestmark = pytest.mark.filterwarnings("ignore:get_connection")

SMTP = "site_config.operations.mail.SmtpBackend"


@pytest.mark.parametrize(
    ("address", "options"),
    [
        ("smtp://mail.example", {"host": "mail.example", "port": None}),
        ("smtp://mail.example:25/", {"host": "mail.example", "port": 25}),
        ("smtp://mail.example:587/?tls=true", {"host": "mail.example", "port": 587, "use_tls": True}),
        ("smtps://mail.example", {"host": "mail.example", "port": None, "use_ssl": True}),
        (
            "smtp://me%40x:p%23%3A%2F@mail.example?tls=true",
            {"host": "mail.example", "port": None, "use_tls": True, "username": "me@x", "password": "p#:/"},
        ),
    ],
)
def test_address_becomes_a_mailer(monkeypatch, address, options):
    monkeypatch.setenv("EMAIL_URL", address)
    found = mail.mailers("EMAIL_URL")["default"]
    assert found["BACKEND"] == SMTP
    assert found["OPTIONS"].pop("timeout") > 0
    assert found["OPTIONS"] == options


def test_without_an_address_mail_is_printed(monkeypatch):
    monkeypatch.delenv("EMAIL_URL", raising=False)
    assert mail.mailers("EMAIL_URL") == {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}


@pytest.mark.parametrize(
    "address",
    [
        "mail.example",
        "http://mail.example",
        "smtp://",
        "smtp://user:secret@mail.example:seven",
        "smtp://user:sec#ret@mail.example",
        "smtp://user:sec/ret@mail.example",
        "smtp://user:sec ret@mail.example",
        "smtp://user@mail.example",
        "smtp://mail.example/?tls=yes",
        "smtp://mail.example/?tsl=true",
        "smtps://user:secret@mail.example?timeout=5",
        "smtp://[::1",
    ],
)
def test_wrong_address_stops_the_start_without_telling_the_password(monkeypatch, address):
    monkeypatch.setenv("EMAIL_URL", address)
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL") as refusal:
        mail.mailers("EMAIL_URL")
    assert "sec" not in str(refusal.value)
    assert refusal.value.__suppress_context__


@pytest.fixture
def smtp(settings):
    options = {"host": "mail.example", "username": "site", "password": "secret"}
    settings.MAILERS = {"default": {"BACKEND": SMTP, "OPTIONS": options}}


def test_sign_in_survives_a_caller_that_passes_none(smtp):
    connection = get_connection(username=None, password=None, fail_silently=None)
    assert isinstance(connection, SmtpBackend)
    assert (connection.username, connection.password) == ("site", "secret")
    assert mailers.default.username == "site"


def test_wagtail_s_mail_signs_in(smtp, monkeypatch):
    used = []

    def remember(self, messages):
        used.append((self.username, self.password))
        return len(messages)

    monkeypatch.setattr(SmtpBackend, "send_messages", remember)
    assert send_mail("Subject", "Text", ["reader@example.org"]) == 1
    assert used == [("site", "secret")]


def test_caller_may_still_sign_in_otherwise(smtp):
    assert get_connection(username="other", password="pass").username == "other"
