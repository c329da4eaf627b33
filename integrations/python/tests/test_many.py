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
    with pytest.raises(ValueError, match="threads"):
        N.normalize_many(texts, threads=0)


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
