"""
Who approves what is handed in for moderation: one workflow for each language, on the home page of its tree.

Wagtail's own workflow asks its group "Moderators", and goes with it where that has no members: what is handed in would
wait for ever. What is missing is added, and nothing is taken away: a workflow that an administrator assigned to a home
page stays, and one that an administrator disabled or changed is not mended.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

#: Language → names of the workflow and of its one task. Both are data that administrators see and may change.
NAMES = {
    "en": ("Approval of English pages", "Approval by communications moderators"),
    "ru": ("Approval of Russian pages", "Approval by Russian reviewers"),
    "tg": ("Approval of Tajik pages", "Approval by Tajik reviewers"),
}


def sync_workflows(pages: Mapping[str, Page], approvers: Mapping[str, Group]) -> None:
    """
    Make the workflows of the trees in `pages` that have none; both mappings go by language code.

    Safe to call again.
    """
    for language, page in pages.items():
        if language in NAMES and not WorkflowPage._default_manager.filter(page_id=page.pk).exists():
            workflow = _workflow(language, approvers[language])
            # Wagtail takes the assignments away from a workflow that is disabled: they must not come back by us.
            if workflow.active:
                WorkflowPage._default_manager.create(page_id=page.pk, workflow=workflow)


def _workflow(language: str, approvers: Group) -> Workflow:
    """Return the language's workflow, made with its task where there was none of that name."""
    name, task_name = NAMES[language]
    workflow = Workflow.objects.filter(name=name).order_by("-active", "pk").first()
    if workflow is None:
        workflow = Workflow.objects.create(name=name)
        task = GroupApprovalTask.objects.create(name=task_name)
        task.groups.add(approvers)
        WorkflowTask._default_manager.create(workflow=workflow, task=task, sort_order=0)
    return workflow
