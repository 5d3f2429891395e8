# The site as one image: gunicorn on port 8000, to stand behind a proxy that ends TLS and sets X-Forwarded-Proto.
# Secrets and addresses come from the environment when it starts (README); nothing is baked in. /data keeps uploads.
# A second container of it, on the same volume, does the work in the background (its health is the server's to tell):
#   docker run --restart always --no-healthcheck … python manage.py background
FROM python:3.13-slim AS build
ENV PYTHONDONTWRITEBYTECODE=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /venv
COPY .requirements/production.txt /tmp/production.txt
RUN /venv/bin/pip install --no-cache-dir --require-hashes --requirement /tmp/production.txt
COPY . /site
WORKDIR /site
# The local settings need no secret; catalogues and static files come out the same as in production.
RUN export DJANGO_SETTINGS_MODULE=site_config.settings.local DATA_DIR=/build \
    && /venv/bin/python manage.py compile_catalogues \
    && /venv/bin/python manage.py collectstatic --no-input --verbosity 0

FROM python:3.13-slim
# Which version an error came from, where errors are reported: --build-arg RELEASE=$(git rev-parse HEAD)
ARG RELEASE=""
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 SENTRY_RELEASE=$RELEASE \
    DJANGO_SETTINGS_MODULE=site_config.settings.production DATA_DIR=/data
RUN useradd --system --uid 10001 --home-dir /site site && install --directory --owner site /data /data/media
COPY --from=build /venv /venv
COPY --from=build /site /site
COPY --from=build /build/static /data/static
WORKDIR /site
USER site
VOLUME /data/media
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-c", "\
import os, urllib.request as web; \
host = os.environ['DJANGO_ALLOWED_HOSTS'].split(',')[0].strip().lstrip('.'); \
web.urlopen(web.Request('http://127.0.0.1:8000/health/live', headers={'Host': host}), timeout=4)"]
CMD ["python", "-m", "gunicorn", "--config", "python:site_config.server", "--bind", "0.0.0.0:8000", "site_config.wsgi"]
