"""The mission's terms in three languages."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from site_config.translators.checking import Glossary, Term, prepare
from site_config.translators.checking.stems import without_tajik_letters
from site_config.translators.checking.texts import WORD

#: Characters of one form: the longest name of a ministry has about 110.
LONGEST_FORM = 200
LANGUAGES = ("ru", "tg")

_ONE_ON_EACH_LINE = _("Other right forms, one on each line.")
_FORBIDDEN = _("Forms that translators should not use, one on each line.")


class GlossaryTerm(models.Model):
    """An English term, how it is said in Russian and Tajik, and how it is not."""

    english = models.CharField(
        _("English"), max_length=LONGEST_FORM, help_text=_("In the singular, as it stands inside a sentence.")
    )
    match_case = models.BooleanField(
        _("capitals count"), default=False, help_text=_("For abbreviations: WHO is one, who is not.")
    )
    ru = models.CharField(_("Russian"), max_length=LONGEST_FORM, blank=True)
    ru_allowed = models.TextField(_("also right in Russian"), blank=True, help_text=_ONE_ON_EACH_LINE)
    ru_forbidden = models.TextField(_("wrong in Russian"), blank=True, help_text=_FORBIDDEN)
    tg = models.CharField(_("Tajik"), max_length=LONGEST_FORM, blank=True)
    tg_allowed = models.TextField(_("also right in Tajik"), blank=True, help_text=_ONE_ON_EACH_LINE)
    tg_forbidden = models.TextField(_("wrong in Tajik"), blank=True, help_text=_FORBIDDEN)
    note = models.TextField(_("note"), blank=True, help_text=_("When it is used, and what to look out for."))
    source = models.CharField(
        _("source"), max_length=255, blank=True, help_text=_("Where the wording is fixed: a convention, a law, a list.")
    )
    is_active = models.BooleanField(
        _("in use"), default=True, help_text=_("Only terms in use are looked for in translations.")
    )
    needs_confirmation = models.BooleanField(
        _("to be confirmed"), default=False, help_text=_("A native reader should look at it.")
    )

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("glossary")
        # In a dictionary's order: capitals do not come first.
        ordering = [Lower("english")]
        constraints = [
            models.UniqueConstraint(
                Lower("english"),
                name="translators_term_english",
                violation_error_message=_("There is a term with this English already."),
            )
        ]

    def __str__(self) -> str:
        return self.english

    def clean(self) -> None:
        """Bring spaces in order; raise ValidationError, by field, for forms that the checks could not use."""
        self.english = " ".join(self.english.split())
        # Browsers and tables write line ends differently.
        self.note = self.note.replace("\r\n", "\n").strip()
        wrong: dict[str, list[str]] = {}
        if not WORD.search(self.english):
            wrong["english"] = [gettext("Write at least one word.")]
        for language in LANGUAGES:
            setattr(self, language, " ".join(getattr(self, language).split()))
            for kind in ("allowed", "forbidden"):
                name = f"{language}_{kind}"
                setattr(self, name, "\n".join(forms_of(getattr(self, name))))
            wrong |= self._wrong_forms(language)
        if not any(getattr(self, language) for language in LANGUAGES) and not wrong:
            wrong["ru"] = [gettext("Write the term in Russian, in Tajik or in both.")]
        if wrong:
            raise ValidationError(wrong)

    def _wrong_forms(self, language: str) -> dict[str, list[str]]:
        """Return, by field, what is wrong with the forms of a language."""
        preferred, allowed, forbidden = (self.forms(language, kind) for kind in ("", "allowed", "forbidden"))
        right = {form.casefold() for form in (*preferred, *allowed)}
        wrong: dict[str, list[str]] = {}
        for kind, forms in (("", preferred), ("allowed", allowed), ("forbidden", forbidden)):
            found = [problem for form in forms if (problem := _wrong_with(form))]
            if kind == "forbidden":
                both = [form for form in forms if form.casefold() in right]
                found += [gettext("“%(form)s” cannot be right and wrong.") % {"form": form} for form in both]
            if found:
                wrong[f"{language}_{kind}" if kind else language] = found
        if allowed and not preferred:
            wrong.setdefault(language, []).append(gettext("Write the form that is preferred here."))
        return wrong

    def forms(self, language: str, kind: str = "") -> tuple[str, ...]:
        """Return the forms of a language: the preferred one, those "allowed" beside it, or those "forbidden"."""
        return forms_of(getattr(self, f"{language}_{kind}" if kind else language))

    def as_term(self, language: str) -> Term:
        """Return the term as the checks take it."""
        return Term(
            self.english,
            getattr(self, language),
            self.forms(language, "allowed"),
            self.forms(language, "forbidden"),
            self.match_case,
        )

    @classmethod
    def everything(cls) -> models.QuerySet:
        """Return all terms in their order."""
        return cls.objects.all()

    @classmethod
    def named(cls, english: str) -> GlossaryTerm | None:
        """Return the term with this English in whatever capitals, if there is one."""
        return cls.objects.filter(english__iexact=english).first()

    @classmethod
    def label_of(cls, name: str) -> str:
        """Return a field's name in the language of the reader."""
        return str(cls._meta.get_field(name).verbose_name)

    @classmethod
    def prepared(cls, language: str) -> Glossary:
        """Return the terms in use, ready for the checks of a language ("ru", "tg"); one query."""
        return prepare((term.as_term(language) for term in cls.objects.filter(is_active=True)), language)

    @classmethod
    def containing(cls, text: str) -> list[GlossaryTerm]:
        """Return the terms in which a text stands, in any letters: «мухочир» finds «муҳоҷир». One query."""
        wanted = _letters([text])
        return [each for each in cls.objects.all() if wanted in _letters(each._texts())]

    def _texts(self) -> Iterable[str]:
        names = ("english", "ru", "ru_allowed", "ru_forbidden", "tg", "tg_allowed", "tg_forbidden", "note")
        return [getattr(self, name) for name in names]


def forms_of(text: str) -> tuple[str, ...]:
    """Return the forms that stand one on each line, each once and without needless spaces."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def _wrong_with(form: str) -> str:
    """Return what is wrong with one form; nothing where it is right."""
    if len(form) > LONGEST_FORM:
        return gettext("“%(form)s…” is longer than %(most)s letters.") % {"form": form[:30], "most": LONGEST_FORM}
    if not WORD.search(form):
        return gettext("“%(form)s” has no word.") % {"form": form}
    # A table in a file parts forms by this sign.
    if ";" in form:
        return gettext("“%(form)s” looks like several forms. Each has a line of its own below “also right”.") % {
            "form": form
        }
    return ""


def _letters(texts: Iterable[str]) -> str:
    return without_tajik_letters(" ".join(" ".join(texts).split()).casefold())
