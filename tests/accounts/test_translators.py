"""What a translator can really do in wagtail-localize's editor, and what not."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from site_config.accounts.groups import sync_groups

pytestmark = pytest.mark.django_db


@pytest.fixture
def translations():
    """Return the Russian and Tajik translations of an English home page, all three live, with the groups' rights."""
    english, *others = (Locale.objects.get_or_create(language_code=code)[0] for code in ("en", "ru", "tg"))
    home = Page.objects.get(depth=1).add_child(instance=Page(title="Mission", slug="mission", locale=english))
    source, _created = TranslationSource.get_or_create_from_instance(home)
    found = {locale.language_code: Translation.objects.create(source=source, target_locale=locale) for locale in others}
    for translation in found.values():
        translation.save_target(publish=True)
    sync_groups({"en": home} | {code: found[code].get_target_instance() for code in found})
    return found


def save(client, translation, value):
    """Save the title's translation, in the way the editor does, and return the answer."""
    segment = StringSegment.objects.get(source=translation.source, context__path="title")
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    return client.put(address, encode_multipart(BOUNDARY, {"value": value}), content_type=MULTIPART_CONTENT)


@pytest.fixture
def russian_translator(client):
    user = get_user_model().objects.create_user("translator", "")
    user.groups.add(Group.objects.get_or_create(name="Translators: Russian")[0])
    client.force_login(user)
    return client


def test_translator_opens_and_saves_a_translation(translations, russian_translator):
    page = translations["ru"].get_target_instance()
    assert russian_translator.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    assert save(russian_translator, translations["ru"], "Миссия").status_code in (200, 201)
    segment = StringSegment.objects.get(source=translations["ru"].source, context__path="title")
    assert segment.string.translations.get(locale__language_code="ru").data == "Миссия"


def test_translator_cannot_publish(translations, russian_translator):
    page = translations["ru"].get_target_instance()
    save(russian_translator, translations["ru"], "Миссия")
    answer = russian_translator.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "publish"})
    assert answer.status_code in (302, 403)
    page.refresh_from_db()
    assert page.title == "Mission"


def test_translator_cannot_touch_another_language(translations, russian_translator):
    page = translations["tg"].get_target_instance()
    answer = russian_translator.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert (answer.status_code, answer.url) == (302, reverse("wagtailadmin_home"))
    assert save(russian_translator, translations["tg"], "Намояндагӣ").status_code in (302, 403)
    assert not StringSegment.objects.filter(string__translations__locale__language_code="tg").exists()


def test_nul_in_a_saved_sentence_is_refused(translations, russian_translator):
    assert save(russian_translator, translations["ru"], "Мис\x00сия").status_code == 400
