"""gunicorn's options, the same on one's own machine and in production (`--config python:site_config.server`)."""

from site_config.settings import environment

workers = environment.number("WEB_WORKERS", 2)
threads = environment.number("WEB_THREADS", 4)
worker_class = "gthread"
# Its command socket would be one more way in, and nothing here uses it.
control_socket_disable = True
# The site writes a line of its own for each request (operations/logs.py).
accesslog = None
loglevel = "warning"
