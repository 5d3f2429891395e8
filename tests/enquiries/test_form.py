"""A reader writes to the mission: in three languages, without script and cookies, and nothing written is lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from unittest import mock

import time_machine
from django.core import mail
from django.db import DatabaseError
from django.test import Client

from site_config.enquiries.models import Enquiry
from site_config.languages.codes import CODES
from site_config.navigation.models import NavigationSettings
from tests.enquiries.writing import WORDS, contact_page, open_form, send, shown
from tests.html import parsed, words_of
from tests.tree import TreeTestCase


class FormTests(TreeTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        contact_page(cls.tree)

    def setUp(self) -> None:
        # As a browser: a token in a cookie would be asked for.
        self.client = Client(enforce_csrf_checks=True)

    def test_a_message_is_stored_and_the_reader_thanked_in_three_languages(self) -> None:
        titles = {}
        for code in CODES:
            response = send(self.client, WORDS | {"message": f"In {code}"}, language=code)
            assert response.status_code == 302
            assert response["Location"] == f"/{code}/enquiries/sent/"
            page = self.client.get(response["Location"])
            assert page["Content-Language"] == code
            titles[code] = words_of(parsed(page).h1)
            enquiry = Enquiry.objects.get(language=code)
            assert (enquiry.name, enquiry.email, enquiry.message) == ("Zarina", "zarina@example.org", f"In {code}")
            assert enquiry.is_answered is False
        assert all(titles.values())

    def test_only_the_message_is_needed(self) -> None:
        response = send(self.client, {"message": "A line\nand another"})
        assert response.status_code == 302
        enquiry = Enquiry.objects.get()
        assert (enquiry.name, enquiry.email) == ("", "")
        assert enquiry.message.splitlines() == ["A line", "and another"]

    def test_mistakes_are_said_beside_their_fields_and_what_was_written_stays(self) -> None:
        for code in CODES:
            response = send(self.client, {"name": "Zarina", "email": "zarina@", "message": " "}, language=code)
            assert response.status_code == 422
            main = parsed(response).main
            assert parsed(response).html["lang"] == code
            for name in ("email", "message"):
                field = main.find(attrs={"name": name})
                assert field["aria-invalid"] == "true"
                said = [main.find(id=each) for each in field["aria-describedby"].split()]
                assert all(said), name
                assert any("enquiry-form__error" in each["class"] and words_of(each) for each in said)
                assert main.find("a", href=f"#{field['id']}") is not None
            assert main.find(attrs={"name": "name"}).get("aria-invalid") is None
            fields = shown(response)
            assert (fields["name"], fields["email"]) == ("Zarina", "zarina@")
        assert Enquiry.objects.count() == 0

    def test_a_mistake_is_mended_and_the_same_form_sent_again(self) -> None:
        fields = shown(send(self.client, WORDS | {"message": ""})) | {"message": "Now with words"}
        assert send(self.client, fields).status_code == 302
        assert Enquiry.objects.get().message == "Now with words"

    def test_too_long_a_message_is_refused_with_its_length(self) -> None:
        response = send(self.client, WORDS | {"message": "a" * 5001})
        assert response.status_code == 422
        assert "5000 characters at most, yours has 5001" in words_of(parsed(response).main)
        assert shown(response)["message"] == "a" * 5001

    def test_a_button_pressed_twice_sends_once(self) -> None:
        for _ in range(2):
            assert send(self.client).status_code == 302
        assert Enquiry.objects.count() == 1
        assert len(mail.outbox) == 1

    def test_a_message_that_nothing_would_mail_is_not_taken_and_can_be_sent_again(self) -> None:
        self.client.raise_request_exception = False
        with mock.patch("site_config.enquiries.views.mail_enquiry") as task:
            task.enqueue.side_effect = DatabaseError
            assert send(self.client).status_code == 500
        assert not Enquiry.objects.exists()
        assert send(self.client).status_code == 302
        assert len(mail.outbox) == 1

    def test_no_page_of_it_sets_a_cookie_or_varies_by_one(self) -> None:
        answers = [
            self.client.get("/en/contact/"),
            self.client.get("/en/enquiries/"),
            send(self.client),
            send(self.client, {"message": ""}),
            self.client.get("/en/enquiries/sent/"),
        ]
        for response in answers:
            assert not response.cookies
            assert "Cookie" not in response.get("Vary", "")

    def test_search_engines_keep_out_of_it(self) -> None:
        for address in ("/en/enquiries/", "/en/enquiries/sent/"):
            assert parsed(self.client.get(address)).find("meta", attrs={"name": "robots"})["content"] == "noindex"

    def test_markup_in_a_message_stays_text(self) -> None:
        response = send(self.client, {"message": "<script>alert(1)</script>", "email": "x"})
        assert parsed(response).main.find("script") is None
        assert shown(response)["message"] == "<script>alert(1)</script>"

    def test_other_methods_are_not_allowed(self) -> None:
        assert self.client.put("/en/enquiries/").status_code == 405
        assert self.client.post("/en/enquiries/sent/").status_code == 405

    def test_a_closed_form_is_not_shown_and_loses_nothing(self) -> None:
        fields = open_form()
        NavigationSettings.objects.update(has_contact_form=False)
        assert parsed(self.client.get("/en/contact/")).main.find("form", method="post") is None
        response = self.client.post("/en/enquiries/", fields | WORDS)
        assert response.status_code == 503
        main = parsed(response).main
        assert WORDS["message"] in words_of(main)
        assert main.find("a", href="mailto:mission@example.org") is not None
        assert Enquiry.objects.count() == 0

    def test_a_page_without_contact_details_has_no_form(self) -> None:
        assert parsed(self.client.get("/en/about/")).main.find("form", method="post") is None


class MachineTests(TreeTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        contact_page(cls.tree)

    def refused(self, response: Any, status: int = 422) -> dict[str, str]:
        """Check that a message was not taken; return what stands in the form that came back."""
        assert response.status_code == status
        assert Enquiry.objects.count() == 0
        assert words_of(parsed(response).main.find(role="alert"))
        fields = shown(response)
        assert {name: fields[name] for name in WORDS} == WORDS
        return fields

    def test_what_fills_the_hidden_field_is_sent_back_and_a_person_sends_again(self) -> None:
        fields = self.refused(send(self.client, WORDS | {"website": "https://example.org/"}))
        assert fields["website"] == ""
        assert send(self.client, fields).status_code == 302

    def test_what_is_sent_too_fast_goes_through_a_moment_later(self) -> None:
        fields = self.refused(send(self.client, after=timedelta(seconds=1)))
        assert send(self.client, fields, after=timedelta(seconds=10)).status_code == 302

    def test_what_was_open_for_two_days_goes_through_at_the_second_time(self) -> None:
        fields = self.refused(send(self.client, after=timedelta(days=2)))
        assert send(self.client, fields, after=timedelta(days=2, seconds=10)).status_code == 302

    def test_a_forged_or_missing_sign_is_no_sign(self) -> None:
        for token in ("", "form", "form:1vzzzz:forged"):
            self.refused(send(self.client, WORDS | {"token": token}))

    def test_a_form_on_another_site_sends_nothing(self) -> None:
        for headers in (
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
            {"Origin": "https://other.example"},
            {"Origin": "null"},
        ):
            fields = self.refused(send(self.client, headers=headers), 403)
        assert send(self.client, fields, after=timedelta(seconds=70)).status_code == 302

    def test_old_browsers_that_say_the_right_origin_or_none_are_let_through(self) -> None:
        for number, headers in enumerate(({"Origin": "http://testserver"}, {"X-Unknown": "1"})):
            assert send(self.client, {"message": f"No. {number}"}, headers=headers).status_code == 302
        assert Enquiry.objects.count() == 2


class LimitTests(TreeTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        contact_page(cls.tree)

    def setUp(self) -> None:
        # Ten minutes past an hour: all is sent in the same one.
        travel = time_machine.travel(datetime(2030, 5, 6, 4, 9, tzinfo=UTC), tick=False)
        travel.start()
        self.addCleanup(travel.stop)

    def test_the_sixth_message_in_an_hour_waits_and_is_told_until_when(self) -> None:
        for number in range(5):
            assert send(self.client, {"message": f"No. {number}"}).status_code == 302
        refused = send(self.client, {"message": "One more"})
        assert refused.status_code == 429
        assert int(refused["Retry-After"]) == 50 * 60
        # 5:00 UTC in Dushanbe.
        assert "after 10:00 (Dushanbe time)" in words_of(parsed(refused).main.find(role="alert"))
        assert shown(refused)["message"] == "One more"
        # Another reader is not held up by it.
        assert send(self.client, {"message": "From elsewhere"}, REMOTE_ADDR="192.0.2.7").status_code == 302
        assert send(self.client, {"message": "One more"}, after=timedelta(minutes=51)).status_code == 302

    def test_readers_behind_one_proxy_are_told_apart_by_what_the_proxy_saw(self) -> None:
        for number in range(6):
            headers = {"X-Forwarded-For": f"198.51.100.9, 192.0.2.{number}"}
            assert send(self.client, {"message": f"No. {number}"}, headers=headers).status_code == 302
        for number in range(6):
            headers = {"X-Forwarded-For": f"192.0.2.{number}, 198.51.100.9"}
            last = send(self.client, {"message": f"Again No. {number}"}, headers=headers)
        assert last.status_code == 429

    def test_a_flood_from_many_addresses_ends(self) -> None:
        for number in range(61):
            last = send(self.client, {"message": f"No. {number}"}, REMOTE_ADDR=f"192.0.2.{number}")
        assert last.status_code == 429
        assert Enquiry.objects.count() == 60
