"""What a reader's browser does with the form: opens it, waits as long as a person does, sends it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import time_machine
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from home.models import StandardPage
from tests.html import parsed
from tests.tree import Tree, publish, translation_of

WORDS = {"name": "Zarina", "email": "zarina@example.org", "message": "When is the office open?"}
#: How long a person takes.
A_MINUTE = timedelta(minutes=1)


def contact_page(tree: Tree) -> None:
    """Publish the contact page in three languages."""
    page = StandardPage(title="Contact", slug="contact", summary="How to reach us.", shows_contact_details=True)
    publish(tree.home["en"], page)
    for code in ("ru", "tg"):
        translation_of(page, code)


def open_form(address: str = "/en/contact/") -> dict[str, str]:
    """Return the fields of the form as a page shows them, by name."""
    form = parsed(Client().get(address)).main.find("form", method="post")
    return {field["name"]: field.get("value", "") for field in form.find_all(["input", "textarea"])}


def send(
    client: Any,
    words: dict[str, str] | None = None,
    *,
    language: str = "en",
    after: timedelta = A_MINUTE,
    headers: dict[str, str] | None = None,
    **other: Any,
) -> HttpResponse:
    """Open the form, wait, and send it; `words` stand in its fields."""
    fields = open_form(f"/{language}/contact/") | (WORDS if words is None else words)
    with time_machine.travel(timezone.now() + after):
        return client.post(
            f"/{language}/enquiries/", fields, headers=headers or {"Sec-Fetch-Site": "same-origin"}, **other
        )


def shown(response: HttpResponse) -> dict[str, str]:
    """Return what stands in the fields of a form that came back."""
    main = parsed(response).main
    fields = {field["name"]: field.get("value", "") for field in main.select("form input[name]")}
    return fields | {field["name"]: field.get_text().strip() for field in main.find_all("textarea")}
