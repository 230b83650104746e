"""What a handler puts in the place of an answer that could not be computed: all kinds, the weightiest first."""

from __future__ import annotations

import ast

from mlaudit.code.file import FileContext

from .._handlers import Verdict
from .defaults import default_answer, earlier_answer
from .emptied import fixed_label, left_empty
from .made_up import fabricated
from .made_up_features import made_up_feature
from .made_up_scores import made_up_score
from .raw_rows import raw_rows
from .scored_otherwise import scored_otherwise
from .unknown_labels import unknown_caught
from .unread_features import half_made_feature, unread_feature
from .unsupported import unsupported


def made_up_instead(
    file: FileContext, block: ast.Try, handler: ast.ExceptHandler, about: dict[str, ast.Call]
) -> Verdict | None:
    """An answer, a label, a feature or a score that nothing computed, where what was to compute it failed."""
    return (
        fabricated(file, handler, about)
        or default_answer(file, handler, about)
        or earlier_answer(file, block, handler, about)
        or fixed_label(file, handler, about)
        or left_empty(file, block, handler, about)
        or unsupported(file, block, handler, about)
        or made_up_feature(file, block, handler)
        or unread_feature(file, block, handler)
        or half_made_feature(file, block, handler)
        or made_up_score(file, block, handler)
        or scored_otherwise(file, block, handler)
        or raw_rows(file, block, handler)
        or unknown_caught(file, block, handler)
    )
