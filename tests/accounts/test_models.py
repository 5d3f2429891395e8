import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.users.forms import UserCreationForm

User = get_user_model()
FORM = {
    "username": "zarina",
    "email": "Zarina@example.org",
    "first_name": "Zarina",
    "last_name": "Rahimova",
    "password1": "a-long-enough-phrase",
    "password2": "a-long-enough-phrase",
}


@pytest.mark.django_db
def test_address_belongs_to_one_account_whatever_its_capitals():
    User.objects.create_user("zarina", "zarina@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("other", "ZARINA@EXAMPLE.ORG")
    with pytest.raises(ValidationError) as refusal:
        User(username="third", password="x", email="Zarina@Example.org").full_clean()
    assert set(refusal.value.message_dict) == {"email"}


@pytest.mark.django_db
def test_several_accounts_without_an_address_may_exist():
    User.objects.create_user("one", "")
    User.objects.create_user("two", "")
    assert User.objects.filter(email="").count() == 2


@pytest.mark.django_db
def test_address_is_required_in_forms():
    with pytest.raises(ValidationError) as refusal:
        User(username="zarina", password="x").full_clean()
    assert set(refusal.value.message_dict) == {"email"}


@pytest.mark.django_db
def test_wagtails_form_makes_a_user_and_names_the_field_of_a_taken_address():
    form = UserCreationForm(FORM)
    assert form.is_valid(), form.errors
    assert form.save().check_password("a-long-enough-phrase")
    again = UserCreationForm(FORM | {"username": "second", "email": "zarina@EXAMPLE.org"})
    assert set(again.errors) == {"email"}


@pytest.mark.django_db
def test_saving_an_account_unchanged_does_not_meet_its_own_address():
    user = User.objects.create_user("zarina", "zarina@example.org", "x")
    user.full_clean()
