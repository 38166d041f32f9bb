from __future__ import annotations

from pathlib import Path

from devtools.sizes import oversized


def test_long_modules_functions_and_templates_are_named(tmp_path: Path) -> None:
    (tmp_path / "long.py").write_text("x = 1\n" * 401)
    (tmp_path / "function.py").write_text("def f() -> None:\n" + "    print()\n" * 60)
    (tmp_path / "page.html").write_text("<p>\n" * 151)

    assert oversized(tmp_path) == [
        "function.py:1: f: 61 lines, 60 at most",
        "long.py: 401 lines, 400 at most",
        "page.html: 151 lines, 150 at most",
    ]


def test_what_is_at_its_limit_is_fine(tmp_path: Path) -> None:
    (tmp_path / "long.py").write_text("x = 1\n" * 400)
    (tmp_path / "function.py").write_text("def f() -> None:\n" + "    print()\n" * 59)
    (tmp_path / "page.html").write_text("<p>\n" * 150)

    assert oversized(tmp_path) == []


def test_generated_and_hidden_files_are_left_alone(tmp_path: Path) -> None:
    for folder in ("cases/migrations", ".venv/lib", "node_modules"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "long.py").write_text("x = 1\n" * 401)

    assert oversized(tmp_path) == []
