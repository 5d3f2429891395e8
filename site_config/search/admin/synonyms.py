"""Where editors keep the words that mean the same."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from site_config.search.models import SynonymSet
from site_config.search.models.synonyms import LONGEST_TERM

NAME = "synonyms"


class SynonymIndexView(generic.IndexView):
    """The sets, searched by their words in any letters: a database alone knows no capitals of ours, and no ҳ for х."""

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """Return the sets in which the words stand."""
        if not self.is_searching:
            return queryset
        return queryset.filter(pk__in=[each.pk for each in SynonymSet.containing(self.search_query)])


class WarnsOfSharedTerms:
    """A form that says, once it is saved, which words stand in other sets too."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Save the set, then warn."""
        response = super().form_valid(form)  # ty: ignore[missing-attribute] (mixed into Wagtail's views)
        warn_of_shared_terms(self.request, form.instance)  # ty: ignore[missing-attribute]
        return response


class SynonymCreateView(WarnsOfSharedTerms, generic.CreateView):
    """A new set; the list of searches without result sends the words along."""

    def get_initial(self) -> dict[str, Any]:
        """Return the first word, when one was sent along."""
        return super().get_initial() | {"terms": self.request.GET.get("terms", "")[:LONGEST_TERM]}


class SynonymEditView(WarnsOfSharedTerms, generic.EditView):
    """A set that is there."""


def warn_of_shared_terms(request: HttpRequest, synonyms: SynonymSet) -> None:
    """Tell the editor of each word that stands in another set too, which may be meant or forgotten."""
    for term, other in synonyms.shared():
        words = gettext("“%(term)s” stands in another set too: %(other)s. Who asks for it finds the words of both.")
        edit = messages.button(reverse(f"{NAME}:edit", args=[other.pk]), gettext("Edit the other set"))
        messages.warning(request, words % {"term": term, "other": other}, buttons=[edit])


class SynonymViewSet(ModelViewSet):
    """Synonyms in the settings menu, beside the promoted results."""

    model = SynonymSet
    name = NAME
    url_prefix = "search/synonyms"
    menu_label = _("Search synonyms")
    icon = "rotate"
    menu_order = 901
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    form_fields = ["terms"]
    list_display = ["__str__"]
    search_fields = ["terms"]
    index_view_class = SynonymIndexView
    add_view_class = SynonymCreateView
    edit_view_class = SynonymEditView
