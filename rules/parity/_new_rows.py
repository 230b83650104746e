"""Tables of new rows: what a program reads that is there to predict, and that no training reads."""

from __future__ import annotations

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.values import Event

from ._for_prediction import is_for_prediction


def is_of_new_rows(analysis: Parity, event: Event) -> bool:
    """Whether a model that was read from a file is asked about a table by a program whose file or function is named for
    prediction, where no training reads that table: each run brings other rows.
    """
    data = event.data
    if event.model.loaded is None or data.source != "file" or data.place is None or is_test_path(event.place.path):
        return False
    if any(each.data.place == data.place for each in analysis.training):
        return False
    path, function = event.function
    program = path.rpartition("/")[2].removesuffix(".py")
    return path.endswith(".py") and (is_for_prediction(program) or is_for_prediction(function.rpartition(".")[2]))
