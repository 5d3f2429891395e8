from __future__ import annotations

from django.db import models

from site_config.languages.partial_dates import PartialDateField

#: A word is cut there: no language of the site has a longer one, and an index cannot hold everything.
LONGEST_WORD = 60


class Entry(models.Model):
    """
    A public page as search knows it: its texts as they stand, and the facts by which results are filtered and ordered.

    The keys by which it is found lie beside it, where the engine wants them (engines/).
    """

    page = models.OneToOneField("wagtailcore.Page", primary_key=True, on_delete=models.CASCADE, related_name="+")
    #: One for all translations of a page, so that a reader meets each page once.
    translation_key = models.UUIDField(db_index=True)
    language = models.CharField(max_length=2)
    #: One of the page types' `search_kind`.
    kind = models.CharField(max_length=20)
    #: Four digits, or nothing.
    year = models.CharField(max_length=4, blank=True)
    published_on = PartialDateField(blank=True)
    #: The keys of the title in their order: a query of just these words means this page.
    title_keys = models.CharField(max_length=500)
    title = models.TextField()
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)

    class Meta:
        verbose_name = "search entry"
        verbose_name_plural = "search entries"

    def __str__(self) -> str:
        return self.title


class FileEntry(models.Model):
    """A file that a public page offers. Its keys are those of all its words, and of the page's title and summary."""

    document = models.ForeignKey("media.SiteDocument", on_delete=models.CASCADE, related_name="+")
    #: The page, in all its languages.
    translation_key = models.UUIDField(db_index=True)
    #: The last part of its address, below the page's.
    name = models.CharField(max_length=200)

    class Meta:
        verbose_name = "search entry of a file"
        verbose_name_plural = "search entries of files"
        constraints = [
            models.UniqueConstraint(fields=["document", "translation_key"], name="search_file_once_per_page")
        ]

    def __str__(self) -> str:
        return self.name


class FilePage(models.Model):
    """A page of a file: tells on which page a word stands, and shows it there."""

    document = models.ForeignKey("media.SiteDocument", on_delete=models.CASCADE, related_name="+")
    #: From 1.
    number = models.PositiveIntegerField()
    #: As in `DocumentText.pages`; repeated here so that one page can be shown without the others.
    text = models.TextField()
    #: The page's keys in their order, each between spaces.
    keys = models.TextField()

    class Meta:
        verbose_name = "page of a file"
        verbose_name_plural = "pages of files"
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="search_page_once_per_file")]

    def __str__(self) -> str:
        return f"{self.document_id}, {self.number}"


class Word(models.Model):
    """A word that stands somewhere on the public site: what a beginning or a slip of the finger may have meant."""

    #: Folded, but with its ending (words.surface).
    surface = models.CharField(max_length=LONGEST_WORD, unique=True)
    #: From its last letter to its first: finds words by their endings.
    reversed = models.CharField(max_length=LONGEST_WORD, db_index=True)
    #: Its key, which all its forms share (words.keys_of).
    key = models.CharField(max_length=LONGEST_WORD, db_index=True)
    #: How it was first met, for showing.
    spelling = models.CharField(max_length=LONGEST_WORD)

    class Meta:
        verbose_name = "word"
        verbose_name_plural = "words"

    def __str__(self) -> str:
        return self.spelling
