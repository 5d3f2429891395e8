"""The form by which readers write to the mission, for the contact page."""

from __future__ import annotations

from typing import Any

from django import template

from site_config.enquiries.forms import EnquiryForm
from site_config.enquiries.opening import is_open
from site_config.enquiries.tokens import new_token

register = template.Library()


@register.inclusion_tag("enquiries/form.html", takes_context=True)
def enquiry_form(context: dict[str, Any]) -> dict[str, Any]:
    """Show the empty form, or nothing while it is closed."""
    return {
        "form": EnquiryForm() if is_open(context["request"]) else None,
        "token": new_token(),
    }
