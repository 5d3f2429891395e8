from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """
    A person who works on the site.

    The e-mail address is asked for in every form, since a forgotten password and notices from reviewers go there. It
    belongs to one account only, whatever its capitals; an account made by a command may have none.
    """

    email = models.EmailField(_("email address"))

    class Meta(AbstractUser.Meta):
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=~models.Q(email=""),
                name="accounts_user_email_unique",
                violation_error_message=_("Another account has this email address."),
            )
        ]

    def clean(self) -> None:
        """Raise ValidationError at the field when another account has the address; the constraint names no field."""
        super().clean()
        others = type(self)._default_manager.exclude(pk=self.pk)
        if self.email and others.filter(email__iexact=self.email).exists():
            raise ValidationError({"email": _("Another account has this email address.")})
