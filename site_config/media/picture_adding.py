"""The admin's views that take in pictures, where Wagtail's own miss a picture that is there already (Wagtail 8.0)."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.images.utils import find_image_duplicates
from wagtail.images.views.images import CreateView, EditView
from wagtail.images.views.multiple import AddView
from wagtail.utils.file import hash_filelike

from site_config.media.models import SiteImage


class PicturesAddView(AddView):
    """
    Wagtail's upload of several pictures, each of which waits until its credit and licence are filled in.

    Wagtail looks for duplicates among pictures that are complete at once, which ours never are.
    """

    edit_form_template_name = "media/waiting_picture.html"

    def get_edit_upload_response_data(self) -> dict[str, Any]:
        """Say whether the picture is there already, and keep the title that came with it."""
        self.object.title = self.request.POST.get("title") or self.object.title
        with self.upload_object.file.open() as file:
            self.object.file_hash = hash_filelike(file)
        data = super().get_edit_upload_response_data()
        existing = find_image_duplicates(self.object, self.request.user, self.permission_policy).first()
        if existing is None:
            return data | {"duplicate": False}
        question = render_to_string(
            "wagtailimages/images/confirm_duplicate_upload.html",
            {
                "existing_image": existing,
                "delete_action": reverse(self.delete_upload_url_name, args=(self.upload_object.pk,)),
            },
            request=self.request,
        )
        return data | {"duplicate": True, "confirm_duplicate_upload": question}


class DuplicateWarning:
    """Warns, after a picture is saved with a new file, that the same file is there already."""

    def form_valid(self: Any, form: Any) -> HttpResponse:
        """Save, and name the other picture."""
        response = super().form_valid(form)
        if "file" in form.changed_data:
            self._warn(self.object)
        return response

    def _warn(self: Any, picture: SiteImage) -> None:
        existing = find_image_duplicates(picture, self.request.user, self.permission_policy).first()
        if existing is None:
            return
        edit = reverse("wagtailimages:edit", args=[existing.pk])
        words = _("The same file is there already, as “%(title)s”. Delete one of the two unless you need both.")
        messages.warning(
            self.request, words % {"title": existing.title}, buttons=[messages.button(edit, _("Show the other one"))]
        )


class PictureAddView(DuplicateWarning, CreateView):
    """Wagtail's upload of one picture."""


class PictureEditView(DuplicateWarning, EditView):
    """Wagtail's form of a picture, which may get a new file."""
