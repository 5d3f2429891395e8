"""
Hands over, after an update, the English pages that were there before the desk.

That is so on a site that comes from a version without the desk, and after the restore of such a site's backup. By hand:
`manage.py hand_over`.
"""

from __future__ import annotations

import logging
from typing import Any

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Exists, OuterRef
from wagtail.models import Page

from site_config.languages.codes import SOURCE
from site_config.pages.models import SitePage
from site_config.translators.models import Batch, Job
from site_config.translators.tasks import hand_over_batch

logger = logging.getLogger(__name__)


def is_behind() -> bool:
    """Return whether there are public English pages that were never handed over."""
    handed_over = Job.objects.filter(translation__source__object_id=OuterRef("translation_key"))
    # Not the root, nor the page of welcome that Wagtail puts on a new site.
    public = Page.objects.live().type(SitePage).filter(locale__language_code=SOURCE)
    return public.exclude(Exists(handed_over)).exists()


def catch_up(using: str, **kwargs: Any) -> None:
    """
    After migrating: start handing over what waits, in the background, unless that is on its way already. A batch whose
    background process has been silent for half an hour (`SILENCE`) is on its way no longer.

    Does nothing while the tables are not there yet, as after `migrate accounts` on an empty database.
    """
    try:
        # A flush sends the signal without the state of the migrations.
        kwargs.get("apps", apps).get_model("translators", "Batch")
    except LookupError:
        return
    if using != DEFAULT_DB_ALIAS or Batch.under_way() or not is_behind():
        return
    logger.info("The English pages that were there before the translators' desk are being handed over.")
    # One that was left lying is taken up again, so that they do not pile up while there is no background process.
    batch = Batch.objects.exclude(state=Batch.State.DONE).filter(section="").first() or Batch.objects.create()
    batch.note_progress(state=Batch.State.WAITING)
    hand_over_batch.enqueue(batch.pk)
