"""NumPy is the oracle: a size that is told must be NumPy's own, for a scan that miscounts reads data as code."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

import joblib
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from mlaudit.artifact.dtypes import OBJECTS, size_of_description, size_of_text
from mlaudit.artifact.globals import Danger, judge_global
from mlaudit.artifact.identify import identify, open_plain
from mlaudit.artifact.recorder import Record
from mlaudit.artifact.stub import run_all

spellings = st.from_regex(r"[<>|=]?[a-zA-Z?][0-9]{0,3}(\[[a-zA-Z0-9/]{1,3}\])?", fullmatch=True) | st.text(max_size=8)


def by_numpy(text: str) -> np.dtype | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return np.dtype(text)
    except (TypeError, ValueError, SyntaxError, OverflowError):
        return None


@given(spellings)
def test_a_size_that_is_told_is_numpys_own(text: str) -> None:
    size, real = size_of_text(text), by_numpy(text)
    if size is not None and real is not None:
        assert size == (OBJECTS if real.hasobject else real.itemsize)


@pytest.mark.parametrize("text", ["i", "l", "f", "object", "i4,O", "U", "V", "S", "float64", "T", "f\u0668", ""])
def test_a_spelling_that_can_be_read_in_two_ways_is_not_guessed(text: str) -> None:
    assert size_of_text(text) is None


@given(arrays.scalar_dtypes() | arrays.array_dtypes(allow_subarrays=True) | arrays.unicode_string_dtypes())
def test_descriptions_of_headers(kind: np.dtype) -> None:
    described = np.lib.format.dtype_to_descr(kind.base)
    size = size_of_description(described)
    assert size is None or size == (OBJECTS if kind.base.hasobject else kind.base.itemsize)


plain_dtypes = st.one_of(
    arrays.scalar_dtypes(),
    arrays.unicode_string_dtypes(),
    arrays.byte_string_dtypes(),
    arrays.array_dtypes(
        subtype_strategy=arrays.integer_dtypes() | arrays.unicode_string_dtypes(), allow_subarrays=True
    ),
).filter(lambda kind: kind.subdtype is None)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(arrays.arrays(plain_dtypes, arrays.array_shapes(max_dims=2, max_side=3, min_side=0)), st.sampled_from([0, 3]))
def test_every_array_that_joblib_writes_is_passed_over_exactly(
    tmp_path: Path, array: np.ndarray, compress: int
) -> None:
    path = tmp_path / "array.joblib"
    joblib.dump([array, "behind"], path, compress=compress)
    record = Record()
    with open_plain(path, identify(path)[1]) as stream:
        run_all(stream, record, joblib=True)
    assert (record.oddities, record.loose) == ([], "")
    assert {judge_global(*name) for name in record.globals} <= {Danger.SAFE}


def test_an_array_of_records_with_objects_is_run_as_a_pickle() -> None:
    made = io.BytesIO()
    joblib.dump([np.array([(1, {"a": 2})], dtype=[("x", "i4"), ("y", "O")])], made)
    made.seek(0)
    record = Record()
    run_all(made, record, joblib=True)
    assert (record.oddities, record.loose) == ([], "")
