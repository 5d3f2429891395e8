"""A page that is handed in reaches those who approve pages of its language, and nobody else."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page, TaskState, Workflow, WorkflowPage, WorkflowTask
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, rich_text, streamfield

from site_config.accounts.groups import EDITORS, MODERATORS, REVIEWERS, sync_groups
from tests.html import parsed, words_of
from tests.tree import TreeTestCase, put_article


class WorkflowTests(TreeTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        sync_groups(cls.tree.home)

    def sign_in(self, group: str) -> None:
        """Sign in as the one member of a group."""
        user, _created = get_user_model().objects.get_or_create(
            username=group, email=f"{group.replace(' ', '').replace(':', '')}@example.org".lower()
        )
        user.groups.add(Group.objects.get(name=group))
        self.client.force_login(user)

    def hand_in(self, page: Page, title: str) -> TaskState:
        """Change the title in the editor, submit for moderation, and return the task that waits."""
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        form = querydict_from_html(self.client.get(address).content.decode(), form_id="page-edit-form")
        # The editor's script fills in the blocks of the text.
        text = rich_text("<p>What happened.</p>")
        form.update(nested_form_data({"body": streamfield([("text", text)]), "notes": streamfield([])}))
        form["title"] = title
        form["action-submit"] = "1"
        assert self.client.post(address, form).status_code == 302
        return TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)

    def approve(self, page: Page, task: TaskState) -> None:
        address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
        self.client.post(address, {"next": "/admin/"})

    def test_a_story_handed_in_by_an_editor_goes_live_when_a_moderator_approves_it(self) -> None:
        story = put_article(self.tree.news["en"], "A first title")
        get_user_model().objects.create_user("m", "m@example.org").groups.add(Group.objects.get(name=MODERATORS))
        self.sign_in(EDITORS)
        task = self.hand_in(story, "A better title")
        assert ["m@example.org"] in [message.to for message in mail.outbox]
        self.approve(story, task)
        story.refresh_from_db()
        assert story.title == "A first title"

        self.sign_in(MODERATORS)
        assert "A better title" in words_of(parsed(self.client.get("/admin/")).main)
        self.approve(story, task)
        story.refresh_from_db()
        assert (story.live, story.title) == (True, "A better title")

    def test_each_language_has_approvers_of_its_own(self) -> None:
        approvers = {"en": MODERATORS, "ru": REVIEWERS["ru"], "tg": REVIEWERS["tg"]}
        for code, page in self.tree.bridge.items():
            tasks = [task.specific for task in page.get_workflow().tasks]
            assert [[group.name for group in task.groups.all()] for task in tasks] == [[approvers[code]]]

    def test_a_moderator_cannot_approve_a_russian_page_and_its_reviewer_can(self) -> None:
        page: Any = self.tree.bridge["ru"]
        page.title = "Новый мост"
        page.save_revision()
        user = get_user_model().objects.create_superuser("root", "root@example.org", "x")
        task = page.get_workflow().start(page, user).current_task_state
        for group in (MODERATORS, REVIEWERS["tg"]):
            self.sign_in(group)
            self.approve(page, task)
            page.refresh_from_db()
            assert page.title != "Новый мост", group
        self.sign_in(REVIEWERS["ru"])
        self.approve(page, task)
        page.refresh_from_db()
        assert page.title == "Новый мост"

    def test_a_second_call_adds_nothing(self) -> None:
        tables: tuple[Any, ...] = (
            Workflow,
            WorkflowTask,
            WorkflowPage,
            GroupApprovalTask,
            GroupApprovalTask.groups.through,
        )
        before = [list(table.objects.order_by("pk").values()) for table in tables]
        sync_groups(self.tree.home)
        assert [list(table.objects.order_by("pk").values()) for table in tables] == before

    def test_an_assignment_that_went_missing_comes_back(self) -> None:
        workflow = self.tree.home["tg"].get_workflow()
        WorkflowPage.objects.filter(workflow=workflow).delete()
        sync_groups(self.tree.home)
        assert Page.objects.get(pk=self.tree.bridge["tg"].pk).get_workflow() == workflow

    def test_what_an_administrator_assigned_or_disabled_stays_so(self) -> None:
        own = Workflow.objects.create(name="Two pairs of eyes")
        WorkflowPage.objects.filter(page_id=self.tree.home["en"].pk).update(workflow=own)
        russian = self.tree.home["ru"].get_workflow()
        russian.deactivate()
        sync_groups(self.tree.home)
        assert Page.objects.get(pk=self.tree.bridge["en"].pk).get_workflow() == own
        russian.refresh_from_db()
        assert not russian.active
        assert Page.objects.get(pk=self.tree.bridge["ru"].pk).get_workflow() != russian
