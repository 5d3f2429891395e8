"""Lists and forms of snippets and settings."""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

WORDS = (
    _("No %(model_name)s match your query."),
    _("There are no %(model_name)s to display."),
    _("More options for '%(title)s'"),
    _("Add %(model_name)s"),
    _("New: %(model_name)s"),
    _("Editing"),
    _("Are you sure you want to delete this %(model_name)s?"),
    _("Compare"),
    _("Earliest"),
    _("Latest"),
    _("Field"),
    _("Edit this %(object)s"),
    _("Delete selected snippets"),
    _("Select all snippets in listing"),
    _("Snippets"),
    _("Instances"),
    _("Choose %(object)s"),
    _("Choose another %(object)s"),
    _("%(model_name)s '%(title)s' is now unlocked."),
    _("Sort item order"),
    _("Inspect"),
    _("The %(model_name)s could not be created due to errors."),
    _("There are validation errors, click save to highlight them."),
    _("The %(model_name)s could not be saved due to errors."),
    _("%(model_name)s '%(object)s' deleted."),
    _("'%(object)s' unpublished."),
    _('Version %(revision_id)s of "%(object)s" unscheduled.'),
    _("Unschedule"),
    _('revision %(revision_id)s of "%(object)s"'),
    _("Preview for %(block_label)s (%(block_type)s)"),
    _("If you confirm deletion"),
    _("(Private %(object)s)"),
    ngettext_lazy("%(count)d %(model_name)s deleted.", "%(count)d %(model_name)s deleted."),
    _("Delete %(snippet_type_name)s"),
    _("Delete "),
    _("Are you sure you want to delete this %(snippet_type_name)s?"),
    _("Are you sure you want to delete %(count)s %(snippet_type_name)s?"),
    _("You don't have permission to delete this %(snippet_type_name)s"),
    _("You don't have permission to delete these %(snippet_plural_name)s"),
    _('Sorry, no snippets match "<em>%(search_query)s</em>"'),
    _(
        "You haven't created any %(snippet_type_name)s snippets. Why not <a "
        'href="%(wagtailsnippets_create_snippet_url)s" target="_blank" rel="noreferrer">create one now</a>?'
    ),
)
