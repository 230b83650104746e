"""What a runtime check is.

A check is one class of a check pack. Its docstring is its documentation: what is measured, unit, method with its
source, default threshold and why, and what to do when it fails; `mlaudit explain CODE` and the reports show it.
Measuring is apart from judging, so that a number can be judged again under another policy.
"""

from __future__ import annotations

import enum
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Generic, TypeVar

import msgspec

from mlaudit.findings import CheckResult, Judgement, Measurement, Severity

if TYPE_CHECKING:
    from mlaudit.runtime.context import Context


class Need(enum.Enum):
    """What a check cannot do without; where one is not configured, the check is `not_applicable`."""

    ARTIFACT = "artifact"  # a file to scan
    MODEL = "model"  # an artifact that loads
    BASELINE = "baseline"  # an artifact with role = "baseline"
    PREVIOUS = "previous"  # an artifact with role = "previous"
    REFERENCE = "reference"
    CURRENT = "current"
    EVALUATION = "evaluation"
    LABEL = "label"
    SOURCE = "source"  # the repository itself


Count = Annotated[int, msgspec.Meta(ge=1)]
"""Types of parameters: a number of rows or calls, and below what is inside 0 and 1, what may be both, what is no less
than 0. A value outside would switch a check off without saying so.
"""
Inside = Annotated[float, msgspec.Meta(gt=0, lt=1)]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Least = Annotated[float, msgspec.Meta(ge=0)]


class Params(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """Base of a check's parameters: `[tool.mlaudit.checks.CODE]` in the settings."""


P = TypeVar("P", bound=Params)


class Check(ABC, Generic[P]):
    """One runtime check. Subclasses set the class attributes and implement `measure` and `judge`.

    `nothing` says why there may be no measurement, and what to do then.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    needs: ClassVar[frozenset[Need]]
    params: ClassVar[type[Params]] = Params
    remediation: ClassVar[str] = ""
    nothing: ClassVar[str] = "there was nothing to measure"
    severity: ClassVar[Severity] = Severity.ERROR

    @abstractmethod
    def measure(self, context: Context, params: P) -> Sequence[Measurement]:
        """Measurements, one a subject (a column, a metric). An empty sequence means that nothing applied.

        Raise `mlaudit.errors.MlauditError` for bad input: the runner turns it into an `error` outcome with its text.
        """

    @abstractmethod
    def judge(self, measurement: Measurement, params: P) -> Judgement:
        """The conclusion from one measurement: a pure function of it and the parameters."""


class ToolCheck(ABC):
    """A check whose evidence is another tool's run: it yields finished results."""

    code: ClassVar[str]
    name: ClassVar[str]
    needs: ClassVar[frozenset[Need]] = frozenset({Need.SOURCE})
    params: ClassVar[type[Params]] = Params
    remediation: ClassVar[str] = ""

    @abstractmethod
    def run(self, context: Context, params: Any) -> Sequence[CheckResult]:
        """Run the tool; a missing or crashed tool is an `error` result, never a pass."""
