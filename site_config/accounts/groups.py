"""
The six groups that the work is divided among, made and kept by code.

| group | where | may |
|---|---|---|
| Communications editors | English pages | write and change; add and choose files; keep synonyms, redirects |
| Communications moderators | English pages | also publish, lock; keep topics, series, menus, contacts, reasons, terms |
| Translators: Russian, Tajik | pages of that language | change, never publish; choose files; read the glossary |
| Reviewers: Russian, Tajik | pages of that language | change and publish; choose files; keep the glossary |

What is missing is added, and nothing is taken away: what an administrator granted by hand stays. Wagtail's own
"Editors" and "Moderators" are removed by a migration where nobody is in them. wagtail-localize's right to submit
translations is for all languages at once, so no group has it; snippets' rights likewise know no language, so
translators have none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from site_config.accounts.workflows import sync_workflows

EDITORS = "Communications editors"
MODERATORS = "Communications moderators"
LANGUAGE_NAMES = {"ru": "Russian", "tg": "Tajik"}


def translators(language: str) -> str:
    """Return the name of the group that translates into the language (`ru` or `tg`)."""
    return f"Translators: {LANGUAGE_NAMES[language]}"


def reviewers(language: str) -> str:
    """Return the name of the group that reviews and publishes translations into the language (`ru` or `tg`)."""
    return f"Reviewers: {LANGUAGE_NAMES[language]}"


TRANSLATORS = {language: translators(language) for language in LANGUAGE_NAMES}
REVIEWERS = {language: reviewers(language) for language in LANGUAGE_NAMES}
#: Language → the group that approves what is handed in for moderation in its tree.
APPROVERS = {"en": MODERATORS, **REVIEWERS}
GROUPS = (EDITORS, MODERATORS, *TRANSLATORS.values(), *REVIEWERS.values())

#: Group → (language of the tree, rights on its pages).
PAGE_RIGHTS: dict[str, tuple[str, tuple[str, ...]]] = {
    EDITORS: ("en", ("add_page", "change_page")),
    MODERATORS: ("en", ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")),
    **{name: (language, ("change_page",)) for language, name in TRANSLATORS.items()},
    **{name: (language, ("change_page", "publish_page")) for language, name in REVIEWERS.items()},
}

#: Rights on the root collection. Whoever may add a picture may also change the ones added by oneself.
_FILES = Q(content_type__app_label="wagtailimages", content_type__model="image") | Q(
    content_type__app_label="wagtaildocs", content_type__model="document"
)
#: A translation may show another picture or file than its English page, of those that are there.
_TRANSLATORS_FILES = _FILES & Q(codename__startswith="choose_")
_EDITORS_FILES = _TRANSLATORS_FILES | (_FILES & Q(codename__startswith="add_"))
_MODERATORS_FILES = _EDITORS_FILES | (_FILES & Q(codename__startswith="change_"))
_FILE_RIGHTS = {
    EDITORS: _EDITORS_FILES,
    MODERATORS: _MODERATORS_FILES,
    **dict.fromkeys((*TRANSLATORS.values(), *REVIEWERS.values()), _TRANSLATORS_FILES),
}

_SIGN_IN = Q(content_type__app_label="wagtailadmin", codename="access_admin")
#: Words that stand on many pages. The packages are named by their labels, so that nothing is imported from them.
_SHARED_WORDS = (
    Q(content_type__app_label__in=("topics", "navigation"))
    | Q(content_type__app_label="newsroom", content_type__model="series")
) & (Q(codename__startswith="add_") | Q(codename__startswith="change_") | Q(codename__startswith="publish_"))
#: Why a publication was removed.
_REASONS = Q(content_type__app_label="research", codename__in=("change_removedpublication", "view_removedpublication"))
#: Synonyms, recommended results, and what readers did not find.
_SEARCH = Q(content_type__app_label="site_search", content_type__model__in=("synonymset", "missedsearch")) | Q(
    content_type__app_label="wagtailsearchpromotions", content_type__model="searchpromotion"
)
#: Addresses that were not found, and redirects from them. Nobody but a moderator takes a redirect away.
_ADDRESSES = Q(content_type__app_label="old_addresses", content_type__model="missingaddress") | Q(
    content_type__app_label="wagtailredirects", codename__in=("add_redirect", "change_redirect")
)
_NO_MORE_REDIRECT = Q(content_type__app_label="wagtailredirects", codename="delete_redirect")
#: The terms that translations are checked by. Whoever publishes a language may change them, all others read them.
_TERMS = Q(content_type__app_label="translators", content_type__model="glossaryterm")
_READ_TERMS = _TERMS & Q(codename__startswith="view_")
#: What readers wrote by the contact form: read, mark as answered, delete.
_ENQUIRIES = Q(content_type__app_label="enquiries")
_EDITORS_RIGHTS = _SIGN_IN | _SEARCH | _ADDRESSES | _ENQUIRIES
_MODERATORS_RIGHTS = _EDITORS_RIGHTS | _NO_MORE_REDIRECT | _SHARED_WORDS | _REASONS | _TERMS
_RIGHTS = {
    EDITORS: _EDITORS_RIGHTS,
    MODERATORS: _MODERATORS_RIGHTS,
    **dict.fromkeys(TRANSLATORS.values(), _SIGN_IN | _READ_TERMS),
    **dict.fromkeys(REVIEWERS.values(), _SIGN_IN | _TERMS),
}


def sync_groups(pages: Mapping[str, Page] | None = None) -> dict[str, Group]:
    """
    Make the groups that do not exist, add the rights they lack and the workflows they approve, and return them by name.

    `pages` maps a language code to the home page of that language; rights and workflows of the trees that are not
    named wait for the next call. Safe to call again.
    """
    groups = {name: Group.objects.get_or_create(name=name)[0] for name in GROUPS}
    for name, group in groups.items():
        group.permissions.add(*Permission.objects.filter(_RIGHTS[name]))
    root = Collection.get_first_root_node()
    if root is not None:
        for name, rights in _FILE_RIGHTS.items():
            _grant_files(groups[name], root, Permission.objects.filter(rights))
    for name, (language, codenames) in PAGE_RIGHTS.items():
        if pages and language in pages:
            _grant_pages(groups[name], pages[language], codenames)
    if pages:
        sync_workflows(pages, {language: groups[name] for language, name in APPROVERS.items()})
    return groups


def _grant_files(group: Group, collection: Collection, permissions: Iterable[Permission]) -> None:
    for permission in permissions:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)


def _grant_pages(group: Group, page: Page, codenames: Iterable[str]) -> None:
    rights = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames)
    for permission in rights:
        # The page may be of any type; the rights hang on its base row.
        GroupPagePermission.objects.get_or_create(group=group, page_id=page.pk, permission=permission)
