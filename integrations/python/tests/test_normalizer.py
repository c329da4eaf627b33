import copy
import pickle
import threading

import hamvar
import pytest

BEFORE = "من كتاب هاي تازه را نميخوانم , چون در سال 1402 دركشور ديگري بودم..."
AFTER = "من کتاب‌های تازه را نمی‌خوانم، چون در سال ۱۴۰۲ در کشور دیگری بودم…"


def test_a_damaged_line_is_normalized() -> None:
    assert hamvar.Normalizer().normalize(BEFORE) == AFTER
    assert hamvar.Normalizer()(BEFORE) == AFTER
    assert hamvar.normalize(BEFORE) == AFTER


@pytest.mark.parametrize("text", ["", AFTER, (AFTER + "\n") * 200, "plain English", "😀"])
def test_a_text_that_does_not_change_is_the_same_object(text: str) -> None:
    assert hamvar.Normalizer().normalize(text) is text
    assert hamvar.normalize(text) is text


def test_a_long_text_is_normalized() -> None:
    assert hamvar.normalize((BEFORE + "\n") * 50) == (AFTER + "\n") * 50


def test_presets() -> None:
    assert hamvar.Normalizer("minimal").normalize("كتاب ها 12") == "کتاب ها 12"
    assert hamvar.Normalizer(preset="search").normalize("مي روم") == "میروم"
    assert hamvar.Normalizer("empty").normalize(BEFORE) is BEFORE


def test_is_normalized() -> None:
    n = hamvar.Normalizer()
    assert n.is_normalized(AFTER)
    assert not n.is_normalized(BEFORE)


def test_one_key_for_each_spelling() -> None:
    keys = {hamvar.search_key(text) for text in ["می‌شنوم", "مي شنوم", "میشنوم", "مِی‌شنوم"]}
    assert len(keys) == 1
    assert hamvar.SEARCH_KEY_VERSION >= 4


def test_terms_have_the_range_of_their_word() -> None:
    text = "😀 كتاب هايم و دانش آموزها"
    terms = hamvar.search_terms(text)
    assert [(term, kind) for term, kind, *_ in terms] == [
        ("کتابهایم", "word"),
        ("کتاب", "stem"),
        ("و", "word"),
        ("دانشآموزها", "word"),
        ("دانشآموز", "stem"),
        ("دانش", "part"),
        ("آموز", "part"),
    ]
    assert [text[start:end] for _, _, _, start, end in terms[:3]] == ["كتاب هايم", "كتاب هايم", "و"]
    assert text[terms[-1][3] : terms[-1][4]] == "دانش آموزها"
    assert [position for _, _, position, _, _ in terms] == [0, 0, 1, 2, 2, 2, 2]
    assert hamvar.search_terms("") == []


def test_terms_have_the_words_of_their_normalizer() -> None:
    n = hamvar.Normalizer("search", words=["مهرگان‌دشت"])
    assert [(term, kind) for term, kind, *_ in n.search_terms("مهرگان دشت")] == [
        ("مهرگاندشت", "word"),
        ("مهرگان", "part"),
        ("دشت", "part"),
    ]
    text = "😀 كتاب هايم و دانش آموزها"
    assert hamvar.Normalizer("search").search_terms(text) == hamvar.search_terms(text)
    assert {kind for _, kind, *_ in hamvar.Normalizer().search_terms(text)} == {"word"}


def test_equal_normalizers_have_equal_hashes() -> None:
    one, two = hamvar.Normalizer(digits="ascii"), hamvar.Normalizer("standard", digits="ascii")
    assert one == two and hash(one) == hash(two)
    assert one != hamvar.Normalizer()
    assert one != "standard"


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_pickles(protocol: int) -> None:
    n = hamvar.Normalizer("search", words=["گل‌بهشت"], protect_patterns=[r"\{.*?\}"], zwnj_confidence=70)
    assert pickle.loads(pickle.dumps(n, protocol)) == n


def test_copies() -> None:
    n = hamvar.Normalizer("minimal", digits="ascii")
    assert copy.copy(n) is n and copy.deepcopy(n) is n
    assert n.copy() == n
    changed = n.copy(marks="drop")
    assert (changed.settings["marks"], changed.settings["digits"]) == ("drop", "ascii")
    assert changed.settings["preset"] == "minimal"
    with pytest.raises(TypeError, match="cannot change the preset"):
        n.copy(preset="standard")  # type: ignore[call-arg]


def test_repr_is_the_expression_that_makes_it() -> None:
    n = hamvar.Normalizer("search", words=["گل‌بهشت"], fold=True, digits="persian")
    assert repr(n) == r"hamvar.Normalizer('search', digits='persian', words=['گل\u200cبهشت'])"
    assert eval(repr(n)) == n
    assert repr(hamvar.Normalizer()) == "hamvar.Normalizer('standard')"


def test_a_subclass_keeps_its_class() -> None:
    class Mine(hamvar.Normalizer):
        pass

    n = Mine(digits="ascii")
    assert n.normalize("كتاب ۱۲") == "کتاب 12"
    assert type(n.copy(fold=False)) is Mine
    assert repr(n) == "hamvar.Mine('standard', digits='ascii')"


def test_a_normalizer_works_in_several_threads() -> None:
    n = hamvar.Normalizer()
    results = []
    threads = [threading.Thread(target=lambda: results.append(n.normalize(BEFORE * 50))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 8 and len(set(results)) == 1


def test_what_is_no_text_is_an_error() -> None:
    n = hamvar.Normalizer()
    for wrong in (None, 12, b"text", ["text"]):
        with pytest.raises(TypeError):
            n.normalize(wrong)  # type: ignore[arg-type]
    with pytest.raises(UnicodeEncodeError):
        n.normalize("كتاب \ud800")


def test_every_public_name_has_a_docstring() -> None:
    for name in hamvar.__all__:
        value = getattr(hamvar, name)
        if callable(value):
            assert value.__doc__, name
    for name in ("copy", "edits", "is_normalized", "normalize", "normalize_many", "search_terms", "settings"):
        assert getattr(hamvar.Normalizer, name).__doc__, name
