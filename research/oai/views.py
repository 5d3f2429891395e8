"""The address `/oai`."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from research.models.catalogue import present_second
from research.oai.protocol import ProtocolError, Question, read_question
from research.oai.records import check_identifier, get_record, list_records
from research.oai.repository import identify, list_formats, list_sets
from research.oai.xml import envelope, errors


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def oai(request: HttpRequest) -> HttpResponse:
    """Answer a harvester; what is wrong with a question is said in the answer, whose status is 200 (section 3.6)."""
    base_url = request.build_absolute_uri(request.path)
    # Before the database is asked: whoever next asks for what changed since this moment must not miss anything.
    moment = present_second()
    # A question that cannot be understood (badVerb, badArgument) is not repeated; any other is.
    asked: dict[str, str] = {}
    try:
        question = read_question((request.POST if request.method == "POST" else request.GET).lists())
        asked = {"verb": question.verb, **question.arguments}
        content = _answer(question, base_url, moment)
    except ProtocolError as error:
        content = errors(error.problems)
    return HttpResponse(envelope(moment, base_url, asked, content), content_type="text/xml; charset=utf-8")


def _answer(question: Question, base_url: str, moment: datetime) -> str:
    match question.verb:
        case "Identify":
            return identify(base_url, moment)
        case "ListMetadataFormats":
            check_identifier(question)
            return list_formats()
        case "ListSets":
            return list_sets(question)
        case "GetRecord":
            return get_record(question)
    return list_records(question)
