import pytest
from hamvar.hazm import Normalizer, sent_tokenize, word_tokenize


def test_the_default_normalizer() -> None:
    n = Normalizer()
    assert n.normalize("كتاب هاي 12 گانه را نميخوانم...") == "کتاب‌های ۱۲ گانه را نمی‌خوانم…"
    assert n.normalize("سلاااام بَرادر") == "سلام برادر"


def test_parameters_turn_steps_off() -> None:
    assert Normalizer(correct_spacing=False).normalize("كتاب ها") == "کتاب ها"
    assert Normalizer(remove_diacritics=False).normalize("گُل") == "گُل"
    assert Normalizer(decrease_repeated_chars=False).normalize("سلاااام") == "سلاااام"
    assert Normalizer(persian_style=False).normalize('"نان" خرید...') == '"نان" خرید...'
    assert Normalizer(persian_numbers=False).normalize("سال 1402") == "سال 1402"


def test_a_parameter_without_effect_warns() -> None:
    for name in ("remove_specials_chars", "unicodes_replacement", "seperate_mi"):
        with pytest.warns(UserWarning, match=f"{name} has no effect"):
            Normalizer(**{name: True})


def test_each_step_alone() -> None:
    n = Normalizer()
    assert n.correct_spacing("كتاب ها") == "كتاب‌ها"
    assert n.remove_diacritics("گُل") == "گل"
    assert n.decrease_repeated_chars("سلاااام") == "سلام"
    assert n.persian_style('"نان" خرید...') == "«نان» خرید…"
    assert n.persian_number("سال 1402") == "سال ۱۴۰۲"


def test_sentences() -> None:
    assert sent_tokenize("باران بارید.\nزمین خیس\nشد! چرا؟") == ["باران بارید.", "زمین خیس شد!", "چرا؟"]
    assert sent_tokenize("") == []


def test_words() -> None:
    assert word_tokenize("باران (نم‌نم) بارید!!! چرا؟! ؟") == [
        "باران", "(", "نم‌نم", ")", "بارید", "!!!", "چرا", "؟!", "؟",
    ]  # fmt: skip
    assert word_tokenize("!") == ["!"]
    assert word_tokenize("") == []
