"""The admin's list of pictures with one filter more: what is missing about them."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.images.views.images import ImagesFilterSet, IndexView

from site_config.media.lacking import Lack, lacking
from site_config.media.models import SiteImage


class PictureFilterSet(ImagesFilterSet):
    """Wagtail's filters, and what is missing."""

    lacks = ChoiceFilter(label=_("What is missing"), choices=Lack.choices, method="filter_lacks")

    class Meta(ImagesFilterSet.Meta):
        pass

    def filter_lacks(self, pictures: QuerySet, name: str, what: str) -> QuerySet:
        """Keep the pictures that lack it; as a subquery, which can be searched as well."""
        return pictures.filter(pk__in=lacking(SiteImage.objects.all(), what).values("pk"))


class PictureIndexView(IndexView):
    """Wagtail's list; its filters can be changed in no other way (Wagtail 8.0)."""

    filterset_class = PictureFilterSet
