"""Wagtail's own groups, whose rights hold in all languages, are gone where nobody is in them."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, PageViewRestriction, Task, Workflow, WorkflowPage, WorkflowTask

from site_config.accounts import groups

pytestmark = pytest.mark.django_db

migration = import_module("site_config.accounts.migrations.0002_stock_groups")


def wagtails_own() -> tuple[Group, Group]:
    """Make the groups and the workflow as Wagtail's migrations do."""
    editors, moderators = (Group.objects.create(name=name) for name in migration.STOCK)
    task = GroupApprovalTask.objects.create(name=migration.WORKFLOW)
    task.groups.add(moderators)
    workflow = Workflow.objects.create(name=migration.WORKFLOW)
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(workflow=workflow, page=Page.get_first_root_node())
    return editors, moderators


def left() -> set[str]:
    """Return the names of the groups beyond those of the contract."""
    return set(Group.objects.values_list("name", flat=True)) - set(groups.GROUPS)


def test_only_the_groups_of_the_contract_exist_after_migrating() -> None:
    assert left() == set()
    assert not Workflow.objects.filter(name=migration.WORKFLOW).exists()
    assert not Task.objects.filter(name=migration.WORKFLOW).exists()


def test_groups_without_members_go_with_their_workflow() -> None:
    wagtails_own()
    migration.remove_stock_groups(apps, None)
    assert left() == set()
    assert not Workflow.objects.filter(name=migration.WORKFLOW).exists()
    assert not Task.objects.filter(name=migration.WORKFLOW).exists()


def test_a_group_that_somebody_is_in_stays_with_its_workflow() -> None:
    _editors, moderators = wagtails_own()
    get_user_model().objects.create_user("m").groups.add(moderators)
    migration.remove_stock_groups(apps, None)
    assert left() == {"Moderators"}
    assert Workflow.objects.filter(name=migration.WORKFLOW).exists()


def test_a_group_that_pages_are_kept_private_by_stays() -> None:
    editors, _moderators = wagtails_own()
    restriction = PageViewRestriction.objects.create(
        page=Page.get_first_root_node(), restriction_type=PageViewRestriction.GROUPS
    )
    restriction.groups.add(editors)
    migration.remove_stock_groups(apps, None)
    assert left() == {"Editors"}


def test_a_task_that_another_workflow_uses_stays() -> None:
    wagtails_own()
    own = Workflow.objects.create(name="Two pairs of eyes")
    WorkflowTask.objects.create(workflow=own, task=Task.objects.get(name=migration.WORKFLOW))
    migration.remove_stock_groups(apps, None)
    assert own.tasks.count() == 1
