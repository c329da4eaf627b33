"""The type stubs agree with the module."""

import ast
import importlib.resources
from typing import Any

import hamvar
import pytest
from hamvar import _hamvar

STUB = ast.parse(importlib.resources.files("hamvar").joinpath("_hamvar.pyi").read_text(encoding="utf-8"))
CLASSES = {node.name: node for node in STUB.body if isinstance(node, ast.ClassDef)}


def fields(name: str) -> list[str]:
    body = CLASSES[name].body
    return [node.target.id for node in body if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)]


def literals(name: str) -> list[str]:
    for node in STUB.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == name:
            return [leaf.value for leaf in ast.walk(node.value) if isinstance(leaf, ast.Constant)]  # type: ignore[misc]
    raise AssertionError(name)


def accepted(setting: str, value: Any) -> set[str]:
    """The values that the crate lists when it gets a wrong one."""
    arguments: dict[str, Any] = {setting: value}
    with pytest.raises(ValueError) as error:
        hamvar.Normalizer(**arguments)
    return set(str(error.value).split("`")[3::2])


def test_the_stub_is_installed() -> None:
    assert importlib.resources.files("hamvar").joinpath("py.typed").is_file()


def test_every_setting_is_in_the_stub() -> None:
    names = set(hamvar.Normalizer().settings)
    assert names == set(fields("_Options")) | set(fields("_All"))
    assert names == set(fields("_Options")) | set(fields("_Given")) | {"preset"}


def test_every_value_is_in_the_stub() -> None:
    options = {"marks": "Marks", "heh_ye": "HehYe", "digits": "Digits", "adverbs_with_be": "Style"}
    for setting, name in {**options, "text_kind": "TextKind"}.items():
        assert accepted(setting, "?") == set(literals(name)), setting
    assert accepted("protect_kinds", ["?"]) == set(literals("SpanKind"))
    with pytest.raises(ValueError) as error:
        hamvar.Normalizer("?")  # type: ignore[arg-type]
    assert all(preset in str(error.value) for preset in literals("Preset"))


def test_every_name_is_in_the_stub() -> None:
    stubbed = {node.name for node in STUB.body if isinstance(node, (ast.ClassDef, ast.FunctionDef))}
    public = {name for name in dir(_hamvar) if not name.startswith("_") and name != "SEARCH_KEY_VERSION"}
    assert {name for name in stubbed if not name.startswith("_")} == public
    for name in ("Normalizer", "Edit"):
        methods = {node.name for node in CLASSES[name].body if isinstance(node, ast.FunctionDef)}
        assert {m for m in methods if not m.startswith("_")} == {
            m for m in dir(getattr(hamvar, name)) if not m.startswith("_")
        }
