from typing import Any

import hamvar
import pytest


def test_settings_make_the_same_normalizer() -> None:
    for preset in ("standard", "search", "minimal", "empty"):
        n = hamvar.Normalizer(preset)
        assert n.settings["preset"] == preset
        assert hamvar.Normalizer(**n.settings) == n


def test_settings_are_a_new_dict() -> None:
    n = hamvar.Normalizer()
    n.settings["digits"] = "ascii"
    n.settings["words"].append("گل‌بهشت")
    assert n == hamvar.Normalizer()


def test_each_setting_can_be_given_by_itself() -> None:
    for preset in ("standard", "empty"):
        for name, value in hamvar.Normalizer(preset).settings.items():
            arguments: dict[str, Any] = {name: value}
            assert hamvar.Normalizer(**arguments).settings[name] == value, name  # type: ignore[literal-required]


def test_settings_change_the_result() -> None:
    cases: list[tuple[dict[str, Any], str, str]] = [
        ({"digits": "ascii"}, "سال ۱۴۰۲", "سال 1402"),
        ({"fold": False}, "علي ماند", "علي ماند"),
        ({"marks": "drop"}, "گُل", "گل"),
        ({"heh_ye": "hamza"}, "خانه‌ی ما", "خانهٔ ما"),
        ({"convert_quotes": False}, '"نان" خرید', '"نان" خرید'),
        ({"convert_ellipses": False}, "رفت...", "رفت..."),
        ({"restore_zwnj": False}, "كتاب ها", "کتاب ها"),
        ({"collapse_repeats": True}, "سلاااام", "سلام"),
        ({"pronoun_plurals": "apart"}, "آنها رفتند", "آن‌ها رفتند"),
        ({"words": ["گل‌بهشت"]}, "گل بهشت", "گل‌بهشت"),
        ({"words": ("گل‌بهشت",)}, "گل بهشت", "گل‌بهشت"),
        ({"protect_kinds": []}, "#كتاب", "#کتاب"),
        ({"protect_kinds": {"url"}}, "#كتاب", "#کتاب"),
        ({"protect_patterns": [r"\{\{.*?\}\}"]}, "{{ نام ; 1 }} آمد , رفت", "{{ نام ; 1 }} آمد، رفت"),
        ({"text_kind": "prose"}, "title: كتاب ها , 25", "title: کتاب‌ها، ۲۵"),
        ({"longest_line": 4}, "كتاب", "كتاب"),
    ]
    for arguments, text, expected in cases:
        assert hamvar.Normalizer(**arguments).normalize(text) == expected, arguments


def test_an_unknown_name_is_a_type_error_that_lists_the_names() -> None:
    with pytest.raises(TypeError, match=r"unknown field `colour`, expected one of `preset`, `fold`"):
        hamvar.Normalizer(colour="red")  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"fold": 1}, r"^fold: .*expected a boolean"),
        ({"fold": "yes"}, r"^fold: .*expected a boolean"),
        ({"fold": None}, r"^fold: expected .*got NoneType"),
        ({"digits": True}, r"^digits: "),
        ({"digits": 1.5}, r"^digits: expected .*got float"),
        ({"zwnj_confidence": "90"}, r"^zwnj_confidence: .*expected u8"),
        ({"zwnj_confidence": True}, r"^zwnj_confidence: "),
        ({"words": "گل"}, r'^words: expected a list of str, got one str; write words=\["گل"\]$'),
        ({"protect_kinds": "url"}, r'^protect_kinds: .*; write protect_kinds=\["url"\]$'),
        ({"words": [1]}, r"^words: expected a list of str, got int"),
        ({"words": {"گل": 1}}, r"^words: expected .*got dict"),
        ({"preset": 3}, r"^preset: expected a str, got int"),
    ],
)
def test_a_value_of_a_wrong_type_is_a_type_error(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        hamvar.Normalizer(**arguments)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"preset": "best"}, r"^preset: .*standard"),
        ({"digits": "roman"}, r"^digits: unknown variant `roman`, expected one of `keep`, `persian`, `ascii`"),
        ({"zwnj_confidence": 120}, r"^zwnj_confidence: 120 is out of range; give a number from 1 to 99$"),
        ({"zwnj_confidence": 0}, r"^zwnj_confidence: 0 is out of range"),
        ({"zwnj_confidence": -1}, r"^zwnj_confidence: "),
        ({"zwnj_confidence": 10**30}, r"^zwnj_confidence: 10+ is out of range"),
        ({"longest_line": -5}, r"^longest_line: "),
        ({"words": ["book"]}, r"^words: "),
        ({"words": [""]}, r"^words: "),
        ({"protect_kinds": ["picture"]}, r"^protect_kinds: unknown variant `picture`, expected one of `url`"),
        ({"protect_patterns": ["("]}, r"^protect_patterns: .*cannot be used"),
    ],
)
def test_a_wrong_value_is_a_value_error(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        hamvar.Normalizer(**arguments)
