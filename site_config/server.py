"""gunicorn's options, the same on one's own machine and in production (`--config python:site_config.server`)."""

from gunicorn.http import message

from site_config.settings import environment

workers = environment.number("WEB_WORKERS", 2)
threads = environment.number("WEB_THREADS", 4)
worker_class = "gthread"
# Its command socket would be one more way in, and nothing here uses it.
control_socket_disable = True
# The site writes a line of its own for each request (operations/logs.py).
accesslog = None
loglevel = "warning"

# A text of 10,000 Cyrillic letters, pasted into the search, is an address of 60,000 bytes, and gets a page like any
# other. gunicorn's option ends at 8,190 or at nothing at all, and an address without an end would fill the memory.
message.MAX_REQUEST_LINE = limit_request_line = 65_536  # ty: ignore[invalid-assignment] (reads it as a constant)
