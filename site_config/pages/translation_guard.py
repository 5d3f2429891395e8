"""
Keeps addresses that run a program, and choices that do not exist, out of wagtail-localize's stored translations.

In its editor a translator may put another address in place of a link's, or another picture, document or page in place
of the chosen one. wagtail-localize stores whatever the request says: `javascript:` would reach the public page, and a
number that no picture has would end the next publishing in an error. It knows no hook before storing, so the guard
stands at the models' `pre_save`; `BadRequest` answers the editor's request with 400. Can go when wagtail-localize
validates overrides itself.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from typing import Any

from bs4 import BeautifulSoup
from django.core.exceptions import BadRequest, FieldDoesNotExist, ObjectDoesNotExist
from django.db import models
from django.db.models.signals import pre_save
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.models import SegmentOverride, StringTranslation, TranslationSource

SCHEMES = {"http", "https", "mailto", "tel"}
#: Of the site itself: from its root, a place on the page, or another query.
SITE_RELATIVE = ("/", "#", "?")
#: Attributes of HTML that hold an address.
ADDRESS_ATTRIBUTES = {"href", "src", "action", "formaction", "xlink:href"}
#: Characters that no browser shows or heeds inside an address: control and format characters, spaces of all kinds.
IGNORED_CATEGORIES = ("C", "Z")
#: Of the largest number that the databases' keys take.
LONGEST_NUMBER = 18


def is_harmless(address: str) -> bool:
    """
    Return whether an address leads to a page, a mailbox or a telephone.

    It is read as a browser would, and more severely: entities are resolved, however often they were escaped, and what
    browsers leave out (WHATWG URL, "basic URL parser": tabs, line ends, control characters around) is left out.
    """
    while (resolved := html.unescape(address)) != address:
        address = resolved
    address = "".join(each for each in address if not unicodedata.category(each).startswith(IGNORED_CATEGORIES))
    scheme = re.match(r"([^:/?#]*):", address)
    return scheme[1].lower() in SCHEMES if scheme else not address or address.startswith(SITE_RELATIVE)


def chosen_model(context: Any) -> type[models.Model] | None:
    """Return the model that a chooser at the segment's place chooses from; None for a text or an unknown place."""
    source = TranslationSource.objects.filter(object_id=context.object_id).first()
    model = source.specific_content_type.model_class() if source else None
    if source is None or model is None:
        return None
    try:
        names = (context.field_path or context.get_field_path(source.as_instance())).split(".")
        return _model_at(model, names)
    except (FieldDoesNotExist, ObjectDoesNotExist, LookupError):
        return None  # The text was changed since, and the place is no longer there.


def _model_at(model: Any, names: list[str]) -> type[models.Model] | None:
    field = model._meta.get_field(names[0])
    if isinstance(field, StreamField):
        return _model_in(field.stream_block, names[1:])
    if isinstance(field, models.ManyToOneRel):
        return _model_at(field.related_model, names[1:])
    return field.related_model if isinstance(field, models.ForeignKey) else None


def _model_in(block: Any, names: list[str]) -> type[models.Model] | None:
    for name in names:
        block = block.child_block if isinstance(block, blocks.ListBlock) else block.child_blocks[name]
    return block.model_class if isinstance(block, blocks.ChooserBlock) else None


def check_override(instance: Any, **kwargs: Any) -> None:
    """Raise BadRequest for an address or a choice that must not reach a page."""
    if not _is_stored(kwargs, "data_json"):
        return
    try:
        data = json.loads(instance.data_json)
    except ValueError as error:
        raise BadRequest("This is no value.") from error
    model = chosen_model(instance.context) if instance.context else None
    if model is not None:
        if not _exists(model, data):
            raise BadRequest("What was chosen does not exist.")
    elif isinstance(data, str) and not data.isdecimal() and not is_harmless(data):
        raise BadRequest("Links may lead to web pages, mailboxes and telephones only.")


def check_string(instance: Any, **kwargs: Any) -> None:
    """
    Raise BadRequest for a translated sentence with a harmful link written into it by hand or in a PO file.

    wagtail-localize keeps such a sentence, marks it as faulty and puts it on no page; here it is not even kept.
    """
    if not _is_stored(kwargs, "data") or "<" not in instance.data:
        return
    for element in BeautifulSoup(instance.data, "html.parser").find_all(True):
        for name, value in element.attrs.items():
            if name.lower() in ADDRESS_ATTRIBUTES and not is_harmless(str(value)):
                raise BadRequest("Links may lead to web pages, mailboxes and telephones only.")


def check_title(instance: Any, **kwargs: Any) -> None:
    """
    Raise BadRequest for a page title longer than the database's column: wagtail-localize copies it there, as HTML, the
    moment it is stored, which PostgreSQL answers with an error. The desk counts characters before it comes to this.
    """
    page_model: Any = Page
    longest = page_model._meta.get_field("draft_title").max_length
    is_title = instance.context_id is not None and instance.context.path == "title"
    if is_title and _is_stored(kwargs, "data") and len(instance.data) > longest:
        raise BadRequest("The title is too long.")


def _is_stored(kwargs: dict[str, Any], field: str) -> bool:
    """Return whether this saving writes the field; marking an old row as faulty must stay possible."""
    return kwargs.get("update_fields") is None or field in kwargs["update_fields"]


def _exists(model: Any, number: Any) -> bool:
    text = str(number)
    is_number = text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER
    return is_number and model._default_manager.filter(pk=int(text)).exists()


def register_signal_handlers() -> None:
    """Stand before everything that wagtail-localize stores of a translator's."""
    pre_save.connect(check_override, sender=SegmentOverride, dispatch_uid="pages.translation_guard.override")
    pre_save.connect(check_string, sender=StringTranslation, dispatch_uid="pages.translation_guard.string")
    pre_save.connect(check_title, sender=StringTranslation, dispatch_uid="pages.translation_guard.title")
