"""Variables that hold addresses: read strictly, and never repeated where one cannot be understood."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from site_config.settings import environment

READERS: dict[str, Callable[[str], Any]] = {
    "BASE_URL": environment.address,
    "DJANGO_ALLOWED_HOSTS": environment.hosts,
    "CONTACT_EMAIL": environment.email,
    "REDIS_URL": environment.redis,
}


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("BASE_URL", "https://site.example", "https://site.example"),
        ("BASE_URL", " https://Site.Example/ ", "https://site.example"),
        ("BASE_URL", "http://127.0.0.1:8000/", "http://127.0.0.1:8000"),
        ("BASE_URL", "http://localhost", "http://localhost"),
        ("BASE_URL", "https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443"),
        ("BASE_URL", "https://xn--80aswg.example", "https://xn--80aswg.example"),
        ("DJANGO_ALLOWED_HOSTS", "site.example", ["site.example"]),
        ("DJANGO_ALLOWED_HOSTS", ".site.example, 10.0.0.7,[::1],", [".site.example", "10.0.0.7", "[::1]"]),
        ("DJANGO_ALLOWED_HOSTS", "*", ["*"]),
        ("CONTACT_EMAIL", "web.master+site@mail.site.example", "web.master+site@mail.site.example"),
        ("REDIS_URL", " ", ""),
        ("REDIS_URL", "redis://cache", "redis://cache"),
        ("REDIS_URL", "redis://user:p%23%2Cw@cache:6379/9", "redis://user:p%23%2Cw@cache:6379/9"),
        ("REDIS_URL", "redis://:password@[::1]:6379/", "redis://:password@[::1]:6379/"),
        ("REDIS_URL", "rediss://cache/0?ssl_cert_reqs=none", "rediss://cache/0?ssl_cert_reqs=none"),
        ("REDIS_URL", "unix:///run/redis.sock?db=1", "unix:///run/redis.sock?db=1"),
        ("REDIS_URL", "unix://user:password@/run/redis.sock", "unix://user:password@/run/redis.sock"),
    ],
)
def test_sound_value_is_taken(monkeypatch: pytest.MonkeyPatch, name: str, value: str, found: object) -> None:
    monkeypatch.setenv(name, value)
    assert READERS[name](name) == found


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BASE_URL", "zq.example"),
        ("BASE_URL", "//zq.example"),
        ("BASE_URL", "ftp://zq.example"),
        ("BASE_URL", "https://"),
        ("BASE_URL", "https://zq.example/path"),
        ("BASE_URL", "https://zq.example//"),
        ("BASE_URL", "https://zq.example?"),
        ("BASE_URL", "https://zq.example/#"),
        ("BASE_URL", "https://zq:zq@zq.example"),
        ("BASE_URL", "https://zq.example:"),
        ("BASE_URL", "https://zq.example:65536"),
        ("BASE_URL", "https://zq example"),
        ("BASE_URL", "https://zq..example"),
        ("BASE_URL", "https://zq_.example"),
        ("BASE_URL", "https://сайт.example"),
        ("BASE_URL", "https://zq.example,https://zq.example"),
        ("DJANGO_ALLOWED_HOSTS", ","),
        ("DJANGO_ALLOWED_HOSTS", "https://zq.example/"),
        ("DJANGO_ALLOWED_HOSTS", "site.example,zq.example/"),
        ("DJANGO_ALLOWED_HOSTS", "zq.example:8000"),
        ("DJANGO_ALLOWED_HOSTS", "zq.example www.zq.example"),
        ("DJANGO_ALLOWED_HOSTS", "*.zq.example"),
        ("DJANGO_ALLOWED_HOSTS", "zq.example."),
        ("DJANGO_ALLOWED_HOSTS", "::1"),
        ("CONTACT_EMAIL", "zq"),
        ("CONTACT_EMAIL", "zq@"),
        ("CONTACT_EMAIL", "Zq <zq@zq.example>"),
        ("CONTACT_EMAIL", "mailto:zq@zq.example"),
        ("CONTACT_EMAIL", "zq@zq.example,zq@zq.example"),
        ("REDIS_URL", "zq"),
        ("REDIS_URL", "zq:6379"),
        ("REDIS_URL", "http://zq"),
        ("REDIS_URL", "redis://"),
        ("REDIS_URL", "redis://:zq@"),
        ("REDIS_URL", "redis://zq:zq"),
        ("REDIS_URL", "redis://zq:65536"),
        ("REDIS_URL", "redis://zq/zq"),
        ("REDIS_URL", "redis://[zq"),
        ("REDIS_URL", "redis://zq,redis://zq"),
        ("REDIS_URL", "redis://zq?socket_timeout=zq"),
        ("REDIS_URL", "redis://zq?zq=1"),
        ("REDIS_URL", "unix://"),
        ("REDIS_URL", "unix://zq"),
        ("REDIS_URL", "unix://zq/redis.sock"),
        # Passwords with signs that should have been percent-encoded.
        ("REDIS_URL", "redis://:zq/zq@cache"),
        ("REDIS_URL", "redis://:zq#zq@cache"),
        ("REDIS_URL", "redis://:zq?zq@cache"),
        ("REDIS_URL", "redis://:zq;zq@cache"),
        ("REDIS_URL", "redis://:zq zq@cache"),
        ("REDIS_URL", "redis://:[zq]zq@cache"),
    ],
)
def test_nonsense_is_refused_with_name_and_meaning_only(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured) as refusal:
        READERS[name](name)
    said = str(refusal.value)
    assert said.startswith(f"{name} cannot be read: {environment.VARIABLES[name]}. ")
    assert "zq" not in said.lower()
    # Nor does a cause that is shown with it.
    assert refusal.value.__cause__ is None
    assert refusal.value.__suppress_context__ or refusal.value.__context__ is None


@pytest.mark.parametrize("name", ["BASE_URL", "CONTACT_EMAIL", "DJANGO_ALLOWED_HOSTS"])
def test_empty_value_without_a_default_is_named(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, " ")
    with pytest.raises(ImproperlyConfigured, match=f"^{name} is not set: "):
        READERS[name](name)


def test_empty_value_takes_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in READERS:
        monkeypatch.delenv(name, raising=False)
    assert environment.address("BASE_URL", "http://127.0.0.1:8000") == "http://127.0.0.1:8000"
    assert environment.email("CONTACT_EMAIL", "webmaster@example.org") == "webmaster@example.org"
    assert environment.hosts("DJANGO_ALLOWED_HOSTS", []) == []
