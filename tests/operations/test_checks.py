import pytest
from django.db import connection

from site_config.operations import checks


@pytest.mark.parametrize(
    ("ctype", "warned"), [("C", True), ("POSIX", True), ("C.UTF-8", False), ("ru_RU.UTF-8", False)]
)
def test_database_without_cyrillic_letters_is_warned_about(ctype, warned):
    assert [message.id for message in checks.warnings_about("default", ctype)] == [checks.CTYPE_WARNING] * warned


@pytest.mark.django_db
def test_check_reads_the_database_it_is_given():
    found = checks.check_letters_beyond_ascii(databases=["default"])
    if connection.vendor != "postgresql":
        assert found == []
    else:
        with connection.cursor() as cursor:
            cursor.execute("SELECT lower('Ҷ')")
            knows_cyrillic = cursor.fetchone()[0] == "ҷ"
        assert bool(found) != knows_cyrillic


def test_check_leaves_databases_alone_that_are_not_named():
    assert checks.check_letters_beyond_ascii(databases=None) == []
