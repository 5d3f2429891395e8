from __future__ import annotations

import io

from django.core.management import call_command

from research.models import CatalogueRecord, Edition, ListEntry
from research.rebuilding import rebuild_after_upgrade
from tests.tree import TreeTestCase


class RebuildingTests(TreeTestCase):
    """A site that was there before its list and its catalogue gets them."""

    def forget(self) -> None:
        ListEntry.objects.all().delete()
        CatalogueRecord.objects.all().delete()
        Edition.objects.update(file_name="")

    def check(self) -> None:
        assert ListEntry.objects.filter(number=self.tree.harvest["en"].number).count() == 3
        assert CatalogueRecord.objects.filter(number=self.tree.harvest["en"].number).count() == 1
        assert set(Edition.objects.values_list("file_name", flat=True)) == {"harvest-en"}

    def test_the_command_makes_all_of_it_anew(self) -> None:
        self.forget()
        out = io.StringIO()
        call_command("rebuild_catalogue", stdout=out)
        self.check()
        assert out.getvalue() == "1 publications catalogued.\n"

    def test_an_upgrade_fills_what_is_empty_and_leaves_alone_what_is_not(self) -> None:
        self.forget()
        rebuild_after_upgrade()
        self.check()
        CatalogueRecord.objects.all().delete()
        rebuild_after_upgrade()
        assert not CatalogueRecord.objects.exists()
