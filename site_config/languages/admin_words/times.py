"""How long ago something was, where Django's Tajik has gaps."""

from django.utils.translation import ngettext_lazy

WORDS = (
    ngettext_lazy("a second ago", "%(count)s seconds ago", "count"),
    ngettext_lazy("a minute ago", "%(count)s minutes ago", "count"),
    ngettext_lazy("an hour ago", "%(count)s hours ago", "count"),
)
