"""The examples for operators name what there is: variables, versions, commands, sizes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands

from devtools.elasticsearch.artefacts import VERSION as ELASTICSEARCH_VERSION
from uploads.models import Rendition

ROOT = Path(settings.BASE_DIR)
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("portal-*.*"))
#: Read by Django itself, not by our settings.
DJANGO_VARIABLE = "DJANGO_SETTINGS_MODULE"
#: Services that run our own image.
OURS = ("migrate", "web", "worker")


def compose() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    return loaded


def known_variables() -> set[str]:
    reader = (ROOT / "portal" / "settings" / "env.py").read_text("utf-8")
    return {*re.findall(r'_env\.\w+\(\s*"(\w+)"', reader), DJANGO_VARIABLE}


def assigned(path: Path) -> dict[str, str]:
    lines = path.read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def interpolated() -> set[str]:
    return set(re.findall(r"(?<!\$)\$\{(\w+)", (DEPLOY / "compose.yaml").read_text("utf-8")))


def command_lines() -> Iterator[str]:
    for path in (DEPLOY / "compose.yaml", DEPLOY / "README.md", DEPLOY / "Dockerfile", *UNITS):
        yield from path.read_text("utf-8").splitlines()


def test_the_settings_are_read_from_variables_at_all() -> None:
    assert {"PORTAL_SECRET_KEY", "DATABASE_URL", "ELASTICSEARCH_URL"} <= known_variables()


@pytest.mark.parametrize("service", OURS)
def test_the_portal_in_a_container_is_given_variables_that_it_reads(service: str) -> None:
    given = set(compose()["services"][service]["environment"])
    assert given - known_variables() == set()
    assert {"PORTAL_SECRET_KEY", "PORTAL_ALLOWED_HOSTS", "DATABASE_URL"} <= given


def test_the_portal_under_systemd_is_given_variables_that_it_reads() -> None:
    given = set(assigned(DEPLOY / "systemd" / "portal.env.example"))
    assert given - known_variables() == set()
    assert {"PORTAL_SECRET_KEY", "PORTAL_ALLOWED_HOSTS", DJANGO_VARIABLE} <= given


def test_the_image_is_given_variables_that_the_portal_reads() -> None:
    text = (DEPLOY / "Dockerfile").read_text("utf-8")
    given = set(re.findall(r"\b((?:PORTAL|DJANGO|DATABASE|ELASTICSEARCH)_\w+)=", text))
    assert given - known_variables() == set()


def test_every_value_that_compose_takes_from_outside_is_in_the_example() -> None:
    assert interpolated() == set(assigned(DEPLOY / "env.example"))


def test_no_example_holds_a_secret() -> None:
    examples = assigned(DEPLOY / "env.example") | assigned(
        DEPLOY / "systemd" / "portal.env.example"
    )
    assert {
        name for name in examples if re.search("KEY|PASSWORD", name) and examples[name]
    } == set()


def test_volumes_and_services_that_are_used_exist() -> None:
    content = compose()
    mounted = {
        volume.split(":")[0]
        for service in content["services"].values()
        for volume in service.get("volumes", ())
        if not volume.startswith(".")
    }
    awaited = {
        name for service in content["services"].values() for name in service.get("depends_on", ())
    }
    assert mounted == set(content["volumes"])
    assert awaited <= set(content["services"])


def test_services_that_are_waited_for_say_when_they_are_healthy() -> None:
    services = compose()["services"]
    awaited = {
        name
        for service in services.values()
        for name, wanted in service.get("depends_on", {}).items()
        if wanted["condition"] == "service_healthy"
    }
    assert {name for name in awaited if "healthcheck" not in services[name]} == set()
    assert "/health/" in " ".join(services["web"]["healthcheck"]["test"])


def test_only_the_proxy_can_be_reached_from_outside() -> None:
    services = compose()["services"]
    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]


def test_files_named_by_compose_exist() -> None:
    for service in compose()["services"].values():
        if build := service.get("build"):
            context = (DEPLOY / build["context"]).resolve()
            stages = re.findall(r"FROM \S+ AS (\w+)", (context / build["dockerfile"]).read_text())
            assert build["target"] in stages
    assert (DEPLOY / "nginx.conf").is_file()


def test_servers_have_the_versions_that_are_tested() -> None:
    dockerfile = (DEPLOY / "Dockerfile").read_text("utf-8")
    assert f"FROM elasticsearch:{ELASTICSEARCH_VERSION} " in dockerfile
    assert "analysis-nori" in dockerfile
    assert compose()["services"]["database"]["image"] == "postgres:15"


def test_commands_that_are_run_exist() -> None:
    named = {
        name
        for line in command_lines()
        for name in re.findall(r"(?:manage\.py,?|\bmanage) (?!\")([a-z_]+)", line)
    }
    assert {"migrate", "worker", "search_verify"} <= named
    assert named - set(get_commands()) == set()


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_units_run_as_the_portal_and_may_write_in_one_place(path: Path) -> None:
    unit = ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string(path.read_text("utf-8"))
    assert unit["Unit"]["Description"]
    if path.suffix == ".timer":
        assert path.with_suffix(".service") in UNITS
        return
    service = unit["Service"]
    assert (service["User"], service["ProtectSystem"]) == ("portal", "strict")
    assert service["EnvironmentFile"] == "/etc/portal/portal.env"
    assert service["ExecStart"].startswith("/opt/portal/.venv/bin/")


def test_the_web_server_lets_the_largest_upload_through() -> None:
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    (megabytes,) = re.findall(r"client_max_body_size (\d+)m;", text)
    assert int(megabytes) * 1024 * 1024 > settings.UPLOAD_MAX_BYTES
    assert "proxy_set_header X-Forwarded-Proto $scheme;" in text


def test_of_uploads_the_web_server_serves_pictures_of_pages_only() -> None:
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    locations = re.findall(r"location \S+ \{([^}]*)alias /var/lib/portal/(\S+)/;", text)
    open_to_all = {folder for before, folder in locations if "internal;" not in before}
    pictures = Path(Rendition().get_upload_to("picture.png")).parent
    assert open_to_all == {Path(settings.STATIC_ROOT).name, f"media/{pictures}"}
    assert {folder for _, folder in locations} - open_to_all == {Path(settings.PRIVATE_ROOT).name}
