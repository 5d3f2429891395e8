"""Serves renditions and documents where no web server or storage does it: the rest of the uploads is private."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePosixPath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import Storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.documents.models import document_served

from site_config.media.models import SiteDocument, SiteRendition
from site_config.media.ranges import partial_response

#: What a rendition may be. Nothing is guessed from the system's tables, which differ from one machine to the next.
PICTURE_TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}
DOCUMENT_TYPES = {
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pdf": "application/pdf",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".rtf": "application/rtf",
    ".txt": "text/plain",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
FOR_EVER = "public, max-age=31536000, immutable"


@require_safe
def rendition(request: HttpRequest, name: str) -> HttpResponseBase:
    """Answer with a rendition from the folder of renditions; 404 for every other name."""
    content_type = PICTURE_TYPES.get(PurePosixPath(name).suffix.lower())
    if content_type is None:
        raise Http404
    storage = SiteRendition._meta.get_field("file").storage
    response = stored_file(request, storage, f"images/{name}", content_type)
    # The name holds the hash of the picture, so the file behind it never changes.
    response["Cache-Control"] = FOR_EVER
    return response


@require_safe
def serve_document(request: HttpRequest, document_id: str, document_filename: str) -> HttpResponseBase:
    """
    Answer with a document's file, in the place of Wagtail's view of the same address.

    Wagtail 8.0's view says `Content-Encoding: None`, and sends the reader on to the storage's own address, past every
    restriction, when the setting WAGTAILDOCS_SERVE_METHOD says so. Restrictions of collections are asked as there,
    through the hooks. A parked file is for editors only, who may want to see what is wrong with it.
    """
    document = get_object_or_404(SiteDocument, pk=document_id)
    if document.filename != document_filename or (document.is_parked and not _is_editor(request)):
        raise Http404
    for hook in hooks.get_hooks("before_serve_document"):
        answer = hook(document, request)
        if isinstance(answer, HttpResponse):
            return answer
    document_served.send(sender=SiteDocument, instance=document, request=request)
    return document_file(request, document)


def _is_editor(request: HttpRequest) -> bool:
    return request.user.has_perm("wagtailadmin.access_admin")


def document_file(request: HttpRequest, document: SiteDocument) -> HttpResponseBase:
    """Answer with a document's file; who may see it has been decided before."""
    suffix = PurePosixPath(document.filename).suffix.lower()
    response = stored_file(
        request,
        document.file.storage,
        document.file.name,
        DOCUMENT_TYPES.get(suffix, "application/octet-stream"),
        etag=document.file_hash,
        # Everything but a PDF is saved, not shown: nothing of it may act on this site's pages.
        attachment_name=None if suffix == ".pdf" else document.filename,
    )
    response["Content-Security-Policy"] = "default-src 'none'"
    # A file may be replaced, or become private, at any time.
    response["Cache-Control"] = "private, no-cache"
    return response


def stored_file(
    request: HttpRequest,
    storage: Storage,
    name: str,
    content_type: str,
    *,
    etag: str = "",
    attachment_name: str | None = None,
) -> HttpResponseBase:
    """Answer GET, HEAD, conditional and range requests with a file of any storage; Http404 when it is not there."""
    try:
        size, modified = storage.size(name), storage.get_modified_time(name)
        file = storage.open(name, "rb")
    except (OSError, SuspiciousFileOperation) as error:
        raise Http404 from error
    tag = quote_etag(etag or f"{_seconds(modified):x}-{size:x}")
    response: HttpResponseBase | None = get_conditional_response(request, tag, _seconds(modified))
    if response is not None:
        file.close()
    elif part := partial_response(request, file, size, tag, content_type):
        response = part
    else:
        response = FileResponse(
            file, content_type=content_type, as_attachment=attachment_name is not None, filename=attachment_name or ""
        )
        response["Content-Length"] = size
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = tag
    response["Last-Modified"] = http_date(_seconds(modified))
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
