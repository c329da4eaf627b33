import hamvar
import pytest


def test_sentences() -> None:
    text = "بهای نان ۲.۵ برابر شد! چرا؟\nکسی نمی‌داند."
    assert hamvar.sentences(text) == ["بهای نان ۲.۵ برابر شد!", "چرا؟", "کسی نمی‌داند."]
    assert hamvar.sentences("دیر آمد و\nزود رفت.", line_breaks=False) == ["دیر آمد و\nزود رفت."]
    assert hamvar.sentences("آمد؛ نشست.", clauses=True) == ["آمد؛", "نشست."]
    assert len(hamvar.sentences("سه کیل. گندم خرید.", abbreviations=["کیل"])) == 1
    with pytest.raises(ValueError):
        hamvar.sentences("آمد.", abbreviations=["دو واژه"])


def test_words_and_tokens() -> None:
    assert hamvar.words("او نمی‌آید؛ ساعت ۸:۳۰ شد!") == ["او", "نمی‌آید", "ساعت", "۸:۳۰", "شد"]
    assert hamvar.tokens("@sara بیا!") == [("@sara", "mention"), ("بیا", "word"), ("!", "punctuation")]


def test_numbers() -> None:
    assert hamvar.only_digits("۰۲۱ (۴۴) ۵۶-۷۸") == "021445678"
    assert hamvar.machine_number("۳٬۵۰۰٫۷۵") == "3500.75"
    assert hamvar.display_number("3500000") == "۳٬۵۰۰٬۰۰۰"
    assert hamvar.display_number("-7.5") == "\u200e−۷٫۵"
    assert hamvar.machine_number(hamvar.display_number("-7.5")) == "-7.5"


@pytest.mark.parametrize("function", [hamvar.only_digits, hamvar.machine_number, hamvar.display_number])
def test_what_is_no_number_is_a_value_error(function: object) -> None:
    assert callable(function)
    for text in ("", "سه نفر"):
        with pytest.raises(ValueError, match="."):
            function(text)
