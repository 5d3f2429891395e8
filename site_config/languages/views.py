from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import get_script_prefix
from django.utils.cache import patch_vary_headers
from django.utils.encoding import iri_to_uri
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from site_config.languages.negotiation import negotiate


@csrf_exempt
@require_safe
def front_door(request: HttpRequest) -> HttpResponse:
    """Send a reader who comes to `/` to the home page in their language, keeping the query string (302)."""
    language = negotiate(request.headers.get("Accept-Language", ""))
    query = request.META.get("QUERY_STRING", "")
    address = f"{get_script_prefix()}{language}/" + (f"?{iri_to_uri(query)}" if query else "")
    response = HttpResponseRedirect(address)
    patch_vary_headers(response, ("Accept-Language",))
    return response
