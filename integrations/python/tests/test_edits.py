import hamvar
import pytest

TEXT = '😀 "كتاب ها" را 12 بار نميخوانم...'


def test_offsets_are_code_points_and_bytes() -> None:
    edits = hamvar.Normalizer().edits(TEXT)
    encoded = TEXT.encode()
    for edit in edits:
        assert TEXT[edit.start : edit.end].encode() == encoded[edit.start_byte : edit.end_byte]
    first = edits[0]
    assert (first.start, first.end, first.start_byte, first.end_byte) == (2, 3, 5, 6)
    assert (first.replacement, first.kind) == ("«", "quotation-mark")


def test_edits_by_code_points_make_the_normalized_text() -> None:
    n = hamvar.Normalizer()
    new, copied = [], 0
    for edit in n.edits(TEXT):
        new += [TEXT[copied : edit.start], edit.replacement]
        copied = edit.end
    assert "".join(new) + TEXT[copied:] == n.normalize(TEXT)


def test_all_edits_or_some_are_applied() -> None:
    n = hamvar.Normalizer()
    edits = n.edits(TEXT)
    assert hamvar.apply(TEXT, edits) == n.normalize(TEXT) == "😀 «کتاب‌ها» را ۱۲ بار نمی‌خوانم…"
    some = (edit for edit in edits if edit.kind != "ellipsis")
    assert hamvar.apply(TEXT, some) == "😀 «کتاب‌ها» را ۱۲ بار نمی‌خوانم..."
    assert hamvar.apply(TEXT, []) is TEXT


def test_edits_of_a_group_belong_together() -> None:
    edits = hamvar.Normalizer().edits(TEXT)
    quotes = [edit for edit in edits if edit.belongs_with(edits[0])]
    assert [edit.replacement for edit in quotes] == ["«", "»"]
    assert {edit.group for edit in quotes} == {edits[0].group} != {None}
    assert not quotes[0].belongs_with(next(edit for edit in edits if edit.kind == "letter"))


def test_edits_are_compared_and_shown() -> None:
    n = hamvar.Normalizer()
    first, second = n.edits("كتاب ها")
    assert repr(first) == "Edit(start=0, end=1, replacement='ک', kind='letter')"
    assert repr(second) == r"Edit(start=4, end=5, replacement='\u200c', kind='space-to-zwnj')"
    assert n.edits("كتاب ها") == [first, second]
    assert len({first, second, *n.edits("كتاب ها")}) == 2
    with pytest.raises(AttributeError):
        first.start = 3  # type: ignore[misc]


def test_what_is_no_edit_is_an_error() -> None:
    with pytest.raises(TypeError):
        hamvar.apply(TEXT, [(0, 1, "x")])  # type: ignore[list-item]
    with pytest.raises(TypeError):
        hamvar.apply(TEXT, None)  # type: ignore[arg-type]
