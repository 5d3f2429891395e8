from __future__ import annotations

from django.apps import AppConfig


class LanguagesConfig(AppConfig):
    """The floor package about languages. It has no models; its fields are used by the rooms."""

    name = "site_config.languages"
    label = "languages"

    def ready(self) -> None:
        """Tell Wagtail's comparison of two revisions how to show our fields, and its choosers every language."""
        from site_config.languages.chooser_words import speak_every_language
        from site_config.languages.comparison import register_comparisons

        register_comparisons()
        speak_every_language()
