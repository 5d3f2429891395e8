"""
Makes what the engines (engines/) keep beside the models: columns and indexes on PostgreSQL, tables of FTS5 on SQLite.

A table of FTS5 cannot be told by a foreign key that its row is gone; triggers tell it. A migration that makes SQLite
copy one of the three tables anew must make its trigger anew.
"""

from django.db import migrations

CREATE = {
    "postgresql": (
        "ALTER TABLE site_search_entry ADD title_vector tsvector, ADD head_vector tsvector, ADD text_vector tsvector",
        "ALTER TABLE site_search_fileentry ADD words_vector tsvector",
        "ALTER TABLE site_search_filepage ADD page_vector tsvector",
        "CREATE INDEX site_search_title ON site_search_entry USING gin (title_vector)",
        "CREATE INDEX site_search_text ON site_search_entry USING gin (text_vector)",
        "CREATE INDEX site_search_file ON site_search_fileentry USING gin (words_vector)",
        "CREATE INDEX site_search_page ON site_search_filepage USING gin (page_vector)",
    ),
    "sqlite": (
        "CREATE VIRTUAL TABLE site_search_keys USING fts5("
        "title, title_tajik, summary, summary_tajik, body, body_tajik, tokenize = 'unicode61 remove_diacritics 0')",
        # Without places: a file is asked for its words only.
        "CREATE VIRTUAL TABLE site_search_filekeys USING fts5("
        "words, detail = 'none', tokenize = 'unicode61 remove_diacritics 0')",
        "CREATE VIRTUAL TABLE site_search_pagekeys USING fts5("
        "words, words_tajik, tokenize = 'unicode61 remove_diacritics 0')",
        "CREATE TRIGGER site_search_entry_gone AFTER DELETE ON site_search_entry"
        " BEGIN DELETE FROM site_search_keys WHERE rowid = old.page_id; END",
        "CREATE TRIGGER site_search_file_gone AFTER DELETE ON site_search_fileentry"
        " BEGIN DELETE FROM site_search_filekeys WHERE rowid = old.id; END",
        "CREATE TRIGGER site_search_page_gone AFTER DELETE ON site_search_filepage"
        " BEGIN DELETE FROM site_search_pagekeys WHERE rowid = old.id; END",
    ),
}
DROP = {
    "postgresql": (
        "ALTER TABLE site_search_entry DROP title_vector, DROP head_vector, DROP text_vector",
        "ALTER TABLE site_search_fileentry DROP words_vector",
        "ALTER TABLE site_search_filepage DROP page_vector",
    ),
    "sqlite": (
        "DROP TRIGGER site_search_entry_gone",
        "DROP TRIGGER site_search_file_gone",
        "DROP TRIGGER site_search_page_gone",
        "DROP TABLE site_search_keys",
        "DROP TABLE site_search_filekeys",
        "DROP TABLE site_search_pagekeys",
    ),
}


def create(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("site_search", "0001_search_in_three_languages")]
    operations = [migrations.RunPython(create, drop)]
