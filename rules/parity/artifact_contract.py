"""MLA211: what serving reads and what training writes do not belong together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Final

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity import artifacts, tables
from mlaudit.code.parity.analysis import Parity, parity
from mlaudit.code.parity.values import Obj, Place
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import Finding, ProjectRule
from mlaudit.findings import Severity

from ._never_trained import never_trained
from ._said import related
from ._templates import Fit, written_as
from ._written import comes_otherwise

_NEAR = 0.75
_NO_NAME: Final = "no name that the project writes is spelled like it"
"""What is said where some names are only put together as it runs."""


class ArtifactContract(ProjectRule):
    """Serving reads a file that no training writes but under a near name, or two trainings write one file.

    Flags a model or transformer that is read from a path that nothing in the project writes, where the project writes
    one of nearly the same name (another extension, folder or spelling, the same words in another order or cut short),
    or, where a request leads to it, writes one model alone, to that name with a version behind it (``model_v2.pkl``
    beside ``model.pkl``); and two models of different kinds that are saved to the same path in one program, or a
    network that nothing trains beside another program's. Names of the Hub, what a `ModelCheckpoint` writes, and what
    fits a name that is put together where the project saves (``f"{folder}/epoch_{n}.pt"``) are no near misses; where
    no more than the ending of such a name is known, a warning is all.

    Why it hurts:
        The service starts with a stale file that somebody once copied there, or does not start. Where two trainings
        write one file, which model is served depends on which ran last.

    Bad:
        # file: train.py
        import joblib
        import pandas as pd
        from sklearn.linear_model import LogisticRegression

        df = pd.read_csv("train.csv")
        model = LogisticRegression().fit(df[["age"]], df["label"])
        joblib.dump(model, "models/churn_model.pkl")

        # file: app.py
        import joblib
        from fastapi import FastAPI

        app = FastAPI()
        model = joblib.load("models/churn-model.pkl")

        @app.post("/predict")
        def predict(age: float):
            return float(model.predict([[age]])[0])
        ---
        import pickle
        import pandas as pd
        from sklearn.linear_model import LogisticRegression
        from sklearn.tree import DecisionTreeClassifier

        df = pd.read_csv("train.csv")
        tree = DecisionTreeClassifier(random_state=0).fit(df[["age"]], df["label"])
        with open("models/tree.pkl", "wb") as file:
            pickle.dump(tree, file)
        linear = LogisticRegression().fit(df[["age"]], df["label"])
        with open("models/tree.pkl", "wb") as file:
            pickle.dump(linear, file)

    Good:
        # file: paths.py
        MODEL = "models/churn_model.pkl"

        # file: train.py
        import joblib
        import pandas as pd
        from sklearn.linear_model import LogisticRegression

        from paths import MODEL

        df = pd.read_csv("train.csv")
        model = LogisticRegression().fit(df[["age"]], df["label"])
        joblib.dump(model, MODEL)

        # file: app.py
        import joblib
        from fastapi import FastAPI

        from paths import MODEL

        app = FastAPI()
        model = joblib.load(MODEL)

        @app.post("/predict")
        def predict(age: float):
            return float(model.predict([[age]])[0])

    When not to use it:
        Where a deployment step renames the file on purpose.

    References:
        Breck et al. (2017), "The ML Test Score", infrastructure tests.
    """

    code = "MLA211"
    name = "artifact-contract"
    analysis = "parity"
    severity = Severity.ERROR
    elsewhere = Severity.WARNING
    remediation = "Name the artifact once, in a constant or setting that training and serving share."

    def check(self, project: ProjectView) -> Iterable[Finding]:
        """Near misses between what is read and written, and files that two models are written to."""
        analysis = parity(project)
        yield from self._near_misses(project, analysis)
        yield from self._overwritten(project, analysis)
        for one in never_trained(analysis):
            yield project.finding(
                self,
                analysis.location(one.place),
                f"the network that is saved to `{one.file}` here was never trained, and another program saves a trained"
                " one to the same file: which of them is served depends on what ran last",
                severity=Severity.WARNING,
                related=related(analysis, one.other, "a trained one is saved here"),
                confidence=0.85,
            )

    def _near_misses(self, project: ProjectView, analysis: Parity) -> Iterator[Finding]:
        saves = [(path, what, place) for path, what, place, _ in analysis.machine.saves if path]
        written = [(path, place) for path, _, place in saves if "*" not in path]
        several = [(path, place) for at, what, place in saves if "*" in at for path, _ in what.saved if "*" not in path]
        written += several
        named: dict[str, list[str]] = {}
        for path, _ in written:
            named.setdefault(artifacts.name_of(path), []).append(path)
        seen: set[Place] = set()
        for event in analysis.serving:
            read = event.model.loaded
            place = _read_at(analysis, event.model)
            if not read or "*" in read or place in seen or is_test_path(place.path) or "://" in read:
                continue
            alike = named.get(artifacts.name_of(read), ())
            if any(artifacts.same(path, read) for path in alike) or "." not in read.rpartition("/")[2]:
                continue
            if event.model.others or comes_otherwise(analysis, event.model):
                continue
            if _may_be_written(analysis, read, besides=place.path):
                continue
            near = max(written, key=lambda each: _likeness(each[0], read), default=None)
            next_to = _next_version(analysis, read) if near is None or _likeness(near[0], read) < _NEAR else None
            near = next_to or near
            if near is None or _apart(near[1].path, place.path):
                continue
            if next_to is None and _likeness(near[0], read) < _NEAR:
                continue
            # of a name that is put together of words which are all known, no other can come
            fit = Fit.NONE if near in several else written_as(analysis, read, _SAVES, place.path)
            if fit is Fit.NAME:
                continue
            on_path = analysis.is_serving(event)
            if next_to is not None and not on_path:
                continue
            seen.add(place)
            by_hand = _CONVERTED.search(read) is not None and near[0].rpartition(".")[2] != read.rpartition(".")[2]
            sure = on_path and next_to is None and not by_hand and fit is Fit.NONE
            severe = self.severity if sure else self.elsewhere
            nothing = "nothing in the project writes it" if fit is Fit.NONE else _NO_NAME
            lags = "" if next_to is None else ": what is trained never gets here"
            yield project.finding(
                self,
                analysis.location(place),
                f"`{read}` is read here, but {nothing}; training writes `{near[0]}`{lags}",
                severity=Severity.INFO if _KEPT.search(read) else severe,
                related=related(analysis, near[1], "training writes the file of the nearest name here"),
                confidence=0.75,
                context="serving" if on_path else "",
            )

    def _overwritten(self, project: ProjectView, analysis: Parity) -> Iterator[Finding]:
        first: dict[tuple[str, str, str], tuple[Obj, Place]] = {}
        seen: set[Place] = set()
        for path, model, place, part in analysis.machine.saves:
            if not path or "*" in path or is_test_path(place.path) or not model.fits:
                continue
            known = first.setdefault((path, place.path, part), (model, place))
            other, where = known
            if other is model or other.short == model.short or where == place or place in seen:
                continue
            if model.short in tables.TRANSFORMERS or other.short in tables.TRANSFORMERS:
                continue
            seen.add(place)
            yield project.finding(
                self,
                analysis.location(place),
                f"`{model.short}` is saved to `{path}`, over the `{other.short}` that was saved there before: who reads"
                " the file gets another model than its name says",
                severity=self.elsewhere,
                related=related(analysis, where, f"`{other.short}` is saved here"),
                confidence=0.85,
            )


_CONVERTED: Final = regex(r"\.(onnx|tflite|mlmodel|mlpackage|engine|trt|plan|ort|pte)$", re.IGNORECASE)
"""Names of files that are made of another one, by a command as often as by a program."""
_KEPT: Final = regex(r"(^|[/_.-])(backup|bak|old|orig|copy|previous|prev|baseline)([/_.-]|$)", re.IGNORECASE)
"""Names of copies that somebody put aside by hand."""


def _read_at(analysis: Parity, model: Obj) -> Place:
    """Where the file of a model is read: weights go into a network that was made elsewhere."""
    sources = analysis.machine.sources
    if model.place in sources or not model.loaded:
        return model.place
    reads = sorted(place for place, (_, path) in sources.items() if path == model.loaded)
    near = (place for place in reads if place.path == model.place.path)
    return next(near, reads[0] if reads else model.place)


def _likeness(written: str, read: str) -> float:
    a, b = written.rpartition("/")[2].lower(), read.rpartition("/")[2].lower()
    stem_a, stem_b = a.rpartition(".")[0] or a, b.rpartition(".")[0] or b
    if stem_a.replace("-", "_") == stem_b.replace("-", "_"):
        return 1.0
    if any(c.isdigit() for c in stem_a + stem_b) and _letters(stem_a) == _letters(stem_b):
        return 0.0  # model_v1 beside model_v2: versions, not slips
    if _same_words(stem_a, stem_b):
        return _WORDS
    return SequenceMatcher(None, stem_a, stem_b).ratio() if abs(len(stem_a) - len(stem_b)) <= 2 else 0.0


_WORDS: Final = 0.9
"""How alike two names are that are made of the same words."""
_SHORT: Final = 4
"""Letters that a word which was cut short has left, at most."""


def _same_words(one: str, other: str) -> bool:
    """``best_model`` beside ``model_best``, and ``price_eff`` beside ``price_efficiency``: words in another order, or
    cut short.
    """
    a, b = (_SEPARATORS.split(each) for each in (one, other))
    if len(a) != len(b) or len(a) < 2 or not set(a) & set(b):
        return False
    return sorted(a) == sorted(b) or all(
        x == y or _is_short_for(*sorted((x, y), key=len)) for x, y in zip(a, b, strict=True)
    )


def _is_short_for(short: str, long: str) -> bool:
    """``eff`` for ``efficiency``, ``bd`` for ``blowdown``: the first letter, and others in their order."""
    if not 1 < len(short) <= _SHORT < len(long) or short[0] != long[0]:
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


_SEPARATORS: Final = regex(r"[ ._-]")
_VERSION: Final = regex(
    r"[ ._-]?(v(er(sion)?)?[ ._-]?)?\d+([._]\d+)*|[ ._-](new|latest|updated|improved|retrained)", re.IGNORECASE
)
"""What the name of a later version has behind that of an earlier one."""


def _next_version(analysis: Parity, read: str) -> tuple[str, Place] | None:
    """The one file that models of this project are written to, where its name is that of the file that is read with a
    version behind it.
    """
    written = {
        path: place
        for path, model, place, _ in analysis.machine.saves
        if path and "*" not in path and model.fits and model.short not in tables.TRANSFORMERS
    }
    if len(written) != 1 or _may_be_written(analysis, read):
        return None
    path, place = next(iter(written.items()))
    a, b = (each.replace("\\", "/").rpartition("/")[2].lower() for each in (path, read))
    (stem, _, kind), (other, _, same_kind) = a.rpartition("."), b.rpartition(".")
    if kind != same_kind or not other or not stem.startswith(other) or _VERSION.fullmatch(stem[len(other) :]) is None:
        return None
    return path, place


def _may_be_written(analysis: Parity, read: str, besides: str = "") -> bool:
    """Whether a file that saves things, of which not all could be followed, names the file that is read; `besides` is
    one that need not be asked.
    """
    names = {read, read.replace("\\", "/").rpartition("/")[2]}
    return any(
        any(map(flow.mentions, names)) and any(map(flow.mentions, _SAVES))
        for path, flow in analysis.machine.flows.items()
        if path != besides
    )


_SAVES: Final = ("dump", "save", "save_model", "pickle.dump", "joblib.dump", "torch.save", "write_bytes")


def _letters(text: str) -> str:
    return "".join(c for c in text if not c.isdigit())


def _apart(a: str, b: str) -> bool:
    """Whether two files are of different projects of one repository."""
    x, y = a.split("/"), b.split("/")
    return len(x) > 1 and len(y) > 1 and x[0] != y[0]
