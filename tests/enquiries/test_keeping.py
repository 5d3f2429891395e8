"""A message goes to the mission's mailbox, is read and answered by the communications team, and is gone in 90 days."""

from __future__ import annotations

import smtplib
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from io import StringIO
from itertools import pairwise
from unittest import mock

import time_machine
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from site_config.accounts.groups import EDITORS, GROUPS, MODERATORS, sync_groups
from site_config.enquiries import mailing
from site_config.enquiries.models import Enquiry
from site_config.navigation.models import ContactDetails, NavigationSettings
from site_config.operations.management.commands.background import DAY, MINUTE, TIMERS
from tests.enquiries.writing import WORDS, contact_page, send
from tests.html import parsed, words_of
from tests.tree import TreeTestCase


class MailTests(TreeTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        contact_page(cls.tree)

    def test_it_goes_to_the_missions_mailbox_in_english_and_answers_go_to_the_reader(self) -> None:
        send(self.client, language="tg")
        (letter,) = mail.outbox
        enquiry = Enquiry.objects.get()
        assert letter.to == ["mission@example.org"]
        assert letter.reply_to == ["zarina@example.org"]
        assert letter.subject == f"Message No. {enquiry.pk} from the website"
        for words in ("When is the office open?", "Zarina", "Tajik", f"/admin/enquiries/edit/{enquiry.pk}/"):
            assert words in letter.body
        assert enquiry.mailing == "sent"

    def test_without_an_address_there_is_nobody_to_answer_to(self) -> None:
        send(self.client, {"message": "Just so"})
        assert mail.outbox[0].reply_to == []

    def test_without_contact_details_it_goes_to_who_runs_the_site(self) -> None:
        fields = {"message": "Hello"}
        NavigationSettings.objects.update(contact_details=None)
        ContactDetails.objects.all().delete()
        with self.settings(CONTACT_EMAIL="webmaster@example.org"):
            send(self.client, fields)
        assert mail.outbox[0].to == ["webmaster@example.org"]

    def test_no_words_of_the_reader_reach_a_header(self) -> None:
        attack = "Zarina\r\nBcc: victim@example.org"
        refused = send(self.client, WORDS | {"email": "a@example.org\nBcc: victim@example.org"})
        assert refused.status_code == 422
        assert send(self.client, WORDS | {"name": attack}).status_code == 302
        message = mail.outbox[0].message()
        assert "Bcc" not in message
        assert "victim" not in str(message["Subject"]) + str(message["To"]) + str(message["Reply-To"])
        assert Enquiry.objects.get().name == "Zarina Bcc: victim@example.org"

    def test_a_mail_server_that_fails_is_logged_without_the_readers_words(self) -> None:
        for failure in (smtplib.SMTPServerDisconnected("gone"), ConnectionRefusedError(), TimeoutError()):
            with out_of_order(failure), self.assertLogs("site_config.enquiries", "ERROR") as logged:
                assert send(self.client, {"message": str(type(failure))}).status_code == 302
            assert "zarina" not in "".join(logged.output)
        assert set(Enquiry.objects.values_list("mailing", flat=True)) == {"again"}

    def test_what_failed_is_tried_again_until_the_server_is_back(self) -> None:
        with time_machine.travel(timezone.now(), tick=False) as clock:
            with out_of_order():
                Enquiry.objects.create(language="en", message="Hello")
                call_command("mail_enquiries", verbosity=0)
            clock.shift(timedelta(minutes=9))
            call_command("mail_enquiries", verbosity=0)
            assert mail.outbox == []
            clock.shift(timedelta(minutes=1))
            for _ in range(2):
                call_command("mail_enquiries", verbosity=0)
            assert len(mail.outbox) == 1
        assert Enquiry.objects.get().mailing == "sent"

    def test_after_a_day_of_tries_farther_and_farther_apart_it_is_given_up(self) -> None:
        enquiry = Enquiry.objects.create(language="en", message="Hello")
        tries = []
        with time_machine.travel(timezone.now(), tick=False) as clock, out_of_order() as sending:
            for minute in range(0, 3 * 24 * 60, 10):
                call_command("mail_enquiries", verbosity=0)
                if sending.call_count > len(tries):
                    tries.append(timedelta(minutes=minute))
                clock.shift(timedelta(minutes=10))
        pauses = [later - earlier for earlier, later in pairwise(tries)]
        assert len(tries) == 5
        assert pauses == sorted(set(pauses))
        assert tries[-1] < timedelta(days=1)
        enquiry.refresh_from_db()
        assert enquiry.mailing == "failed"

    def test_a_message_goes_once_whoever_comes_to_it(self) -> None:
        pk = Enquiry.objects.create(language="en", message="Hello").pk
        # Two processes have read it before either has sent it.
        for enquiry in (Enquiry.objects.get(pk=pk), Enquiry.objects.get(pk=pk)):
            mailing.mail(enquiry)
        mailing.mail_enquiry.func(pk)
        call_command("mail_enquiries", verbosity=0)
        assert len(mail.outbox) == 1

    def test_one_that_fails_leaves_the_others_their_tries(self) -> None:
        for number in range(3):
            Enquiry.objects.create(language="en", message=f"No. {number}")
        with out_of_order() as sending:
            call_command("mail_enquiries", verbosity=0)
        assert sending.call_count == 1
        call_command("mail_enquiries", verbosity=0)
        assert len(mail.outbox) == 2

    def test_the_background_process_looks_every_minute(self) -> None:
        assert (("mail_enquiries",), MINUTE) in TIMERS


@contextmanager
def out_of_order(failure: OSError | None = None) -> Generator[mock.Mock]:
    """Let the mail server fail at every letter."""
    with mock.patch.object(EmailMessage, "send", side_effect=failure or ConnectionRefusedError()) as sending:
        yield sending


class DeletingTests(TreeTestCase):
    def test_what_is_90_days_old_is_deleted_by_the_daily_command(self) -> None:
        now = timezone.now()
        for days in (91, 90, 89, 0):
            Enquiry.objects.create(language="en", message=f"{days} days old", received_at=now - timedelta(days=days))
        out = StringIO()
        with time_machine.travel(now):
            call_command("delete_old_enquiries", stdout=out)
            assert out.getvalue() == "2 messages deleted.\n"
            call_command("delete_old_enquiries", stdout=out)
        assert set(Enquiry.objects.values_list("message", flat=True)) == {"89 days old", "0 days old"}

    def test_the_background_process_runs_it_every_day(self) -> None:
        assert (("delete_old_enquiries",), DAY) in TIMERS


class AdminTests(TreeTestCase):
    def setUp(self) -> None:
        sync_groups(self.tree.home)
        self.enquiry = Enquiry.objects.create(
            language="tg", name="Zarina", email="zarina@example.org", message="First line\nsecond <b>line</b>"
        )

    def client_of(self, group: str) -> Client:
        user = get_user_model().objects.create_user(f"user-{group}", password="x")
        user.groups.add(sync_groups()[group])
        client = Client()
        client.force_login(user)
        return client

    def test_the_communications_team_reads_marks_and_deletes(self) -> None:
        for group in (EDITORS, MODERATORS):
            client = self.client_of(group)
            listed = parsed(client.get(reverse("enquiries:index"))).main
            assert "Zarina" in words_of(listed)
            page = parsed(client.get(reverse("enquiries:edit", args=[self.enquiry.pk]))).main
            assert "First line" in words_of(page)
            assert "second <b>line</b>" in words_of(page)
            client.post(reverse("enquiries:edit", args=[self.enquiry.pk]), {"is_answered": "on", "message": "Changed"})
            self.enquiry.refresh_from_db()
            assert self.enquiry.is_answered is True
            assert self.enquiry.message.startswith("First line")
        client.post(reverse("enquiries:delete", args=[self.enquiry.pk]))
        assert not Enquiry.objects.exists()

    def test_they_see_what_was_not_mailed_and_when_it_is_tried_again(self) -> None:
        self.enquiry.mailing, self.enquiry.next_try_at = "again", datetime(2026, 3, 2, 4, 30, tzinfo=UTC)
        self.enquiry.save()
        client = self.client_of(EDITORS)
        for address in (reverse("enquiries:index"), reverse("enquiries:edit", args=[self.enquiry.pk])):
            assert "To be tried again: 2 March 2026, 09:30" in words_of(parsed(client.get(address)).main)

    def test_translators_do_not_see_them(self) -> None:
        for group in set(GROUPS) - {EDITORS, MODERATORS}:
            client = self.client_of(group)
            for address in (reverse("enquiries:index"), reverse("enquiries:edit", args=[self.enquiry.pk])):
                assert client.get(address).status_code in (302, 403)
            assert b"/admin/enquiries/" not in client.get(reverse("wagtailadmin_home")).content

    def test_nobody_adds_one_by_hand(self) -> None:
        client = Client()
        client.force_login(get_user_model().objects.create_superuser("root", "root@example.org", "x"))
        assert client.get("/admin/enquiries/new/").status_code in (302, 403, 404)
        assert parsed(client.get(reverse("enquiries:index"))).find("a", href="/admin/enquiries/new/") is None

    def test_the_log_of_what_editors_did_keeps_nothing_of_the_reader(self) -> None:
        client = self.client_of(EDITORS)
        client.post(reverse("enquiries:edit", args=[self.enquiry.pk]), {"is_answered": "on"})
        client.post(reverse("enquiries:delete", args=[self.enquiry.pk]))
        entries = list(ModelLogEntry.objects.filter(content_type__app_label="enquiries").values_list("label", "data"))
        assert len(entries) >= 2
        assert "arina" not in str(entries)
        assert "First" not in str(entries)

    def test_the_list_costs_the_same_however_long_it_is(self) -> None:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        client = self.client_of(EDITORS)
        counts = []
        for _ in range(2):
            client.get(reverse("enquiries:index"))
            with CaptureQueriesContext(connection) as captured:
                client.get(reverse("enquiries:index"))
            counts.append(len(captured))
            for number in range(8):
                Enquiry.objects.create(language="ru", message=f"No. {number}")
        assert counts[0] == counts[1]
