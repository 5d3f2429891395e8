"""Redirects from old addresses, which the editors keep."""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

WORDS = (
    _("redirect"),
    _("redirects"),
    _("redirect from"),
    _("From site"),
    _("All sites"),
    _("permanent"),
    _("temporary"),
    _("Permanent"),
    _("Temporary"),
    _(
        "Recommended. Permanent redirects ensure search engines forget the old page (the 'Redirect "
        "from') and index the new page instead."
    ),
    _("redirect to a page"),
    _("redirect to any URL"),
    _("target page route"),
    _(
        "Optionally specify a route on the target page to redirect to. Leave blank to redirect to the "
        "default page route."
    ),
    _("automatically created"),
    _("created at"),
    _("Add redirect"),
    _("Search redirects"),
    _("Delete redirect %(title)s"),
    _("Are you sure you want to delete this redirect?"),
    _("A redirect with this path already exists."),
    _("The redirect could not be created due to errors."),
    _("The redirect could not be saved due to errors."),
    _("Redirect '%(redirect_title)s' added."),
    _("Redirect '%(redirect_title)s' updated."),
    _("Redirect '%(redirect_title)s' deleted."),
    _('Sorry, no redirects match "<em>%(query_string)s</em>"'),
    _('No redirects have been created. Why not <a href="%(wagtailredirects_add_redirect_url)s">add one</a>?'),
    _("To"),
    _("Import redirects"),
    _("File to import"),
    _("Supported formats: %(supported_formats)s."),
    _(
        "<p>Select a file where redirects are separated into rows and contains the columns representing "
        "<code>from</code> and <code>to</code> (they can be named anything).</p> <p>After submitting you "
        "will be taken to a confirmation view where you can customize your redirects before import.</p>"
    ),
    _("From field"),
    _("To field"),
    _("Import"),
    _("Confirm import"),
    _("Summary"),
    _("Found %(total)s redirects, created %(successes)s and found %(errors)s errors."),
    _('File format of type "%(extension)s" is not supported.'),
    _("Imported file has a wrong encoding: %(error_message)s."),
    _("%(error)s encountered while trying to read file: %(filename)s."),
    ngettext_lazy("Imported %(total)d redirect", "Imported %(total)d redirects"),
)
