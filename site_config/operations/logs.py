"""
Logs as one JSON object a line, and the id that ties all lines of a request together.

A line about a request never holds an IP address, a browser's name or a query string: what readers search for is
nobody's business. The settings name `JsonFormatter`, so nothing here may need Django's apps.
"""

from __future__ import annotations

import datetime
import json
import logging
import re
import time
import uuid
from collections.abc import Callable
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse

REQUEST_ID: ContextVar[str | None] = ContextVar("request_id", default=None)

logger = logging.getLogger("site_config.requests")

_ACCEPTED_ID = re.compile(r"[A-Za-z0-9-]{8,64}")


class JsonFormatter(logging.Formatter):
    """Writes time (ISO 8601 with offset), level, logger, message, request id, fields of the line and exception."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.datetime.fromtimestamp(record.created).astimezone().isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if request_id := REQUEST_ID.get():
            line["request_id"] = request_id
        line |= getattr(record, "fields", {})
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        if record.stack_info:
            line["stack"] = self.formatStack(record.stack_info)
        return json.dumps(line, ensure_ascii=False, default=str)


class RequestLogMiddleware:
    """
    Give each request an id (a proxy's `X-Request-ID` when it is well formed), send it back, and log one line.

    Stands first, so that the time it measures and the status it sees are what the reader gets.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        offered = request.headers.get("X-Request-ID", "")
        request_id = offered if _ACCEPTED_ID.fullmatch(offered) else uuid.uuid4().hex
        token = REQUEST_ID.set(request_id)
        started = time.perf_counter()
        # Middleware further in may correct the path; the log tells what was asked for.
        path = request.path
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = request_id
            fields = {
                "method": request.method,
                "path": path,
                "status": response.status_code,
                "duration_ms": round((time.perf_counter() - started) * 1000, 1),
            }
            message = "%(method)s %(path)s %(status)s"
            logger.log(_level(path), message, fields, extra={"fields": fields})
        finally:
            REQUEST_ID.reset(token)
        return response


def _level(path: str) -> int:
    """Return DEBUG for what machines ask for all day, INFO for the rest."""
    return logging.DEBUG if path.startswith(("/health/", str(settings.STATIC_URL))) else logging.INFO
