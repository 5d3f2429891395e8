"""Google's machine translation (the extra `google`), which must not hold a server thread when it does not answer."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.utils.functional import cached_property
from wagtail_localize.machine_translators.google import GoogleCloudTranslator


class GoogleTranslator(GoogleCloudTranslator):
    """
    wagtail-localize's class, with the time limit of the others: the option TIMEOUT, in seconds.

    It passes none on, and Google's library then waits for ten minutes. Can go when wagtail-localize knows the option.
    """

    @cached_property
    def client(self) -> Any:
        """Google's client, whose calls end with an error after the time limit."""
        client = super().client
        client.translate_text = partial(client.translate_text, timeout=self.options["TIMEOUT"])
        return client
