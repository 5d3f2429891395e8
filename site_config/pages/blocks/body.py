"""The body of a story or a standard page."""

from __future__ import annotations

from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from site_config.pages.blocks.call_to_action import CallToActionBlock
from site_config.pages.blocks.fields import LongTextBlock, TextLineBlock
from site_config.pages.blocks.figures import FiguresBlock

#: `<sub>`, `<sup>` and `<s>` split a sentence into pieces for translators; pictures and files have blocks of their own.
RICH_TEXT_FEATURES = ["bold", "italic", "link", "ol", "ul"]


class ParagraphsBlock(blocks.RichTextBlock):
    """Paragraphs and lists; in migrations it is Wagtail's own block, from which it differs by its preview only."""

    class Meta:
        preview_value = format_lazy(
            "<p>{}</p>", _("Here stands the text: <b>bold</b> and <i>italic</i> words, links and lists.")
        )

    def deconstruct(self) -> tuple[str, tuple, dict]:
        """Return how a migration makes the block."""
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.RichTextBlock", args, kwargs


class HeadingBlock(TextLineBlock):
    """A heading inside the text; the page's title is the only heading above it."""

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Divides a long text")
        template = "components/body/heading.html"
        preview_value = _("What the project changed")


class PictureBlock(blocks.StructBlock):
    """A picture with what it shows, a caption and whose it is."""

    image = ImageChooserBlock(label=_("Picture"))
    alternative_text = TextLineBlock(
        required=False,
        max_length=250,
        label=_("Alternative text"),
        help_text=_("What the picture shows, for readers who do not see it. Empty only for mere decoration."),
    )
    caption = TextLineBlock(required=False, max_length=300, label=_("Caption"))
    credit = TextLineBlock(
        required=False, max_length=150, label=_("Credit"), help_text=_("Whose picture it is, such as “IOM 2017”.")
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A picture with caption and credit")
        template = "components/body/picture.html"
        preview_template = "components/body/picture_preview.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's own words, and whose they are."""

    quote = LongTextBlock(label=_("Quotation"), help_text=_("Without quotation marks: the site sets them."))
    speaker = TextLineBlock(required=False, max_length=150, label=_("Who said it"), help_text=_("The person's name."))
    role = TextLineBlock(
        required=False, max_length=200, label=_("What they do"), help_text=_("Such as “teacher, Kulob”.")
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        description = _("A person's own words")
        template = "components/body/quote.html"
        preview_value = {
            "quote": _("What the person said, word for word."),
            "speaker": _("The person's name"),
            "role": _("What they do"),
        }


class GalleryBlock(blocks.StructBlock):
    """Pictures side by side that readers move through by hand; it needs no script."""

    title = TextLineBlock(required=False, max_length=150, label=_("Title"), help_text=_("“In pictures” when empty."))
    pictures = blocks.ListBlock(PictureBlock(), min_num=2, max_num=20, label=_("Pictures"))

    class Meta:
        icon = "image"
        label = _("In pictures")
        description = _("Several pictures that readers move through")
        template = "components/body/gallery.html"
        preview_template = "components/body/gallery_preview.html"


class DocumentBlock(blocks.StructBlock):
    """A file to download."""

    document = DocumentChooserBlock(label=_("Document"))
    title = TextLineBlock(
        required=False, max_length=200, label=_("Link text"), help_text=_("The document's title when empty.")
    )

    class Meta:
        icon = "doc-full"
        label = _("Document")
        description = _("A file to download")
        template = "components/body/document.html"

    def get_preview_value(self) -> blocks.StructValue:
        """Return a document that stands in no library, so that the preview shows nobody's file."""
        document = get_document_model()(pk=0, title=gettext("A report"), file="report.pdf", file_size=1_200_000)
        return self.normalize({"document": document, "title": ""})


class VideoLinkBlock(blocks.StructBlock):
    """A film on another site, as a link: an embedded player would bring that site's trackers to our readers."""

    title = TextLineBlock(max_length=200, label=_("Title of the film"))
    url = blocks.URLBlock(label=_("Address"))
    image = ImageChooserBlock(required=False, label=_("Picture"))

    class Meta:
        icon = "media"
        label = _("Film")
        description = _("A link to a film on another site")
        template = "components/body/video_link.html"
        preview_value = {"title": _("The title of the film"), "url": "https://example.org/", "image": None}


class BodyBlock(blocks.StreamBlock):
    """What a text is made of, in any order."""

    text = ParagraphsBlock(
        features=RICH_TEXT_FEATURES,
        label=_("Text"),
        description=_("Paragraphs and lists"),
        template="components/body/text.html",
    )
    heading = HeadingBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    figures = FiguresBlock()
    document = DocumentBlock()
    video = VideoLinkBlock()
    call_to_action = CallToActionBlock()
