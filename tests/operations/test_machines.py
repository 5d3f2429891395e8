import datetime
from urllib.robotparser import RobotFileParser

import pytest
from django.utils import timezone


def test_robots_keeps_crawlers_out_of_the_desks_only(client, settings):
    settings.BASE_URL = "https://site.example"
    response = client.get("/robots.txt")
    robots = RobotFileParser()
    robots.parse(response.content.decode().splitlines())
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert not robots.can_fetch("Bot", "/admin/pages/") and not robots.can_fetch("Bot", "/accounts/login/")
    for path in ("/en/", "/tg/research/a/b.pdf", "/media/images/a.avif", "/static/a.css", "/sitemap.xml"):
        assert robots.can_fetch("Bot", path)
    assert robots.site_maps() == ["https://site.example/sitemap.xml", "https://site.example/sitemap-news.xml"]


@pytest.mark.parametrize(
    "bot", ["Googlebot", "Googlebot-News", "bingbot", "YandexBot", "TelegramBot", "facebookexternalhit", "Twitterbot"]
)
def test_search_engines_and_networks_may_read_pages_files_and_pictures(client, bot):
    robots = RobotFileParser()
    robots.parse(client.get("/robots.txt").content.decode().splitlines())
    for path in (
        "/",
        "/ru/news/bridge/",
        "/tg/topics/labour-migration/",
        "/en/research/harvest/harvest-en.pdf",
        "/media/images/fair.jpg",
        "/en/share/12-0123456789abcdef.jpg",
        "/en/news/feed/",
        "/llms.txt",
    ):
        assert robots.can_fetch(bot, path), path
    assert not robots.can_fetch(bot, "/admin/")


def test_security_txt_has_the_fields_of_its_standard(client, settings):
    settings.BASE_URL = "https://site.example"
    settings.CONTACT_EMAIL = "security@site.example"
    response = client.get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    expires = datetime.datetime.fromisoformat(fields.pop("Expires"))
    assert datetime.timedelta(days=30) < expires - timezone.now() < datetime.timedelta(days=365)
    assert fields == {
        "Contact": "mailto:security@site.example",
        "Preferred-Languages": "en, ru, tg",
        "Canonical": "https://site.example/.well-known/security.txt",
    }
