"""Questions before something is moved, copied, deleted or converted, and what became of it."""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

WORDS = (
    _("New title"),
    _("New slug"),
    _("New parent page"),
    _("This copy will be a child of this given parent page."),
    _("Copy subpages"),
    ngettext_lazy("This will copy %(count)s subpage.", "This will copy %(count)s subpages."),
    _("Publish copied page"),
    _("This page is live. Would you like to publish its copy as well?"),
    _("Publish copies"),
    ngettext_lazy(
        "%(count)s of the pages being copied is live. Would you like to publish its copy?",
        "%(count)s of the pages being copied are live. Would you like to publish their copies?",
    ),
    _("Alias"),
    _("Keep the new pages updated with future changes"),
    _("Select a new parent for this page."),
    _("Yes, delete"),
    _("No, don't delete"),
    _("Yes, convert it"),
    _("Delete %(title)s"),
    _("Are you sure you want to delete this page?"),
    ngettext_lazy(
        "Deleting this page will also delete %(descendant_count)s child page.",
        "Deleting this page will also delete %(descendant_count)s more child pages.",
    ),
    _("Yes, delete it"),
    _("No, don't delete it"),
    _(
        'Alternatively you can <a href="%(unpublish_url)s">unpublish the page</a>. This removes the page '
        "from public view and you can edit or publish it again later."
    ),
    _("Move %(title)s"),
    _("Copy %(title)s"),
    _("Copy this page"),
    _("Confirm"),
    ngettext_lazy(
        "This action will delete <b>%(total_pages_formatted)s</b> page in total.",
        "This action will delete <b>%(total_pages_formatted)s</b> pages in total.",
    ),
    _("Please type <b>%(wagtail_site_name)s</b> to confirm."),
    _('You do not have permission to publish pages at "%(page_title)s"'),
    _('You do not have permission to copy to page "%(page_title)s"'),
    _('This slug is already in use within the context of its parent page "%(parent_page_title)s"'),
    _("You cannot copy a page into itself when copying subpages"),
    _("The slug '%(page_slug)s' is already in use within the parent page."),
    _("Parent page"),
    _("The new page will be a child of this given parent page."),
    _('You do not have permission to create a page under "%(page_title)s".'),
    _('You cannot create a page of type "%(page_type)s" under "%(page_title)s".'),
    _("Convert to internal link"),
    _(
        'The URL you entered, <a target="_blank" rel="noreferrer" '
        'href="%(submitted_url)s">%(submitted_url)s</a>, looks like it matches the internal page %(page)s, '
        'which has the URL <a target="_blank" rel="noreferrer" '
        'href="%(internal_url)s">%(internal_url)s</a>.'
    ),
    _(
        "Converting this to an internal link to %(page)s would make the link automatically update if the "
        "underlying page changes its URL. Would you like to do this?"
    ),
    _("Use external link"),
    _("Are you sure you want to convert this alias into an ordinary page?"),
    _("Convert alias %(title)s"),
    _("Convert alias"),
    _("This action cannot be undone."),
    _("No, leave it as an alias"),
    ngettext_lazy(
        "It will also delete 1 translation and its combined %(translation_descendant_count)s translated child page.",
        "It will also delete 1 translation and its combined %(translation_descendant_count)s translated child pages.",
    ),
    ngettext_lazy(
        "It will also delete %(translation_count)s translations and their combined "
        "%(translation_descendant_count)s translated child page.",
        "It will also delete %(translation_count)s translations and their combined "
        "%(translation_descendant_count)s translated child pages.",
    ),
    ngettext_lazy(
        "It will also delete %(translation_count)s translation.",
        "It will also delete %(translation_count)s translations.",
    ),
    ngettext_lazy(
        "Deleting this page will also delete 1 translation and its combined "
        "%(translation_descendant_count)s translated child page.",
        "Deleting this page will also delete 1 translation and its combined "
        "%(translation_descendant_count)s translated child pages.",
    ),
    ngettext_lazy(
        "Deleting this page will also delete %(translation_count)s translations and their combined "
        "%(translation_descendant_count)s translated child page.",
        "Deleting this page will also delete %(translation_count)s translations and their combined "
        "%(translation_descendant_count)s translated child pages.",
    ),
    ngettext_lazy(
        "Deleting this page will also delete %(translation_count)s translation of this page.",
        "This will also delete %(descendant_count)s more child pages. Deleting this page will also delete "
        "%(translation_count)s translations of this page.",
    ),
    _("Are you sure you want to move this page into '%(title)s'?"),
    _("Are you sure you want to move this page and all of its children into '%(title)s'?"),
    _("Yes, move this page"),
    _("Page '%(page_title)s' has been converted into an ordinary page."),
    _("Page '%(page_title)s' and %(subpages_count)s subpages copied."),
    _("Page '%(page_title)s' copied."),
    _("Page '%(page_title)s' deleted."),
    _(
        "The slug '%(page_slug)s' is already in use at the selected parent page. Make sure the slug is "
        "unique and try again."
    ),
    _("Page '%(page_title)s' moved."),
)
