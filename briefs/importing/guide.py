"""docs/import.md, made from the columns so that it cannot be wrong about them."""

from __future__ import annotations

from typing import Final

from briefs.importing.columns import COLUMNS, Column

_BEGINNING: Final = """\
# Importing policies

In the admin: Import policies. It checks the file and shows every problem, writes drafts after a
confirmation, tells how far it is, and can delete the new drafts again. A row with a problem is left
out. Files of more than 20 MB, and files to be published at once, are imported on the command line:

    python manage.py import_policies FILE [--dry-run] [--publish] [--skip-invalid] [--overwrite]
                                          [--format jsonl|csv|xlsx] [--json]

| format | rows |
|---|---|
| JSON Lines (`.jsonl`, `.ndjson`) | one object per line; lists may be real lists |
| CSV (`.csv`, `.tsv`) | UTF-8, comma, semicolon or tab; the first line names the columns |
| Excel (`.xlsx`) | the first sheet; values only, a formula is refused |

- Every row is valid or reported with its line, its column and the reason. With one broken row
  nothing is written; `--skip-invalid` writes the others.
- `external_id` is the key. The same file again changes nothing; a changed row makes a new revision
  of its page. An empty cell leaves what is there.
- Without `--publish` pages are drafts.
- A page that a person has edited since is left alone and counted; `--overwrite` changes it, and its
  revisions keep the text.
- `partners` and `source_...` fill an empty list and never replace what an editor wrote.
- Lists in CSV and Excel: `|` between the entries.
- Numbers have a point before the decimals and nothing between thousands.
- An interrupted import has written nothing.

## Columns

Columns may stand in any order; a column with another name is named in the report and ignored.

| column | needed | meaning | example |
|---|---|---|---|
"""
_END: Final = """
This page is made by `python manage.py import_policies --columns > docs/import.md`.
"""


def import_guide() -> str:
    """The whole page in Markdown."""
    return _BEGINNING + "".join(map(_line, COLUMNS)) + _END


def _line(column: Column) -> str:
    needed = "yes" if column.required else ""
    # A bar would end the cell of the table.
    example = column.example.replace("|", "\\|")
    return f"| `{column.name}` | {needed} | {column.meaning} | {example} |\n"
