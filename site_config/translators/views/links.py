"""Lets a translator send links elsewhere, and choose other pictures, files and pages than the English page has."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import BadRequest, ValidationError
from django.db import models
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminPageChooser
from wagtail.documents import get_document_model
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images import get_image_model
from wagtail.images.widgets import AdminImageChooser
from wagtail.models import Page

from site_config.languages.codes import NAMES
from site_config.pages.translation_guard import is_harmless
from site_config.translators.editor.links import Choice, choices_of, choose_otherwise
from site_config.translators.views.jobs import JobAccess

LONGEST_ADDRESS = 2000


class ChoicesForm(forms.Form):
    """A field for each choice; empty means the same as in English."""

    def __init__(self, *args: Any, choices: list[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choices = choices
        for choice in choices:
            self.fields[choice.key] = _field(choice)
            self.initial[choice.key] = choice.own

    def clean(self) -> dict[str, Any]:
        """Refuse addresses that run a program; raises ValidationError for the field."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for choice in self.choices:
            value = cleaned.get(choice.key)
            if isinstance(value, str) and not is_harmless(value):
                words = _("Links may lead to web pages, mailboxes and telephones only.")
                self.add_error(choice.key, ValidationError(words))
        return cleaned

    def value_of(self, choice: Choice) -> Any:
        """Return what is to be stored for a choice: an address or a key; None for the English one."""
        value = self.cleaned_data[choice.key]
        return value.pk if isinstance(value, models.Model) else value or None


class ChoicesView(JobAccess, WagtailAdminTemplateMixin, FormView):
    """Shows what the English page has, and takes what the translation has instead."""

    template_name = "translators/editor/links.html"
    form_class = ChoicesForm
    header_icon = "link"
    _show_breadcrumbs = True

    def get_page_title(self) -> str:
        return _("Links, pictures and files")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        job = self.job
        return [
            *self.breadcrumbs_items,
            {"url": reverse("translators_board"), "label": _("Translations")},
            {"url": reverse("translators_edit", args=[job.pk]), "label": job.title, "sublabel": NAMES[job.language]},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"choices": choices_of(self.job)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"job": self.job, "rights": self.rights, "media": context["form"].media}

    def form_valid(self, form: ChoicesForm) -> HttpResponse:
        for choice in form.choices:
            value = form.value_of(choice)
            if value == choice.own:
                continue
            try:
                choose_otherwise(self.job, self.request.user, choice, value)
            except BadRequest as reason:
                form.add_error(choice.key, str(reason))
        if form.errors:
            return self.form_invalid(form)
        messages.success(self.request, _("The choices were saved. They become public when the translation does."))
        return self.back()


def _field(choice: Choice) -> forms.Field:
    label = _("%(place)s: instead of “%(english)s”") % {
        "place": choice.name.own or choice.name.group,
        "english": choice.chosen or choice.english,
    }
    model = choice.chosen_from
    if model is None:
        return forms.CharField(required=False, label=label, max_length=LONGEST_ADDRESS)
    widget = forms.Select()
    if issubclass(model, Page):
        widget = AdminPageChooser(target_models=[model])
    elif model is get_image_model():
        widget = AdminImageChooser()
    elif model is get_document_model():
        widget = AdminDocumentChooser()
    return forms.ModelChoiceField(model._default_manager.all(), required=False, label=label, widget=widget)
