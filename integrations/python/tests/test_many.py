import gc
import threading
import time
from typing import Any

import hamvar
import pandas
import polars
import pyarrow
import pytest

N = hamvar.Normalizer()
BEFORE = ["كتاب ها", None, "", "نميدانم , شايد", "درست"]
AFTER = ["کتاب‌ها", None, "", "نمی‌دانم، شاید", "درست"]
ARROW_TYPES = [pyarrow.string(), pyarrow.large_string(), pyarrow.string_view()]


def test_a_list_gives_a_list() -> None:
    assert N.normalize_many(BEFORE) == AFTER
    assert N.normalize_many([]) == []


def test_other_iterables_give_a_list() -> None:
    assert N.normalize_many(tuple(BEFORE)) == AFTER
    assert N.normalize_many(text for text in BEFORE) == AFTER
    assert N.normalize_many({"كتاب": 1}) == ["کتاب"]


def test_items_that_do_not_change_are_the_same_objects() -> None:
    texts = ["".join(["در", "ست"]), "".join(["كت", "اب"])]
    new = N.normalize_many(texts)
    assert new[0] is texts[0]
    assert new[1] == "کتاب"


def test_what_is_no_text_is_an_error_with_its_index() -> None:
    with pytest.raises(TypeError, match="item 1 is of type int; give str or None"):
        N.normalize_many(["كتاب", 12])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="for one str, call normalize"):
        N.normalize_many("كتاب")
    with pytest.raises(TypeError):
        N.normalize_many(12)  # type: ignore[call-overload]


def test_the_number_of_threads_does_not_change_the_result() -> None:
    texts = [f"كتاب هاي شماره {i} را نميخوانم , ولي نگه ميدارم" * (i % 5) for i in range(5000)]
    expected = [N.normalize(text) for text in texts]
    for threads in (None, 1, 2, 7):
        assert N.normalize_many(texts, threads=threads) == expected
    for wrong in (0, -1):
        with pytest.raises(ValueError, match=f"threads: {wrong} is out of range"):
            N.normalize_many(texts, threads=wrong)


def test_other_threads_run_meanwhile() -> None:
    texts = ["كتاب هاي تازه را نميخوانم , ولي نگه ميدارم"] * 20_000
    ran = threading.Event()
    done = threading.Event()

    def count() -> None:
        while not done.is_set():
            ran.set()
            time.sleep(0.001)

    N.normalize_many(texts[:10])  # imports what it needs
    thread = threading.Thread(target=count)
    column = pyarrow.array(texts)
    thread.start()
    ran.wait()
    ran.clear()
    N.normalize_many(column)
    was_running = ran.is_set()
    done.set()
    thread.join()
    assert was_running


@pytest.mark.parametrize("kind", ARROW_TYPES, ids=str)
def test_pyarrow_arrays(kind: Any) -> None:
    new = N.normalize_many(pyarrow.array(BEFORE, kind))
    assert type(new) is type(pyarrow.array([], kind))
    assert new.type == kind and new.to_pylist() == AFTER
    new.validate(full=True)
    part = N.normalize_many(pyarrow.array(BEFORE, kind).slice(1, 3))
    assert part.to_pylist() == AFTER[1:4]
    assert N.normalize_many(pyarrow.array([], kind)).to_pylist() == []


@pytest.mark.parametrize("kind", ARROW_TYPES, ids=str)
def test_pyarrow_chunked_arrays(kind: Any) -> None:
    column = pyarrow.chunked_array([BEFORE[:2], [], BEFORE[2:]], kind)
    new = N.normalize_many(column)
    assert isinstance(new, pyarrow.ChunkedArray)
    assert new.type == kind and new.to_pylist() == AFTER
    new.validate(full=True)
    empty = N.normalize_many(pyarrow.chunked_array([], kind))
    assert empty.type == kind and len(empty) == 0


def test_pyarrow_dictionaries() -> None:
    column = pyarrow.array(["كتاب", "کتاب", None, "كتاب"]).dictionary_encode()
    new = N.normalize_many(column)
    assert new.type == column.type and new.to_pylist() == ["کتاب", "کتاب", None, "کتاب"]


@pytest.mark.parametrize("kind", ARROW_TYPES, ids=str)
@pytest.mark.parametrize("keys", [pyarrow.int8(), pyarrow.uint16(), pyarrow.int64()], ids=str)
def test_values_of_a_dictionary_that_become_one_are_one_group(keys: Any, kind: Any) -> None:
    values = pyarrow.array(["درست", "كتاب", None, "کتاب", "نميدانم"], kind)
    column = pyarrow.DictionaryArray.from_arrays(pyarrow.array([1, 3, None, 2, 0, 4, 1], keys), values, ordered=True)
    new = N.normalize_many(column)
    new.validate(full=True)
    assert new.type == column.type
    assert new.to_pylist() == ["کتاب", "کتاب", None, None, "درست", "نمی‌دانم", "کتاب"]
    assert new.dictionary.to_pylist() == ["درست", "کتاب", None, "نمی‌دانم"]
    assert N.normalize_many(column[1:5]).to_pylist() == ["کتاب", None, None, "درست"]
    frame = pyarrow.table({"text": pyarrow.array(["كتاب", "کتاب", None]).dictionary_encode()})["text"]
    assert N.normalize_many(frame).to_pandas().value_counts().to_dict() == {"کتاب": 2}


@pytest.mark.parametrize("kind", ARROW_TYPES, ids=str)
def test_a_string_that_is_not_utf8_is_an_error(kind: Any) -> None:
    # Parquet files can have such strings, and pyarrow does not look at them.
    wrong = pyarrow.array(["درست".encode(), None, b"a\xff"]).cast(pyarrow.binary()).view(pyarrow.string())
    columns = [wrong] if kind == pyarrow.string() else [wrong.cast(kind)]
    columns += [pyarrow.chunked_array(columns), pyarrow.DictionaryArray.from_arrays(pyarrow.array([0]), columns[0])]
    for column in columns:
        with pytest.raises(ValueError, match="string 2 of chunk 0 is not UTF-8 at byte 1"):
            N.normalize_many(column)


def test_a_column_in_which_all_is_missing_stays() -> None:
    assert N.normalize_many(pyarrow.nulls(2)).to_pylist() == [None, None]
    chunks = N.normalize_many(pyarrow.chunked_array([pyarrow.nulls(2)]))
    assert chunks.type == pyarrow.null() and len(chunks) == 2
    new = N.normalize_many(polars.Series("متن", [None, None]))
    assert new.name == "متن" and new.dtype == polars.Null and new.to_list() == [None, None]


@pytest.mark.parametrize("column", [pyarrow.array([1, 2]), pyarrow.chunked_array([[1.5]]), polars.Series([1])])
def test_a_column_without_strings_is_an_error(column: Any) -> None:
    with pytest.raises(TypeError, match="has no strings; give a column of strings"):
        N.normalize_many(column)


def test_polars_series() -> None:
    new = N.normalize_many(polars.Series("متن", BEFORE))
    assert isinstance(new, polars.Series)
    assert new.name == "متن" and new.dtype == polars.String and new.to_list() == AFTER
    frame = polars.DataFrame({"text": BEFORE})
    column = polars.col("text").map_batches(N.normalize_many, return_dtype=polars.String)
    assert frame.select(column)["text"].to_list() == AFTER
    assert N.normalize_many(polars.Series("متن", [], dtype=polars.String)).to_list() == []


def test_polars_categories() -> None:
    new = N.normalize_many(polars.Series("متن", BEFORE, dtype=polars.Categorical))
    assert new.dtype == polars.Categorical and new.to_list() == AFTER
    kind = polars.Enum(["كم", "کم", "بسیار"])
    new = N.normalize_many(polars.Series("متن", ["كم", None, "بسیار"], dtype=kind))
    assert new.dtype == kind and new.to_list() == ["کم", None, "بسیار"]


def test_a_result_that_an_enum_lacks_is_an_error_and_not_null() -> None:
    column = polars.Series(["كتاب", "درست"], dtype=polars.Enum(["كتاب", "درست"]))
    with pytest.raises(ValueError, match="'کتاب' is no category of the Enum; cast the column to String"):
        N.normalize_many(column)


def test_a_data_frame_is_an_error_and_not_the_names_of_its_columns() -> None:
    for frame in (pandas.DataFrame({"متن ها": BEFORE}), polars.DataFrame({"متن ها": BEFORE})):
        with pytest.raises(TypeError, match=r"got a DataFrame; give frame\[name\]"):
            N.normalize_many(frame)
    with pytest.raises(TypeError, match="has no strings"):
        N.normalize_many(pyarrow.table({"متن ها": BEFORE}))


PANDAS_TYPES: list[Any] = [
    "object",
    "string[python]",
    "string[pyarrow]",
    pandas.ArrowDtype(pyarrow.string()),
    pandas.ArrowDtype(pyarrow.large_string()),
    pandas.StringDtype("python", na_value=float("nan")),
    pandas.StringDtype("pyarrow", na_value=float("nan")),
]


@pytest.mark.parametrize("dtype", PANDAS_TYPES, ids=repr)
def test_pandas_series(dtype: Any) -> None:
    series = pandas.Series(BEFORE, index=[3, 1, 4, 1, 5], name="متن", dtype=dtype)
    new = N.normalize_many(series)
    pandas.testing.assert_series_equal(new, pandas.Series(AFTER, index=series.index, name="متن", dtype=dtype))
    assert series.iloc[0] == "كتاب ها"
    assert len(N.normalize_many(series.iloc[:0])) == 0


def test_a_missing_value_of_pandas_keeps_its_object() -> None:
    values = ["كتاب", None, float("nan"), pandas.NA]
    new = N.normalize_many(pandas.Series(values, dtype=object))
    assert new.iloc[0] == "کتاب"
    assert new.iloc[1] is None and new.iloc[2] is values[2] and new.iloc[3] is pandas.NA
    with pytest.raises(TypeError, match="item 1 is of type int"):
        N.normalize_many(pandas.Series(["كتاب", 12], dtype=object))


def test_pandas_categories_that_become_one() -> None:
    series = pandas.Series(["كتاب", "کتاب", None], dtype="category")
    new = N.normalize_many(series)
    assert new.tolist()[:2] == ["کتاب", "کتاب"] and new.isna().tolist() == [False, False, True]
    assert list(new.cat.categories) == ["کتاب"]


def test_pandas_categories_keep_their_order() -> None:
    categories = ["كم", "متوسط", "زياد", "زیاد"]  # ordered, and with one that is not used
    values = pandas.Categorical(["كم", None, "زیاد", "زياد"], categories=categories, ordered=True)
    series = pandas.Series(values, index=[2, 2, 3, 4], name="متن")
    series.attrs["from"] = "a form"
    new = N.normalize_many(series)
    assert list(new.cat.categories) == ["کم", "متوسط", "زیاد"] and new.cat.ordered
    assert new.dropna().tolist() == ["کم", "زیاد", "زیاد"] and new.isna().tolist() == [False, True, False, False]
    assert list(new.index) == [2, 2, 3, 4] and new.name == "متن" and new.attrs == series.attrs
    assert new.cat.categories.dtype == series.cat.categories.dtype and new.max() == "زیاد"
    assert len(N.normalize_many(series.iloc[:0])) == 0
    with pytest.raises(TypeError, match="give str or None"):
        N.normalize_many(pandas.Series([1, 2], dtype="category"))


class Capsule:
    """A column of a package that this package does not know."""

    def __init__(self, column: Any) -> None:
        self.column = column

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self.column.__arrow_c_stream__(requested_schema)


def test_other_columns_give_an_object_with_the_same_method() -> None:
    new = N.normalize_many(Capsule(pyarrow.chunked_array([BEFORE])))
    assert pyarrow.chunked_array(new).to_pylist() == AFTER


def test_a_result_outlives_its_source() -> None:
    column = pyarrow.array(["درست", None])
    new = N.normalize_many(column)
    del column
    gc.collect()
    assert new.to_pylist() == ["درست", None]
