"""The full-text and word tables of the database engine, for SQLite and PostgreSQL.

Both have the same tables; what differs is how text is indexed, and that PostgreSQL keeps the stems
themselves (read for ranking) in a table of their own. Triggers empty them
when an entry goes, whoever removes it.
"""

from __future__ import annotations

from django.db import migrations

# Tokens are normalised before they get here: only white space may part them. M* keeps vowel signs,
# Co the mark between texts, and the joiners are part of Persian and Indic spelling.
TOKENIZER = (
    "unicode61 remove_diacritics 0 categories ''L* N* M* Co'' tokenchars ''.+#\u200c\u200d''"
)

SQLITE = [
    f"""
    CREATE VIRTUAL TABLE search_index_text
    USING fts5(title, summary, body, tokenize = '{TOKENIZER}')
    """,
    f"""
    CREATE VIRTUAL TABLE search_index_part
    USING fts5(text, tokenize = '{TOKENIZER}')
    """,
    """
    CREATE TABLE search_index_word (
        word TEXT NOT NULL,
        record_id INTEGER NOT NULL,
        in_title INTEGER NOT NULL,
        PRIMARY KEY (word, record_id)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX search_index_word_record ON search_index_word (record_id)",
    """
    CREATE TRIGGER search_index_entry_gone AFTER DELETE ON search_index_entry BEGIN
        DELETE FROM search_index_text WHERE rowid = old.record_id;
        DELETE FROM search_index_part
        WHERE rowid BETWEEN old.record_id * 16384 AND old.record_id * 16384 + 16383;
        DELETE FROM search_index_word WHERE record_id = old.record_id;
    END
    """,
]
SQLITE_BACK = [
    "DROP TRIGGER search_index_entry_gone",
    "DROP TABLE search_index_word",
    "DROP TABLE search_index_part",
    "DROP TABLE search_index_text",
]

# Vectors are kept out of line from 128 bytes on: a common word is looked up in thousands of rows of
# which only the id is read, and the fewer pages they fill the better.
POSTGRESQL = [
    """
    CREATE TABLE search_index_text (id bigint PRIMARY KEY, vector tsvector NOT NULL)
    WITH (toast_tuple_target = 128)
    """,
    "CREATE INDEX search_index_text_vector ON search_index_text USING gin (vector)",
    """
    CREATE TABLE search_index_stems (
        id bigint PRIMARY KEY,
        title text NOT NULL,
        summary text NOT NULL,
        body text NOT NULL
    )
    """,
    """
    CREATE TABLE search_index_part (id bigint PRIMARY KEY, vector tsvector NOT NULL)
    WITH (toast_tuple_target = 128)
    """,
    "CREATE INDEX search_index_part_vector ON search_index_part USING gin (vector)",
    # The planner does not know that vectors are out of line, and that to compare each of them takes
    # ten times as long as to ask the index.
    """
    CREATE FUNCTION search_index_text_ids(wanted tsquery) RETURNS bigint[]
    LANGUAGE sql STABLE SET enable_seqscan = off
    AS $$ SELECT array_agg(id) FROM search_index_text WHERE vector @@ wanted $$
    """,
    """
    CREATE FUNCTION search_index_part_ids(wanted tsquery) RETURNS bigint[]
    LANGUAGE sql STABLE SET enable_seqscan = off
    AS $$ SELECT array_agg(id) FROM search_index_part WHERE vector @@ wanted $$
    """,
    # The order of code points, as in SQLite: prefixes are looked up as ranges.
    """
    CREATE TABLE search_index_word (
        word text COLLATE "C" NOT NULL,
        record_id bigint NOT NULL,
        in_title boolean NOT NULL,
        PRIMARY KEY (word, record_id)
    )
    """,
    "CREATE INDEX search_index_word_record ON search_index_word (record_id)",
    """
    CREATE FUNCTION search_index_entry_gone() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        DELETE FROM search_index_text WHERE id = old.record_id;
        DELETE FROM search_index_stems WHERE id = old.record_id;
        DELETE FROM search_index_part
        WHERE id BETWEEN old.record_id * 16384 AND old.record_id * 16384 + 16383;
        DELETE FROM search_index_word WHERE record_id = old.record_id;
        RETURN NULL;
    END $$
    """,
    """
    CREATE TRIGGER search_index_entry_gone AFTER DELETE ON search_index_entry
    FOR EACH ROW EXECUTE FUNCTION search_index_entry_gone()
    """,
    """
    CREATE FUNCTION search_index_entries_gone() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        TRUNCATE
            search_index_text, search_index_stems, search_index_part, search_index_word;
        RETURN NULL;
    END $$
    """,
    """
    CREATE TRIGGER search_index_entries_gone AFTER TRUNCATE ON search_index_entry
    FOR EACH STATEMENT EXECUTE FUNCTION search_index_entries_gone()
    """,
]
POSTGRESQL_BACK = [
    "DROP TRIGGER search_index_entries_gone ON search_index_entry",
    "DROP TRIGGER search_index_entry_gone ON search_index_entry",
    "DROP FUNCTION search_index_entries_gone()",
    "DROP FUNCTION search_index_entry_gone()",
    "DROP FUNCTION search_index_part_ids(tsquery)",
    "DROP FUNCTION search_index_text_ids(tsquery)",
    "DROP TABLE search_index_word",
    "DROP TABLE search_index_part",
    "DROP TABLE search_index_stems",
    "DROP TABLE search_index_text",
]


def make_tables(apps, schema_editor):
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]
    for statement in statements:
        schema_editor.execute(statement)


def drop_tables(apps, schema_editor):
    statements = {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK}
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(make_tables, drop_tables)]
