import pytest

PUBLIC_SCRIPTS = {"'self'"}
ADMIN_SCRIPTS = {"'self'", "'unsafe-inline'"}


def policy(response):
    """Return the response's content policy as a mapping from directive to its set of sources."""
    parts = (part.split() for part in response["Content-Security-Policy"].split(";"))
    return {name: set(sources) for name, *sources in parts}


@pytest.mark.parametrize("path", ["/robots.txt", "/health/live", "/en/no-such-page/", "/nowhere/", "/en/\x00/"])
@pytest.mark.django_db
def test_public_answers_and_errors_carry_the_strict_policy(client, path):
    found = policy(client.get(path))
    assert found["default-src"] == {"'none'"}
    assert found["script-src"] == found["style-src"] == PUBLIC_SCRIPTS
    assert found["img-src"] == {"'self'"}
    assert found["frame-ancestors"] == {"'self'"}


@pytest.mark.parametrize(("path", "status"), [("/admin/login/", 200), ("/admin/", 302), ("/admin/pages/", 302)])
@pytest.mark.django_db
def test_admin_pages_and_redirects_carry_the_admin_s_policy(client, path, status):
    response = client.get(path)
    found = policy(response)
    assert response.status_code == status
    assert found["script-src"] == found["style-src"] == ADMIN_SCRIPTS
    assert found["img-src"] == {"'self'", "blob:", "data:"}
    assert found["frame-src"] == {"'self'"}
    # All else is as strict as on public pages; a nonce would switch 'unsafe-inline' off.
    assert found["default-src"] == found["base-uri"] == {"'none'"}
    assert "nonce-" not in response["Content-Security-Policy"]


def test_redirect_to_https_carries_the_headers_too(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    response = client.get("/en/", headers={"host": "example.org"})
    assert response.status_code == 301
    assert policy(response)["default-src"] == {"'none'"}
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "camera=()" in response["Permissions-Policy"].split(", ")


@pytest.mark.django_db
def test_only_media_may_be_shown_by_other_sites(client, settings):
    assert client.get("/robots.txt")["Cross-Origin-Resource-Policy"] == "same-origin"
    assert client.get(f"{settings.MEDIA_URL}none.jpg")["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert client.get("/robots.txt")["Cross-Origin-Opener-Policy"] == "same-origin"


def test_static_files_carry_the_policy(settings, tmp_path):
    from django.test import Client

    settings.STATIC_ROOT = tmp_path
    (tmp_path / "x.css").write_text("a{}")
    response = Client().get(f"{settings.STATIC_URL}x.css")
    assert response.status_code == 200
    assert policy(response)["default-src"] == {"'none'"}
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
