"""Puts a finished translation before the public, or keeps it until the English page is there."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DataError, transaction
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.actions.copy_for_translation import ParentNotTranslatedError
from wagtail.models import DraftStateMixin

from site_config.languages.codes import CODES
from site_config.translators.handover.counting import hold, recount
from site_config.translators.models import Job
from site_config.translators.naming import name_of
from site_config.translators.subjects import model_of


class NotPublishable(Exception):
    """Why a translation cannot be published now, for the reviewer, in the language active when it is read."""


@transaction.atomic
def publish(job: Job, user: Any = None) -> bool:
    """
    Publish a complete translation in its language only, and return True; while its English page is not out, note that
    it is approved, which publishes it together with that page, and return False.

    Raises NotPublishable. `user` is None where the site publishes by itself. Whoever calls has asked for the user's
    right, when the translation was approved at the latest: the user may be gone when the English page comes out.
    """
    hold(job)
    source = job.translation.source
    source.refresh_from_db()
    _refuse_unfinished(job)
    original = source.get_source_instance()
    if isinstance(original, DraftStateMixin) and not original.live:
        job.approved_at, job.approved_by, job.stuck_because = timezone.now(), user, {}
        recount(source, [job])
        return False
    target = write(job, user)
    if isinstance(target, DraftStateMixin):
        target.latest_revision.publish(user=user, skip_permission_checks=True)
    job.published_at = timezone.now()
    job.handed_in_at = job.handed_in_by = job.approved_at = job.approved_by = None
    job.returned_note, job.stuck_because = "", {}
    job.save(update_fields=["returned_note"])
    recount(source, [job])
    return True


@transaction.atomic
def note_stuck(job: Job, reason: NotPublishable) -> None:
    """
    Keep with a job why the site could not publish it by itself, in the words of each language. The board, the list and
    the queue show that until it is published or handed in again, or its English changes.
    """
    hold(job)
    for code in CODES:
        with override(code):
            job.stuck_because[code] = str(reason)
    recount(job.translation.source, [job])


def write(job: Job, user: Any = None) -> Any:
    """
    Write the sentences that are translated, English ones in place of the others, into the draft of the translated
    page, made where there was none, and return that; words without drafts are written as they are.

    Raises NotPublishable when the page above it is not translated, or a text breaks a rule of its field.
    """
    translation = job.translation
    try:
        translation.source.create_or_update_translation(
            translation.target_locale,
            user=user,
            publish=not issubclass(model_of(job), DraftStateMixin),
            fallback=True,
        )
    except ParentNotTranslatedError as error:
        raise NotPublishable(_("The page above this one is not translated yet.")) from error
    except ValidationError as error:
        raise NotPublishable(lazy(_broken_rules, str)(job, error)) from error
    except DataError as error:
        # Drafts are written without looking at how long their texts are, and PostgreSQL looks.
        raise NotPublishable(_("A text is longer than its field can hold.")) from error
    # Read again: what was just saved carries a page's place in the tree from before.
    target = translation.get_target_instance()
    if isinstance(target, DraftStateMixin) and (target.go_live_at or target.expire_at):
        # Copied from the English page when this one was made, and never changed with it. Translations come and go with
        # their English page.
        target.go_live_at = target.expire_at = None
        target.save_revision(user=user)
    return target


def _broken_rules(job: Job, error: ValidationError) -> str:
    """Return the rules that a text breaks, each after the name of its field."""
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    names = {name: f"{name_of(model_of(job), name).group}: " for name in error.error_dict}
    names[NON_FIELD_ERRORS] = ""
    return " ".join(names[name] + " ".join(rules) for name, rules in error)


def _refuse_unfinished(job: Job) -> None:
    recount(job.translation.source, [job])
    if job.sentences_missing:
        raise NotPublishable(_("Some sentences are not translated yet."))
