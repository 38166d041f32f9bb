from __future__ import annotations

import json
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from devtools.elasticsearch import artefacts, install, jdk, plugin, server


def kit(home: Path, version: str) -> Path:
    (home / "bin").mkdir(parents=True)
    (home / "bin" / "javac").touch()
    (home / "release").write_text(f'IMPLEMENTOR="Some"\nJAVA_VERSION="{version}"\n')
    return home


def test_the_newest_kit_that_is_new_enough_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for version in ("17.0.15", "21.0.4", "25"):
        kit(tmp_path / version, version)
    monkeypatch.setattr(jdk, "PATTERNS", (f"{tmp_path}/*",))
    monkeypatch.setattr(jdk, "VARIABLES", ())
    monkeypatch.setattr("devtools.elasticsearch.jdk.shutil.which", lambda _name: None)

    assert jdk.newest_jdk() == jdk.Jdk(25, tmp_path / "25")


def test_an_old_kit_or_a_bare_runtime_does_not_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit(tmp_path / "old", "1.8.0_402")
    (kit(tmp_path / "runtime", "25") / "bin" / "javac").unlink()
    monkeypatch.setattr(jdk, "PATTERNS", (f"{tmp_path}/*",))
    monkeypatch.setattr(jdk, "VARIABLES", ())
    monkeypatch.setattr("devtools.elasticsearch.jdk.shutil.which", lambda _name: None)

    assert jdk.newest_jdk() is None


def test_only_the_modules_are_taken_from_the_second_archive(tmp_path: Path) -> None:
    archive = tmp_path / "product.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for name in (
            "product-1/elasticsearch/modules/reindex/reindex.jar",
            "product-1/elasticsearch/modules/README",
            "product-1/elasticsearch/lib/server.jar",
            "product-1/web/index.html",
        ):
            packed.writestr(name, name)

    install.unpack(archive, tmp_path / "server", below=2, keep=install.is_module)

    found = [path for path in (tmp_path / "server").rglob("*") if path.is_file()]
    assert found == [tmp_path / "server/modules/reindex/reindex.jar"]


def test_a_path_that_climbs_out_of_the_folder_is_not_unpacked(tmp_path: Path) -> None:
    archive = tmp_path / "bad.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("product-1/../../escaped", "x")

    install.unpack(archive, tmp_path / "server", below=1, keep=lambda _path: True)

    assert not (tmp_path / "server").exists()
    assert not (tmp_path.parent / "escaped").exists()


def test_a_file_directly_under_modules_is_no_module() -> None:
    assert not install.is_module(PurePosixPath("product-1/elasticsearch/modules/README"))


def test_the_node_is_alone_on_the_loopback_address(tmp_path: Path) -> None:
    settings = server.configuration(tmp_path, 9201)

    assert settings["network.host"] == "127.0.0.1"
    assert settings["discovery.type"] == "single-node"
    assert settings["http.port"] == 9201
    assert settings["path.data"] == str(tmp_path / "data")


def test_every_named_component_of_the_plugin_has_its_class() -> None:
    components = json.loads((plugin.SOURCE / plugin.COMPONENTS).read_text(encoding="utf-8"))
    sources = plugin.SOURCE / "src"

    for named in components.values():
        for name, qualified in named.items():
            source = sources / f"{qualified.replace('.', '/')}.java"
            assert f'@NamedComponent("{name}")' in source.read_text(encoding="utf-8")


def test_coordinates_are_as_maven_writes_them() -> None:
    assert artefacts.NORI.coordinates == "org.apache.lucene:lucene-analysis-nori:10.4.0:jar"
    assert artefacts.NORI.path.name == "lucene-analysis-nori-10.4.0.jar"
