"""
Closes one door of wagtail-localize that the right to change a page opens.

"Convert to alias page" replaces a translation, in public and at once, by a copy of the English page, and asks for no
right to publish. The site has no content aliases at all, so the address is refused to everyone and its menu entry is
taken away. Can go when wagtail-localize asks for the right to publish, or lets the action be switched off.
"""

from __future__ import annotations

from typing import NoReturn

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks


def refuse_convert_to_alias(request: HttpRequest, page_id: int) -> NoReturn:
    """Answer as Wagtail does to someone who lacks a right."""
    raise PermissionDenied


@hooks.register("register_admin_urls", order=-1)
def urls_before_those_of_wagtail_localize() -> list[URLPattern]:
    return [path("localize/page/<int:page_id>/convert_to_alias/", refuse_convert_to_alias)]


@hooks.register("construct_page_action_menu")
def no_convert_to_alias_in_menu(menu_items: list, request: HttpRequest, context: dict) -> None:
    menu_items[:] = [item for item in menu_items if item.name != "localize-convert-to-alias"]
