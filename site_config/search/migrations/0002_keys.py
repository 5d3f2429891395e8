"""Makes what the engines keep beside the models: columns and indexes on PostgreSQL, tables of FTS5 on SQLite."""

from django.db import migrations

from site_config.search.engines import engine


def create(apps, schema_editor):
    for statement in engine(schema_editor.connection).create:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in engine(schema_editor.connection).drop:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("site_search", "0001_search_in_three_languages")]
    operations = [migrations.RunPython(create, drop)]
