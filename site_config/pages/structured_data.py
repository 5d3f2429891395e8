"""
Structured data for search engines and reference managers: nodes of schema.org's vocabulary, version 30, as JSON-LD.

A node is a plain dict. Each goes into a script of its own, the main one first: consumers that are not of today see
nothing in one `@graph`, and do not follow a reference from one script to another, so what matters, such as a
publisher, is written out where it is needed. All addresses are absolute.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.safestring import SafeString, mark_safe

Node = dict[str, Any]

CONTEXT = "https://schema.org"

#: The longest headline that search engines show whole.
HEADLINE_LENGTH = 110
#: The longest description that makes sense in a list of results.
DESCRIPTION_LENGTH = 300

#: What could end the script, begin a comment or an entity, or break a line of JavaScript; JSON reads the escapes back.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def shortened(text: str, length: int) -> str:
    """Return the text in one line of at most `length` characters, cut between two words and ended with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    cut = textwrap.shorten(line, length, placeholder="…")
    return cut if cut != "…" else line[: length - 1] + "…"


def filled(node: Mapping[str, Any]) -> Node:
    """Return the node without what is not known: None, empty text and empty lists. False and 0 are facts."""
    return {name: value for name, value in node.items() if value not in (None, "", [], {}, ())}


def document(node: Node) -> Node:
    """Return a node as a document of its own, which says what its words mean."""
    return {"@context": CONTEXT, **node}


def as_json(node: Node) -> str:
    """Return the document as JSON, for a file."""
    return json.dumps(document(node), ensure_ascii=False)


def as_script(node: Node) -> SafeString:
    """
    Return the document as JSON for a `<script type="application/ld+json">`, which no text in it can end.

    Such a script is data that browsers never run, so a content policy without inline scripts lets it stand.
    """
    return mark_safe(as_json(node).translate(_ESCAPES))  # noqa: S308 (all that HTML could act on is escaped)


# --- Nodes --------------------------------------------------------------------------------------------------------


def organization(
    name: str, url: str, logo: str = "", *, other_name: str = "", parent_name: str = "", parent_url: str = ""
) -> Node:
    """
    Return the organisation behind the site, by its name in the page's language; `url` is its home page.

    `other_name` is a second one that it goes by, such as the full one on a title page.
    """
    return filled(
        {
            "@type": "Organization",
            "@id": f"{url}#organization",
            "name": name,
            "alternateName": other_name,
            "url": url,
            "logo": filled({"@type": "ImageObject", "url": logo}) if logo else None,
            "parentOrganization": filled({"@type": "Organization", "name": parent_name, "url": parent_url})
            if parent_name
            else None,
        }
    )


def web_site(name: str, url: str, language: str, publisher: Node, search_url: str = "") -> Node:
    """
    Return the site in a language; `url` is its home page in it.

    `search_url` is the address of the search, without a query; give it on the home page, which offers it.
    """
    search = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{search_url}?q={{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }
    return filled(
        {
            "@type": "WebSite",
            "@id": f"{url}#website",
            "name": name,
            "url": url,
            "inLanguage": language,
            "publisher": publisher,
            "potentialAction": search if search_url else None,
        }
    )


def web_page(
    url: str,
    name: str,
    language: str,
    *,
    description: str = "",
    image: str = "",
    site: Node | None = None,
    trail: Node | None = None,
    main: Node | None = None,
) -> Node:
    """Return a page in its own language; `main` is the node that it is about, `trail` its breadcrumbs."""
    return filled(
        {
            "@type": "WebPage",
            "@id": url,
            "url": url,
            "name": name,
            "inLanguage": language,
            "description": shortened(description, DESCRIPTION_LENGTH),
            "primaryImageOfPage": filled({"@type": "ImageObject", "url": image}) if image else None,
            "isPartOf": _reference(site),
            "breadcrumb": _reference(trail),
            "mainEntity": _reference(main),
        }
    )


def breadcrumb_list(steps: Sequence[tuple[str, str]]) -> Node:
    """Return the way from the home page to a page, both included, as (name, address)."""
    return {"@type": "BreadcrumbList", "@id": f"{steps[-1][1]}#breadcrumbs", "itemListElement": _items(steps, "item")}


def item_list(entries: Sequence[tuple[str, str]], first: int = 1) -> Node:
    """Return a list of pages as (name, address); `first` is the place of the first one, where others went before."""
    return {
        "@type": "ItemList",
        "numberOfItems": len(entries),
        "itemListElement": _items(entries, "url", first),
    }


def collection_page(page: Node, entries: Sequence[tuple[str, str]], first: int = 1) -> Node:
    """Return a page (`web_page`) that is a list of others, with the list written out in it."""
    return {**page, "@type": "CollectionPage", "mainEntity": item_list(entries, first)}


def _items(steps: Iterable[tuple[str, str]], address: str, first: int = 1) -> list[Node]:
    # Adobe's validator asks for the name beside the address, which schema.org itself does not.
    return [
        {"@type": "ListItem", "position": position, "name": name, address: url}
        for position, (name, url) in enumerate(steps, first)
    ]


def _reference(node: Node | None) -> Node | None:
    return {"@type": node["@type"], "@id": node["@id"]} if node and "@id" in node else None
