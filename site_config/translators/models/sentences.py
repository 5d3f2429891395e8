"""What the desk keeps of sentences beside wagtail-localize's own translations."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail_localize.models import String, StringTranslation, TranslationContext


class Suggestion(models.Model):
    """
    A sentence that somebody or something proposes. It does not count and is not published until a person takes it.

    What memory and earlier translations propose is found when it is asked for; here stands what cannot be found again.
    """

    class Origin(models.TextChoices):
        MACHINE = "machine", _("Machine translation")
        FILE = "file", _("File")

    string = models.ForeignKey(String, on_delete=models.CASCADE, related_name="+")
    context = models.ForeignKey(TranslationContext, on_delete=models.CASCADE, related_name="+")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    data = models.TextField()
    origin = models.CharField(max_length=10, choices=Origin)
    #: The machine's or the file's name.
    origin_name = models.CharField(max_length=255, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["string", "context", "locale", "origin"], name="translators_one_suggestion")
        ]

    def __str__(self) -> str:
        return self.data


class Overruling(models.Model):
    """A warning about a translated sentence that a translator has read and set aside; a new wording is asked again."""

    translation = models.ForeignKey(StringTranslation, on_delete=models.CASCADE, related_name="overrulings")
    code = models.CharField(max_length=40)
    #: The wording that was accepted in spite of the warning.
    data = models.TextField()
    overruled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    overruled_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["translation", "code"], name="translators_overruled_once")]

    def __str__(self) -> str:
        return f"{self.code}: {self.data}"


class MemoryWord(models.Model):
    """A word of an English sentence: the way from a new sentence to those like it."""

    string = models.ForeignKey(String, on_delete=models.CASCADE, related_name="memory_words")
    word = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["word", "string"], name="translators_memory_word")]

    def __str__(self) -> str:
        return self.word
