from __future__ import annotations

from datetime import datetime
from http import HTTPStatus
from math import ceil
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone, translation
from django.utils.formats import time_format
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from site_config.enquiries.forms import EnquiryForm
from site_config.enquiries.limits import free_again_at
from site_config.enquiries.mailing import mail_enquiry
from site_config.enquiries.models import Enquiry
from site_config.enquiries.opening import is_open
from site_config.enquiries.tokens import Age, age_of, is_from_this_site, new_token
from site_config.pages.reading import Reading


@csrf_exempt  # see tokens.py
@require_http_methods(["GET", "HEAD", "POST"])
def enquiry(request: HttpRequest) -> HttpResponse:
    """
    Take a reader's message, or show the form again with what is wrong and everything that was written.

    A message that was taken leads to a page of its own, so that loading it again sends nothing.
    """
    if request.method != "POST":
        return _page(request, EnquiryForm(), new_token())
    form = EnquiryForm(request.POST)
    token = form["token"].data or ""
    form.full_clean()
    if not is_open(request):
        return _page(request, form, token, HTTPStatus.SERVICE_UNAVAILABLE)
    if not is_from_this_site(request):
        form.add_error(None, gettext("The form was sent from another website. Please send it once more from here."))
        return _page(request, form, new_token(), HTTPStatus.FORBIDDEN)
    if not form.is_valid():
        # A form that was filled in too fast may be sent in a moment: its time goes on.
        is_usable = age_of(token) is not Age.TOO_OLD
        return _page(request, form, token if is_usable else new_token(), HTTPStatus.UNPROCESSABLE_ENTITY)
    form.instance.language = translation.get_language()
    if not Enquiry.is_known(form.instance):
        if again_at := free_again_at(request):
            form.add_error(None, _too_many(again_at))
            response = _page(request, form, token, HTTPStatus.TOO_MANY_REQUESTS)
            response["Retry-After"] = str(ceil((again_at - timezone.now()).total_seconds()))
            return response
        # Both or neither: a message that is stored and never mailed would be thanked for when it is sent once more.
        with transaction.atomic():
            mail_enquiry.enqueue(form.save().pk)
    return redirect("enquiry_sent")


@csrf_exempt
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Thank a reader whose message was taken."""
    return TemplateResponse(request, "enquiries/sent.html", _context(request))


def _page(request: HttpRequest, form: EnquiryForm, token: str, status: int = HTTPStatus.OK) -> HttpResponse:
    context = _context(request) | {"form": form, "token": token, "is_open": is_open(request)}
    response = TemplateResponse(request, "enquiries/enquiry.html", context, status=status)
    # What a reader wrote is for nobody else.
    response["Cache-Control"] = "private, no-store"
    return response


def _context(request: HttpRequest) -> dict[str, Any]:
    reading = Reading.of_view(request, translation.get_language())
    return {"reading": reading.in_state("", is_indexed=False)}


def _too_many(again_at: datetime) -> str:
    when = time_format(timezone.localtime(again_at), "H:i")
    words = gettext(
        "Many messages were sent just now. Nothing is lost: please try again after %(time)s (Dushanbe time)."
    )
    return words % {"time": when}
