"""What is asked of each picture, and what of it anybody may see."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from site_config.accounts.groups import EDITORS
from site_config.media.licences import ADDRESSES, Licence
from site_config.media.models import SiteImage
from tests.html import parsed, words_of
from tests.media import files
from tests.tree import TreeTestCase, article, translation_of, with_groups

pytestmark = pytest.mark.django_db

ADD = "/admin/images/add/"
CHOOSER = "/admin/images/chooser/create/"
PREFIX = "image-chooser-upload-"

SECRET = "Agreed on 3 March 2026, the paper is in folder seven."


def form_data(prefix: str = "", **values: Any) -> dict[str, Any]:
    """Return what the browser sends of a picture's form."""
    facts = {"title": "Fair", "credit": "IOM 2017", "licence": "iom", "file": SimpleUploadedFile("a.png", PNG)}
    return {f"{prefix}{name}": value for name, value in (facts | values).items()}


PNG = files.picture("PNG")


@pytest.mark.parametrize(("address", "prefix"), [(ADD, ""), (CHOOSER, PREFIX)])
def test_credit_and_licence_are_asked_and_nothing_written_is_lost(
    admin_client: Client, address: str, prefix: str
) -> None:
    answer = admin_client.post(address, form_data(prefix, credit="", licence="", description="A fair", title="x" * 500))
    page = answer.json()["htmlFragment"] if address == CHOOSER else answer.content.decode()
    fields: Any = BeautifulSoup(page, "html.parser").select("[data-field]")
    asked = [
        field.select_one("[name]")["name"].removeprefix(prefix) for field in fields if "is required" in words_of(field)
    ]
    assert asked == ["credit", "licence"]
    assert "Ensure this value has at most 255 characters (it has 500)." in page
    assert "choose it once more. What you have written is still there." in page
    assert f'value="{"x" * 500}"' in page
    assert 'value="A fair"' in page
    assert not SiteImage.objects.exists()


@pytest.mark.parametrize(("address", "prefix"), [(ADD, ""), (CHOOSER, PREFIX)])
def test_picture_is_kept_with_its_facts(admin_client: Client, address: str, prefix: str) -> None:
    facts = {"licence": "cc-by-4.0", "description": "A fair", "shows_people": "on", "consent": SECRET}
    admin_client.post(address, form_data(prefix, **facts))
    image = SiteImage.objects.get()
    assert (image.credit, image.licence, image.description) == ("IOM 2017", "cc-by-4.0", "A fair")
    assert (image.shows_people, image.consent) == (True, SECRET)


def test_several_pictures_wait_until_credit_and_licence_are_filled_in(admin_client: Client) -> None:
    sent = {"files[]": SimpleUploadedFile("DSC_0001.png", PNG), "title": "DSC 0001"}
    answer = admin_client.post("/admin/images/multiple/add/", sent).json()
    assert "kept once its credit and licence are filled in" in answer["form"]
    assert 'value="DSC 0001"' in answer["form"]
    pk = answer["uploaded_file_id"]
    address, prefix = f"/admin/images/multiple/create_from_uploaded_image/{pk}/", f"uploaded-image-{pk}-"
    refused = admin_client.post(address, {f"{prefix}title": "x" * 500, f"{prefix}credit": "IOM 2017"}).json()
    assert refused["success"] is False
    assert f'value="{"x" * 500}"' in refused["form"]
    assert 'value="IOM 2017"' in refused["form"]
    # The file is still there.
    filled = {"title": "Fair", "credit": "IOM 2017", "licence": "permission"}
    assert admin_client.post(address, {f"{prefix}{name}": value for name, value in filled.items()}).json()["success"]
    assert SiteImage.objects.get().licence == "permission"


def test_picture_of_earlier_times_is_shown_and_asked_at_its_next_change(admin_client: Client) -> None:
    image = SiteImage.objects.create(title="Old", file=ContentFile(PNG, "old.png"))
    assert image.get_rendition("width-30")
    assert set(admin_client.post(f"/admin/images/{image.pk}/", {"title": "Old"}).context["form"].errors) == {
        "credit",
        "licence",
    }
    facts = {"title": "New", "credit": "A. Photographer", "licence": "permission"}
    assert admin_client.post(f"/admin/images/{image.pk}/", facts).status_code == 302
    assert SiteImage.objects.get().title == "New"


def test_what_is_proposed_as_alternative_text_is_the_description_and_never_a_title(admin_client: Client) -> None:
    image = SiteImage.objects.create(title="DSC_0001", description="A fair", file=ContentFile(PNG, "a.png"))
    chosen = f"/admin/images/chooser/chosen/{image.pk}/"
    assert admin_client.get(chosen).json()["result"]["default_alt_text"] == "A fair"
    SiteImage.objects.update(description="")
    assert admin_client.get(chosen).json()["result"]["default_alt_text"] == ""


@pytest.mark.once
def test_every_creative_commons_licence_has_an_address() -> None:
    of_others = {licence for licence in Licence if licence.value.startswith("cc") or licence == Licence.PUBLIC_DOMAIN}
    assert set(ADDRESSES) == of_others
    assert len(set(ADDRESSES.values())) == len(ADDRESSES)


class ShownTests(TreeTestCase):
    """Pictures on public pages."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.tree = with_groups()
        cls.image = SiteImage.objects.create(
            title="Market",
            description="A market hall",
            credit="A. Photographer",
            licence=Licence.CC_BY,
            shows_people=True,
            consent=SECRET,
            file=ContentFile(files.picture(size=(900, 600)), "market.jpg"),
        )
        block = {"image": cls.image, "alternative_text": "A hall", "caption": "The hall", "credit": ""}
        cls.page = article(
            cls.tree.news["en"],
            slug="market",
            lead_image=cls.image,
            lead_image_alt="The market",
            body=[("picture", block), ("picture", block | {"credit": "IOM 2017", "caption": ""})],
        )

    def test_credit_stands_with_the_picture_and_the_licence_is_a_link(self) -> None:
        main = parsed(self.client.get("/en/news/market/")).main
        lines = [words_of(each) for each in main.select("figcaption")]
        assert lines == [
            "A. Photographer · CC BY 4.0",
            "The hall A. Photographer · CC BY 4.0",
            "IOM 2017 · CC BY 4.0",
        ]
        links = {link["href"] for link in main.select("figcaption a")}
        assert links == {"https://creativecommons.org/licenses/by/4.0/"}

    def test_our_own_name_is_in_the_readers_language(self) -> None:
        SiteImage.objects.update(credit="IOM Tajikistan", licence=Licence.IOM)
        translation_of(self.page, "ru", title="Рынок")
        for language, name in (("en", "IOM Tajikistan"), ("ru", "МОМ в Таджикистане"), ("tg", "СБМ дар Тоҷикистон")):
            main = parsed(self.client.get(f"/{language}/news/market/")).main
            assert words_of(main.select_one("figcaption")) == name

    def test_of_other_terms_only_the_credit_is_shown(self) -> None:
        for licence in ("", Licence.IOM, Licence.PERMISSION):
            SiteImage.objects.update(licence=licence)
            main = parsed(self.client.get("/en/news/market/")).main
            assert words_of(main.select_one("figcaption")) == "A. Photographer"
            assert main.select("figcaption a") == []

    def test_consent_is_for_those_who_may_change_the_picture(self) -> None:
        for address in ("/en/news/market/", "/en/news/", "/en/", "/en/news/feed/", "/en/search/?q=Market"):
            answer = self.client.get(address)
            assert answer.status_code == 200
            assert b"folder seven" not in answer.content, address
        editor = get_user_model().objects.create_user("e", "e@example.org")
        editor.groups.add(Group.objects.get(name=EDITORS))
        self.client.force_login(editor)
        others = (
            f"/admin/images/chooser/chosen/{self.image.pk}/",
            "/admin/images/chooser/?q=Market",
            f"/admin/api/main/images/{self.image.pk}/?fields=*",
            "/admin/images/?layout=list",
        )
        for address in others:
            assert b"folder seven" not in self.client.get(address).content, address
        edit = f"/admin/images/{self.image.pk}/"
        assert self.client.get(edit).status_code == 302
        # It is the editor's own picture now.
        SiteImage.objects.update(uploaded_by_user=editor)
        assert b"folder seven" in self.client.get(edit).content
