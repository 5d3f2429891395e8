import io
import re

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def run():
    out = io.StringIO()
    call_command("create_first_administrator", stdout=out)
    return out.getvalue()


def test_first_run_shows_a_name_and_password_that_work():
    shown = run()
    told = re.search(r"Administrator: (\S+)\nPassword: (\S{20,})\n", shown)
    assert told
    name, password = told.groups()
    assert authenticate(username=name, password=password).is_superuser
    assert "/admin/" in shown


def test_later_runs_show_only_where_to_sign_in():
    run()
    before = get_user_model().objects.values_list("pk", "password")[0]
    shown = run()
    assert shown.strip().endswith("/admin/") and len(shown.splitlines()) == 1
    assert get_user_model().objects.values_list("pk", "password").get() == before


def test_account_of_somebody_else_is_not_taken_over():
    other = get_user_model().objects.create_user("admin", "", "their-own")
    assert "Administrator: admin-" in run()
    other.refresh_from_db()
    assert not other.is_superuser and other.check_password("their-own")
