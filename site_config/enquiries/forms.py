from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from site_config.enquiries.models import Enquiry
from site_config.enquiries.tokens import Age, age_of

_TOO_LONG = _("This is too long: %(limit_value)s characters at most, yours has %(show_value)s.")


class EnquiryForm(forms.ModelForm):
    """
    Writes to the mission. Only the message is needed: who wants no answer may stay unnamed.

    `website` is a trap that people do not see; `token` tells when the form was made.
    """

    use_required_attribute = False

    website = forms.CharField(required=False)
    token = forms.CharField(required=False)

    class Meta:
        model = Enquiry
        fields = ["name", "email", "message"]
        labels = {
            "name": _("Your name (if you like)"),
            "email": _("Your e-mail (if you want an answer)"),
            "message": _("Your message"),
        }
        help_texts = {"message": _("Please do not send numbers of passports or bank accounts.")}
        error_messages = {
            "name": {"max_length": _TOO_LONG},
            "email": {"invalid": _("Write the address like this: name@example.org."), "max_length": _TOO_LONG},
            "message": {"required": _("Write your message."), "max_length": _TOO_LONG},
        }
        widgets = {
            "name": forms.TextInput({"class": "enquiry-form__field", "autocomplete": "name"}),
            "email": forms.EmailInput({"class": "enquiry-form__field", "autocomplete": "email"}),
            "message": forms.Textarea({"class": "enquiry-form__field enquiry-form__field--long", "rows": 8}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.label_suffix = ""
            # A browser would cut a pasted text off without a word; the form says how much is too much.
            field.widget.attrs.pop("maxlength", None)

    def clean_name(self) -> str:
        """Return the name on one line."""
        return " ".join(self.cleaned_data["name"].split())

    def clean(self) -> dict[str, Any]:
        """Add an error for what machines do; a person sends the form once more and it goes through."""
        cleaned = super().clean() or self.cleaned_data
        age = age_of(cleaned.get("token", ""))
        if cleaned.get("website"):
            self.add_error(
                None, gettext("A hidden field was filled in. It is empty again: please send the form once more.")
            )
        elif age is Age.TOO_YOUNG:
            self.add_error(None, gettext("That was very fast. Please wait a few seconds and send the form again."))
        elif age is Age.TOO_OLD:
            self.add_error(None, gettext("The form was open for too long. Nothing is lost: please send it once more."))
        return cleaned
