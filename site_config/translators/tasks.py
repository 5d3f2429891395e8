"""Work of the desk that nobody should wait for."""

from __future__ import annotations

from django.tasks import task

from site_config.translators.handover.batches import carry_out
from site_config.translators.models import Batch


@task(backend="background")
def hand_over_batch(pk: int) -> None:
    """Hand over the pages of a batch; one that is gone or done is left alone."""
    batch = Batch.objects.exclude(state=Batch.State.DONE).filter(pk=pk).first()
    if batch is not None:
        carry_out(batch)
