"""Normalizes the columns of other packages. None of them is imported unless it made the column."""

from __future__ import annotations

from typing import Any, Optional

from ._hamvar import Normalizer, normalize_arrow


def normalize_column(normalizer: Normalizer, column: Any, threads: Optional[int]) -> Any:
    """Return a column of the same kind, or ``None`` if ``column`` is not a column."""
    packages = {cls.__module__.partition(".")[0] for cls in type(column).__mro__}
    if "pandas" in packages:
        return _pandas(normalizer, column, threads)
    if not hasattr(column, "__arrow_c_array__") and not hasattr(column, "__arrow_c_stream__"):
        return None
    if "polars" in packages:
        return _polars(normalizer, column, threads)
    new = normalize_arrow(normalizer, column, threads)
    if "pyarrow" in packages:
        return _pyarrow(column, new)
    return new


def _pyarrow(column: Any, new: Any) -> Any:
    import pyarrow

    if isinstance(column, pyarrow.ChunkedArray):
        return pyarrow.chunked_array(new)
    return pyarrow.array(new)


def _polars(normalizer: Normalizer, column: Any, threads: Optional[int]) -> Any:
    import polars

    if not isinstance(column, polars.Series):
        raise TypeError(f"normalize_many needs one column, got a {type(column).__name__}; give frame[name]")
    if column.dtype == polars.Null:
        return column  # all of it is missing, and it cannot be read as a stream
    if isinstance(column.dtype, polars.Enum):
        texts = _polars(normalizer, column.cast(polars.String), threads)
        lacking = set(texts.unique().to_list()) - {None, *column.dtype.categories}
        if lacking:
            what = f"the result {min(lacking)!r} is no category of the Enum"
            raise ValueError(f"{what}; cast the column to String or Categorical")
        return texts.cast(column.dtype)
    new = normalize_arrow(normalizer, column, threads)
    return polars.Series(column.name, new, dtype=column.dtype)


def _pandas(normalizer: Normalizer, series: Any, threads: Optional[int]) -> Any:
    """Return a series with the same index, name and dtype, or ``None`` if ``series`` is not a series."""
    import pandas

    if isinstance(series, pandas.DataFrame):
        raise TypeError("normalize_many needs one column, got a DataFrame; give frame[name]")
    if not isinstance(series, pandas.Series):
        return None
    dtype = series.dtype
    if isinstance(dtype, pandas.CategoricalDtype):
        return _categories(normalizer, series, threads)
    if hasattr(series.array, "__arrow_array__") and hasattr(dtype, "__from_arrow__"):
        import pyarrow

        new = _pyarrow_column(normalizer, pyarrow.array(series.array), threads)
        values = dtype.__from_arrow__(new)
    else:
        values = _objects(normalizer, series, threads)
    new_series = pandas.Series(values, index=series.index, name=series.name, dtype=dtype, copy=False)
    new_series.attrs = dict(series.attrs)
    return new_series


def _categories(normalizer: Normalizer, series: Any, threads: Optional[int]) -> Any:
    """Return a series with normalized categories in the same order. Two that become one take the place of the first."""
    import pandas

    old = series.cat.categories
    texts = _pandas(normalizer, pandas.Series(old), threads)
    codes, new = pandas.factorize(texts)
    # The code -1 is a missing value.
    of_old = dict(enumerate(codes.tolist()))
    of_rows = series.cat.codes.map(of_old).fillna(-1).astype("int64")
    dtype = pandas.CategoricalDtype(pandas.Index(new, dtype=old.dtype), ordered=series.cat.ordered)
    values = pandas.Categorical.from_codes(of_rows.to_numpy(), dtype=dtype)
    new_series = pandas.Series(values, index=series.index, name=series.name, copy=False)
    new_series.attrs = dict(series.attrs)
    return new_series


def _pyarrow_column(normalizer: Normalizer, column: Any, threads: Optional[int]) -> Any:
    return _pyarrow(column, normalize_arrow(normalizer, column, threads))


def _objects(normalizer: Normalizer, series: Any, threads: Optional[int]) -> Any:
    """Return the values of a series of Python objects. A missing value keeps its object: ``None``, NaN or ``NA``."""
    import numpy

    values = series.to_numpy(dtype=object)
    missing = series.isna().to_numpy()
    texts = values.copy()
    texts[missing] = None
    new = numpy.empty(len(values), dtype=object)
    new[:] = normalizer.normalize_many(texts.tolist(), threads=threads)
    new[missing] = values[missing]
    return new
