"""
Which addresses that were not found tell editors something.

Most of them come from machines that try doors: files of other systems, of settings, of secrets. Nothing is kept that
may be about a person either: no query, no mail address, no long number.
"""

from __future__ import annotations

import logging
import re
from urllib.parse import urlsplit

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils.encoding import uri_to_iri
from wagtail.contrib.redirects.models import Redirect

from site_config.languages.middleware import language_from_path
from site_config.old_addresses.models import LONGEST, MissingAddress
from site_config.old_addresses.patience import waiting_no_longer_than

logger = logging.getLogger(__name__)

#: Seconds that a reader waits for the counting.
NOTED_WITHIN = 0.2

#: Letters of any language, numbers, and the signs that people use in addresses.
_PLAIN = re.compile(r"/[\w\-/.,()+~ ]*")
#: What an address of a page or file ends in, if it has a dot at all.
_ENDINGS = {"", "csv", "doc", "docx", "gif", "htm", "html", "jpeg", "jpg", "mp4", "pdf", "png", "ppt", "pptx", "xls",
            "xlsx", "zip"}  # fmt: skip
#: Where no page is: rooms of this site, what browsers ask for by themselves, and other systems' doors.
_NO_PAGES = re.compile(
    r"/(?:admin|static|media|health|favicon|apple-touch-icon|cgi-bin|vendor|administrator|phpmyadmin|actuator|node"
    r"|backup|config|console|owa|remote|solr|boaform|autodiscover|xmlrpc|wp\b|wp-|wordpress|\.)",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"/\.|//|/(?:wp-|wordpress\b)", re.IGNORECASE)
#: A telephone or a document's number; a secret of a link that was sent to somebody.
_PERSONAL = re.compile(r"\d{7}|[0-9a-f]{20}|[0-9a-z]{32}", re.IGNORECASE)


def is_telling(path: str) -> bool:
    """Return whether editors should see that a path, decoded and without a query, was not found."""
    if len(path) > LONGEST or not _PLAIN.fullmatch(path):
        return False
    # Every address of the old site may begin so, and no other with this ending is one of ours.
    rest = path.lower().removeprefix("/index.php") or "/"
    ending = rest.rpartition("/")[2].rpartition(".")[2] if "." in rest.rpartition("/")[2] else ""
    if ending not in _ENDINGS or ".php" in rest:
        return False
    return not (_NO_PAGES.match(rest) or _HIDDEN.search(rest) or _PERSONAL.search(rest))


def own_page(referrer: str, host: str) -> str:
    """Return the path that a reader came from when it is one of this site's pages; else nothing."""
    try:
        parts = urlsplit(referrer)
    except ValueError:
        return ""
    path = uri_to_iri(parts.path)
    if parts.netloc != host or language_from_path(path) is None or not is_telling(path):
        return ""
    return path


def note(request: HttpRequest, response: HttpResponse) -> None:
    """
    Count an address that nothing answers, unless that would make the reader wait, or fail.

    Only the page "not found" is counted (`is_known_nowhere`), and not what another language has.
    """
    if request.method != "GET" or not getattr(response, "is_known_nowhere", False):
        return
    path = Redirect.normalise_path(request.path)
    if not is_telling(path):
        return
    linked_from = own_page(request.headers.get("Referer", ""), request.get_host())
    try:
        with waiting_no_longer_than(NOTED_WITHIN):
            MissingAddress.note(path, linked_from)
    except DatabaseError:
        logger.warning("An address that was not found was not counted", exc_info=True)
