"""Pictures, documents and films."""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

WORDS = (
    _("Maximum filesize: %(max_upload_size)s."),
    _("This file is too big. Maximum filesize %(max_filesize)s."),
    _("tags"),
    _("You haven't uploaded any documents."),
    _(
        'Why not <a class="upload-one-now" href="#tab-upload" data-action="w-tabs#select:prevent" '
        'data-w-tabs-target="trigger" data-w-tabs-focus-param="true">upload one now</a>?'
    ),
    _("Add a document"),
    _("Uploading…"),
    _("Upload"),
    _("Filesize"),
    _("Select all documents in listing"),
    _('You haven\'t uploaded any documents. Why not <a href="%(wagtaildocs_add_document_url)s">upload one now</a>?'),
    ngettext_lazy(
        '%(total)s Document <span class="w-sr-only">created in %(site_name)s</span>',
        '%(total)s Documents <span class="w-sr-only">created in %(site_name)s</span>',
    ),
    _("Add multiple documents"),
    _("Drag and drop documents into this area to upload immediately."),
    _("Or choose from your computer"),
    _(
        "Upload successful. Please update this document with a more appropriate title, if necessary. You "
        "may also delete the document completely if the upload wasn't required."
    ),
    _("Sorry, upload failed."),
    _("Document updated."),
    _("Add tags to the selected documents"),
    _("Add to collection"),
    _("Add selected documents to collection"),
    _("Delete selected documents"),
    _("Choose a document"),
    _("Choose another document"),
    _("Edit this document"),
    _("Documents"),
    _("Add documents"),
    _("Insert embed"),
    _("Insert"),
    _("Supported formats: %(supported_formats)s. Maximum filesize: %(max_upload_size)s."),
    _("Not a supported image format. Supported formats: %(supported_formats)s."),
    _("Full width"),
    _("Left-aligned"),
    _("Right-aligned"),
    ngettext_lazy("Are you sure you want to delete this image?", "Are you sure you want to delete these images?"),
    _("Layout"),
    _("Latest images"),
    _("You haven't uploaded any images."),
    _("Choose a format"),
    _("Insert image"),
    ngettext_lazy(
        '%(total)s Image <span class="w-sr-only">created in %(site_name)s</span>',
        '%(total)s Images <span class="w-sr-only">created in %(site_name)s</span>',
    ),
    _("Change image file:"),
    _("Add an image"),
    _("Image focal point"),
    _("Focal point"),
    _("(optional)"),
    _("To define this image's most important region, drag a box over the image above."),
    _("Remove focal area"),
    _("Max dimensions"),
    _("Sort by"),
    _("Select all images in listing"),
    _("Grid layout"),
    _("List layout"),
    _("Add multiple images"),
    _("Drag and drop images into this area to upload immediately."),
    _("Please provide an image description to comply with best practices for accessibility."),
    _(
        "Upload successful. Please update this image with a more appropriate title, if necessary. You may "
        "also delete the image completely if the upload wasn't required."
    ),
    _(
        "Upload successful. However, your new image seems to be a duplicate of this existing image. You "
        "may delete it if it wasn't required."
    ),
    _("Keep new image"),
    _("Delete new image"),
    _(
        "Upload successful. However, your new image seems to be a duplicate of an existing image. You may "
        "delete it if it wasn't required."
    ),
    _("Use new image"),
    _("Use existing and delete new"),
    _("Server Error"),
    _("Report this error to your website administrator with the following information:"),
    _("Image updated."),
    _("Add tags to the selected images"),
    _("Add selected images to collection"),
    _("Delete selected images"),
    _("Choose an image"),
    _("Edit this image"),
    _("Title: (A -> Z)"),
    _("Title: (Z -> A)"),
    _("File size: (low to high)"),
    _("File size: (high to low)"),
    _("Usage count: (low to high)"),
    _("Usage count: (high to low)"),
    _("Images"),
    _("Add images"),
    _("Change image"),
    _("collection"),
    _("collections"),
)
