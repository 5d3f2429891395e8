"""Who may import whom (the map is in the README): proved on every file of every app of ours."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

ROOT = Path(settings.BASE_DIR)

#: Package → the packages of ours that it may import. What is not listed may import none.
MAY_IMPORT: dict[str, set[str]] = {
    "site_config.media": {"site_config.languages"},
    "site_config.topics": {"site_config.languages", "site_config.media"},
    "site_config.pages": {"site_config.languages", "site_config.media"},
    "site_config.navigation": {"site_config.topics", "site_config.pages", "site_config.languages", "site_config.media"},
    "site_config.editors": {"site_config.pages", "site_config.languages", "site_config.media"},
    "site_config.broken_links": {
        "site_config.editors",
        "site_config.pages",
        "site_config.languages",
    },
    "site_config.guide": {"site_config.languages"},
    "site_config.enquiries": {"site_config.navigation", "site_config.pages", "site_config.languages"},
    "site_config.search": {"site_config.topics", "site_config.pages", "site_config.languages", "site_config.media"},
    "site_config.translators": {
        "site_config.topics",
        "site_config.pages",
        "site_config.languages",
        "site_config.media",
    },
    "site_config.old_addresses": {"site_config.pages", "site_config.languages"},
    "newsroom": {"site_config.topics", "site_config.pages", "site_config.languages", "site_config.media"},
    "research": {"site_config.topics", "site_config.pages", "site_config.languages", "site_config.media"},
    "home": {
        "newsroom",
        "research",
        "site_config.topics",
        "site_config.pages",
        "site_config.languages",
        "site_config.media",
    },
}
#: load_mission_content fills the whole site, so it alone reaches what the rooms must not know.
LOADER = {"home/seeding", "home/management"}
LOADER_MAY_ALSO = {"site_config.navigation", "site_config.accounts", "site_config.translators"}

OUR_APPS = sorted(
    config.name
    for config in apps.get_app_configs()
    if Path(config.path).is_relative_to(ROOT) and ".venv" not in config.path
)


def package_of(module: str) -> str | None:
    """Return our app that a module belongs to, by the longest name; None for modules of others."""
    owners = [name for name in OUR_APPS if module == name or module.startswith(f"{name}.")]
    return max(owners, key=len, default=None)


def imports_of(file: Path) -> Iterator[str]:
    """Yield every module that a file imports, anywhere in it, also inside functions."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.module and node.level == 0, f"{file} has a relative import"
            # `from site_config import pages` names the package in the alias.
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def wrong_imports(package: str, files: dict[str, list[str]]) -> list[str]:
    """Return "file: package" for every import that the map does not allow."""
    wrong = []
    for file, modules in files.items():
        allowed = MAY_IMPORT.get(package, set()) | {package}
        if any(file.startswith(folder) for folder in LOADER):
            allowed |= LOADER_MAY_ALSO
        imported = {name for module in modules if (name := package_of(module))}
        wrong += [f"{file}: {name}" for name in sorted(imported - allowed)]
    return wrong


def test_the_map_knows_every_app() -> None:
    assert {"home", "newsroom", "research", "site_config.pages"} <= set(OUR_APPS)
    assert set(MAY_IMPORT) <= set(OUR_APPS)


@pytest.mark.parametrize("package", OUR_APPS)
def test_imports_only_point_down(package: str) -> None:
    folder = ROOT / package.replace(".", "/")
    files = {
        str(file.relative_to(ROOT)): list(imports_of(file))
        for file in folder.rglob("*.py")
        if package_of(".".join(file.relative_to(ROOT).with_suffix("").parts)) == package
    }
    assert files
    assert wrong_imports(package, files) == []


def test_an_upward_import_is_found() -> None:
    assert wrong_imports("site_config.pages", {"x.py": ["newsroom.models"]}) == ["x.py: newsroom"]
    assert wrong_imports("newsroom", {"x.py": ["research.models", "wagtail.models"]}) == ["x.py: research"]


def test_settings_and_addresses_import_no_app() -> None:
    for file in [*(ROOT / "site_config" / "settings").glob("*.py"), *(ROOT / "site_config").glob("*.py")]:
        assert not {package_of(module) for module in imports_of(file)} - {None}, file
