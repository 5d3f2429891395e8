"""
Takes away Wagtail's own groups "Editors" and "Moderators", whose rights hold in all languages, where nobody is in them.

Wagtail makes them once, when it is installed, and so they are taken away once: a group of such a name that an
administrator makes later stays. The workflow by which "Moderators" would approve every page goes along, unless
something went through it. Backwards nothing is done: the groups had neither members nor a task.
"""

from typing import Any

from django.db import migrations

STOCK = ("Editors", "Moderators")
WORKFLOW = "Moderators approval"


def remove_stock_groups(apps: Any, schema_editor: Any) -> None:
    """Delete the groups without members by which no page or collection is kept private."""
    unused = apps.get_model("auth", "Group").objects.filter(
        name__in=STOCK, user__isnull=True, pageviewrestriction__isnull=True, collectionviewrestriction__isnull=True
    )
    names = {group.name for group in unused}
    if "Moderators" in names:
        _remove_workflow(apps)
    apps.get_model("auth", "Group").objects.filter(name__in=names).delete()


def _remove_workflow(apps: Any) -> None:
    for workflow in apps.get_model("wagtailcore", "Workflow").objects.filter(
        name=WORKFLOW, workflow_states__isnull=True
    ):
        tasks = [each.task for each in workflow.workflow_tasks.all()]
        workflow.delete()
        for task in tasks:
            groups = set(task.groupapprovaltask.groups.values_list("name", flat=True))
            if groups == {"Moderators"} and not task.workflow_tasks.exists():
                task.delete()


class Migration(migrations.Migration):
    # All that gives these groups rights or asks for them by name comes before.
    dependencies = [
        ("accounts", "0001_user"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtaildocs", "0011_add_choose_permissions"),
        ("wagtailimages", "0027_image_description"),
        ("wagtail_localize", "0006_create_submit_translation_permission"),
    ]

    operations = [migrations.RunPython(remove_stock_groups, migrations.RunPython.noop)]
