import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page
from wagtail.permissions import policy_registry

from site_config.accounts import groups
from site_config.accounts.apps import sync_groups_after_last_app

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages():
    """Return a home page of each language by its code."""
    root = Page.objects.get(depth=1)
    homes = {code: root.add_child(instance=Page(title=code, slug=f"home-{code}")) for code in ("en", "ru", "tg")}
    groups.sync_groups(homes)
    return homes


def member(name):
    user = get_user_model().objects.create_user(name.lower().replace(" ", "-"), "")
    user.groups.add(Group.objects.get(name=name))
    return user


def may(user, page):
    """Return what the user may do with the page, as a set of words."""
    rights = page.permissions_for_user(user)
    found = {"edit": rights.can_edit(), "publish": rights.can_publish(), "lock": rights.can_lock()}
    found |= {"unlock": rights.can_unlock(), "delete live": rights.can_delete()}
    return {word for word, allowed in found.items() if allowed}


def test_the_six_groups_of_the_contract_exist_after_migrating():
    assert set(groups.GROUPS) == {
        "Communications editors",
        "Communications moderators",
        "Translators: Russian",
        "Translators: Tajik",
        "Reviewers: Russian",
        "Reviewers: Tajik",
    }
    assert set(groups.GROUPS) <= set(Group.objects.values_list("name", flat=True))


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        (groups.EDITORS, "en", {"edit"}),
        (groups.MODERATORS, "en", {"edit", "publish", "lock", "unlock", "delete live"}),
        ("Translators: Russian", "ru", {"edit"}),
        ("Translators: Tajik", "tg", {"edit"}),
        ("Reviewers: Russian", "ru", {"edit", "publish", "delete live"}),
        ("Reviewers: Tajik", "tg", {"edit", "publish", "delete live"}),
    ],
)
def test_role_may_do_its_work_in_its_language_and_nothing_elsewhere(pages, name, language, expected):
    user = member(name)
    assert user.has_perm("wagtailadmin.access_admin")
    assert {code: may(user, page) for code, page in pages.items()} == {
        code: expected if code == language else set() for code in pages
    }


@pytest.mark.parametrize("name", groups.GROUPS)
def test_no_role_submits_translations_or_manages_people(pages, name):
    user = member(name)
    assert Permission.objects.filter(codename="submit_translation").exists()
    assert not user.has_perm("wagtail_localize.submit_translation")
    assert not any(user.has_perm(f"accounts.{action}_user") for action in ("add", "change", "delete"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (groups.EDITORS, {"add", "choose"}),
        (groups.MODERATORS, {"add", "choose", "change"}),
        ("Translators: Russian", {"choose"}),
        ("Translators: Tajik", {"choose"}),
        ("Reviewers: Russian", {"choose"}),
        ("Reviewers: Tajik", {"choose"}),
    ],
)
@pytest.mark.parametrize("model", [get_image_model(), get_document_model()])
def test_who_translates_chooses_among_the_pictures_and_documents_of_those_who_write(pages, name, expected, model):
    policy = policy_registry.get_by_type(model)
    user = member(name)
    stranger_s = model(title="", uploaded_by_user=None, collection=Collection.get_first_root_node())
    found = {action for action in ("add", "choose") if policy.user_has_permission(user, action)}
    found |= {action for action in ("change",) if policy.user_has_permission_for_instance(user, action, stranger_s)}
    assert found == expected


def test_second_call_adds_nothing_and_keeps_what_was_granted_by_hand(pages):
    group = Group.objects.get(name="Translators: Tajik")
    by_hand = Permission.objects.get(codename="delete_user")
    group.permissions.add(by_hand)
    tables = (GroupPagePermission, GroupCollectionPermission, Group.permissions.through, Group)
    before = [table.objects.count() for table in tables]
    groups.sync_groups(pages)
    assert [table.objects.count() for table in tables] == before
    assert by_hand in group.permissions.all()


def test_what_is_missing_comes_back(pages):
    GroupPagePermission.objects.all().delete()
    Group.objects.get(name="Reviewers: Tajik").delete()
    groups.sync_groups(pages)
    assert may(member("Reviewers: Tajik"), pages["tg"]) == {"edit", "publish", "delete live"}


def test_nothing_happens_while_wagtails_tables_are_missing():
    class OnlyAuth:
        def get_model(self, *names):
            raise LookupError(names)

    from django.apps import apps

    last = [app for app in apps.get_app_configs() if app.models_module is not None][-1]
    Group.objects.all().delete()
    sync_groups_after_last_app(sender=last, using="default", apps=OnlyAuth())
    assert not Group.objects.exists()
    sync_groups_after_last_app(sender=last, using="default")
    assert set(Group.objects.values_list("name", flat=True)) == set(groups.GROUPS)


def test_translator_cannot_turn_a_translation_into_a_copy_of_the_english_page(client, pages):
    page = pages["ru"]
    client.force_login(member("Translators: Russian"))
    answer = client.post(f"/admin/localize/page/{page.pk}/convert_to_alias/")
    assert (answer.status_code, answer.url) == (302, "/admin/")
    administrator = get_user_model().objects.create_superuser("root", "", "x")
    client.force_login(administrator)
    assert client.get(f"/admin/localize/page/{page.pk}/convert_to_alias/").status_code == 302
