"""1xx artifact: whether the file may be opened at all."""

from __future__ import annotations

from collections.abc import Sequence

from mlaudit.artifact.handle import ArtifactHandle
from mlaudit.artifact.scan import Safety
from mlaudit.errors import ArtifactError
from mlaudit.findings import Judgement, Measurement, Outcome, Severity
from mlaudit.runtime.check import Check, Need, Params
from mlaudit.runtime.context import Context
from mlaudit.words import counted


class ArtifactSafety(Check[Params]):
    """The artifact runs no code of its own when it is loaded.

    What it measures:
        What the file would import and call: safe, to be reviewed, dangerous, or inconclusive.

    Method:
        A static scan in a limited child process. Pickles, alone or inside joblib, torch, NumPy and skops files, run on
        a stub machine: the pure-Python unpickler with every global replaced by an inert recorder. A global is safe
        only where its exact name is listed. safetensors headers are checked for holes, overlaps and bounds. Code in a
        TorchScript file must reach no file, for loading can run it; JSON must name no code. A file that is malformed,
        encrypted or of an unknown format is inconclusive, never safe. Also compared: the declared SHA-256, manifest
        and format.

    Default:
        Safe, or every global to be reviewed is in `trusted-globals` for this very SHA-256.

    When it fails:
        A dangerous file must not be loaded anywhere: find out who made it. For one to be reviewed, look at the globals
        that are named, and add the entries that the reason prints. Better: save weights as safetensors and
        scikit-learn models with skops.

    References:
        https://docs.python.org/3/library/pickle.html
        https://github.com/huggingface/safetensors
    """

    code = "MLC101"
    name = "artifact-safety"
    needs = frozenset({Need.ARTIFACT})
    severity = Severity.CRITICAL
    remediation = "Do not load the file; find out who made it, or save it in a format without code."

    def measure(self, context: Context, params: Params) -> Sequence[Measurement]:
        """One measurement for each artifact of the settings."""
        handles = [h for h in (context.artifact, context.baseline, context.previous) if h is not None]
        return [_scanned(handle) for handle in handles]

    def judge(self, measurement: Measurement, params: Params) -> Judgement:
        """Safe and as declared, or trusted."""
        raw = measurement.raw
        reasons = "; ".join(raw["reasons"][:3])
        if raw["safety"] == "dangerous":
            return Judgement(outcome=Outcome.FAIL, reason=f"dangerous: {reasons}", severity=Severity.CRITICAL)
        if raw["declared"]:
            return Judgement(outcome=Outcome.FAIL, reason=raw["declared"], severity=Severity.CRITICAL)
        if raw["safety"] == "inconclusive":
            return Judgement(outcome=Outcome.ERROR, reason=f"the scan is inconclusive: {reasons}")
        if raw["safety"] == "review" and not raw["trusted"]:
            entries = ", ".join(f'"{entry}"' for entry in raw["entries"])
            reason = f"to be reviewed: {reasons}; if you trust them, set trusted-globals = [{entries}]"
            return Judgement(outcome=Outcome.FAIL, reason=reason, severity=Severity.ERROR)
        return Judgement(outcome=Outcome.PASS)


def _scanned(handle: ArtifactHandle) -> Measurement:
    try:
        report, declared = handle.scan(), handle.declared()
    except ArtifactError as error:
        raise ArtifactError(f"artifact `{handle.name}`: {error}") from error
    trusted = report.trusted(handle.settings.trusted_globals)
    return Measurement(
        name="imported names that are not known to be harmless",
        subject=handle.name,
        value=len(report.globals),
        unit=f"of {counted(report.seen, 'imported name')} not known to be harmless"
        if report.seen
        else "imported names",
        n=report.seen,
        raw={
            "safety": report.safety.value,
            "format": report.format,
            "sha256": report.sha256,
            "reasons": list(report.reasons),
            "notes": list(report.notes),
            "globals": [use.name for use in report.globals],
            "entries": list(report.trust_entries),
            "trusted": trusted and report.safety is not Safety.SAFE,
            "declared": declared,
        },
    )
