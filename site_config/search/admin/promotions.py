"""
Wagtail's own screens for promoted results, told how this site matches them.

Wagtail asks for the exact search and offers those that were asked most often; here the words are matched by their
meaning (promotions.py), and nothing is kept of what readers ask and find.
"""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.search_promotions import views
from wagtail.contrib.search_promotions.forms import QueryForm

from site_config.search.words import tokens


class PromotedTermsForm(QueryForm):
    """The words for which something is promoted."""

    query_string = forms.CharField(
        label=_("Search words"),
        help_text=_("What readers ask for. Endings, capitals and synonyms make no difference."),
        # As long as a query is kept by Wagtail.
        max_length=255,
    )

    def clean_query_string(self) -> str:
        """Return the words; raise ValidationError where there is none."""
        words: str = self.cleaned_data["query_string"]
        if not tokens(words):
            raise ValidationError(_("Write at least one word."))
        return words


class PromotedIndexView(views.IndexView):
    """Without the column of views, which are not counted."""

    columns = [column for column in views.IndexView.columns if column.name != "views"]


class PromotedCreateView(views.CreateView):
    form_class = PromotedTermsForm
    template_name = "site_search/admin/promotion_add.html"


class PromotedEditView(views.EditView):
    form_class = PromotedTermsForm
    template_name = "site_search/admin/promotion_edit.html"


def promotion_urls() -> list[URLPattern]:
    """Return Wagtail's own addresses, to be found before Wagtail's views; their names stay Wagtail's."""
    return [
        path("searchpicks/", PromotedIndexView.as_view()),
        path("searchpicks/results/", PromotedIndexView.as_view(results_only=True)),
        path("searchpicks/add/", PromotedCreateView.as_view()),
        path("searchpicks/<int:query_id>/", PromotedEditView.as_view()),
    ]
