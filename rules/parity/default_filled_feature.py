"""MLA214: a feature that is missing from the request becomes a constant, or is drawn at random."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

import msgspec

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity import positions
from mlaudit.code.parity.analysis import Parity, parity
from mlaudit.code.parity.kinds import schemas
from mlaudit.code.parity.parameters import plain
from mlaudit.code.parity.steps import is_opaque, parameter_shown
from mlaudit.code.parity.values import DRAWN, Event, Fixed, Place
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import Finding, ProjectRule
from mlaudit.findings import Related, Severity

from ._copied_keys import copied_keys
from ._crossed import crossed
from ._made_records import is_made_record
from ._misspelt import misspelt
from ._own_rows import is_read_by_program, is_uploaded
from ._said import named, related
from ._unvaried import unvaried

_OF_FILES: Final = frozenset({"filename", "content_type", "headers", "mimetype"})
"""What is asked of an uploaded file besides what it holds."""
_MOST: Final = 3
"""Fields that a message names."""


class DefaultFilledFeature(ProjectRule):
    """A feature that the request does not hold is filled with a constant, and the model answers as if it were known.

    Looks for constants and made-up values that stand in for a feature of the request and go into a model. A constant is
    accepted where training fills gaps with the same one.

    Reports:
    - a default for a field that was left out: `payload.get("age", 0.0)`, `person.age or 40`, a handler that
      puts a number there, a record of defaults below the request
    - columns added with a constant: `rows.reindex(columns=names, fill_value=0)`, or one by one
    - a feature that is one number in every request, and that training computes from each row
    - a feature of each request that training fills with one number in all rows: no model learns from that
    - a feature drawn from `random` or `numpy.random` beside others that come from the request
    - two fields that go into each other's columns
    - a field whose name is one letter away from its column: `{"amout": amount}`
    - a saved value that is read back under the key of the one beside it

    What one function fills is one finding.

    Severity:
    - error: features that are drawn at random, and swapped fields that are seen to reach the model
    - warning: a default, a fixed feature, a misspelt field or a copied key
    - info: defaults that no request is seen to lead to, or in fields that an unknown function made; columns added to
      rows whose fields a schema names

    Why it hurts:
        A caller that misspells a field, or leaves it out, gets a prediction for a passenger of age zero. Training never
        saw that constant stand for *missing*; the answer looks like any other.

    Bad:
        import joblib
        import numpy as np
        from flask import Flask, request

        app = Flask(__name__)
        model = joblib.load("model.joblib")

        @app.route("/predict", methods=["POST"])
        def predict():
            payload = request.get_json()
            row = np.array([[payload.get("age", 0.0), payload.get("income", 0.0)]])
            return {"score": float(model.predict(row)[0])}

    Good:
        import joblib
        import numpy as np
        from fastapi import FastAPI
        from pydantic import BaseModel

        class Person(BaseModel):
            age: float
            income: float

        app = FastAPI()
        model = joblib.load("model.joblib")

        @app.post("/predict")
        def predict(person: Person):
            return {"score": float(model.predict(np.array([[person.age, person.income]]))[0])}

    When not to use it:
        - The absent field has that meaning by contract (a count that is left out when it is zero): suppress it.
        - Zeros that `reindex` gives to dummies are right: no finding.
        - The constant is refused before the model is asked (`if not age: abort(400)`): no finding.
        - A schema requires the field: no finding.
        - The field is no feature of the model: no finding.

    References:
        Breck et al. (2017), "The ML Test Score", data tests 1 and 5.
    """

    code = "MLA214"
    name = "default-filled-feature"
    analysis = "parity"
    severity = Severity.WARNING
    elsewhere = None
    remediation = "Require the field (a typed request model), or impute it with what training learnt and say so."

    def check(self, project: ProjectView) -> Iterable[Finding]:
        """One finding for each function that gives fields of a request a default, which reaches a model."""
        analysis = parity(project)
        seen: set[Place] = set()
        told: set[tuple[Place, str]] = set()
        filled: dict[tuple[str, str], list[_Filled]] = {}
        for event in sorted(analysis.serving, key=lambda each: each.root not in analysis.serving_roots):
            if not analysis.is_serving(event):
                continue
            for name, value, place in () if _is_table_at_hand(analysis, event) else event.data.filled:
                if place in seen or is_test_path(place.path) or not _is_invented(value):
                    continue
                home = (place.path, _function_at(project, place))
                if not _is_feature(analysis, event, name) or _is_refused(analysis, event, home, name):
                    continue
                seen.add(place)
                if not _trained_with(analysis, event, value):
                    filled.setdefault(home, []).append(_Filled(place, name, value, event))
            for name, value, place in event.data.filled:
                place = place if place.path else event.place  # of a record nobody knows where it was written
                name = name or _named_at(analysis, event, value)
                made = _reckoned(analysis, event, name, place) if isinstance(value, Fixed) else None
                if isinstance(value, Fixed) and made is not None and (place, name) not in told:
                    told.add((place, name))
                    yield self._fixed(project, event, name, value, place, made)
            crossed = event.data.crossed
            if crossed is not None and crossed[2] not in seen and not is_test_path(crossed[2].path):
                seen.add(crossed[2])
                yield self._crossed(project, event, *crossed)
            drawn = {} if _is_made_up(analysis, event) else _drawn(event)
            place = min(drawn.values(), default=event.place)
            if drawn and place not in seen and not is_test_path(place.path):
                seen.add(place)
                yield self._random(project, event, list(drawn), place)
        for fields in filled.values():
            yield self._said(project, sorted(fields, key=lambda each: each.place))
        yield from self._misnamed(project, seen)

    def _misnamed(self, project: ProjectView, seen: set[Place]) -> Iterable[Finding]:
        """Records whose fields hold each other's values, or have a name that nothing else has."""
        analysis = parity(project)
        for one in crossed(analysis):
            if one.place not in seen:
                field, other = one.fields
                yield project.finding(
                    self,
                    analysis.location(one.place),
                    f"`{field}` is given `{one.given[0]}` here, and `{other}` is given `{one.given[1]}`: each column"
                    " holds what belongs to the other",
                    confidence=0.9,
                )
        for still in unvaried(analysis):
            yield project.finding(
                self,
                analysis.location(still.place),
                f"`{still.name}` is computed for each request here, and was {parameter_shown(still.value)} in every row"
                " that training made: the model learnt nothing from it",
                related=related(analysis, still.trained, "training makes its table here"),
                confidence=0.8,
                context="serving",
            )
        for copied in copied_keys(analysis):
            yield project.finding(
                self,
                analysis.location(copied.place),
                f"`{copied.name}` is read back as `{copied.key}`, the key of another value: what was saved for it is"
                " never used",
                related=related(analysis, copied.own, f"`{copied.key}` is read for its own name here"),
                confidence=0.85,
            )
        for slip in misspelt(analysis):
            yield project.finding(
                self,
                analysis.location(slip.place),
                f"`{slip.name}` is handed over as `{slip.field}`, a name that nothing else in the project has: what"
                f" reads `{slip.name}` takes a default or an older value for it",
                related=related(analysis, slip.known, f"`{slip.name}` is a column here"),
                confidence=0.85,
            )

    def _fixed(self, project: ProjectView, event: Event, name: str, value: Fixed, place: Place, made: Place) -> Finding:
        analysis = parity(project)
        fix = "Compute it as training does, in a function that both call, or train without it."
        made_here = project.finding(
            self,
            analysis.location(place),
            f"`{name}` is {parameter_shown(value.value)} for every request, and training computes it from each row: the"
            " model takes the number for what it learnt from",
            severity=self.severity,
            related=(
                *related(analysis, made, "training computes it here"),
                *related(analysis, event.place, "the model is asked here"),
            ),
            confidence=0.85,
            context="serving",
        )
        return msgspec.structs.replace(made_here, remediation=fix)

    def _random(self, project: ProjectView, event: Event, names: list[str], place: Place) -> Finding:
        analysis = parity(project)
        many = len(names) > 1
        return project.finding(
            self,
            analysis.location(place),
            f"{named(names)} {'are' if many else 'is'} drawn at random where the model is asked, and it takes"
            f" {'them' if many else 'it'} for what it learnt from: the same request gets another answer each time",
            severity=Severity.ERROR,
            related=related(analysis, event.place, "the model is asked here"),
            confidence=0.9,
            context="serving",
        )

    def _crossed(self, project: ProjectView, event: Event, column: str, field: str, place: Place) -> Finding:
        analysis = parity(project)
        return project.finding(
            self,
            analysis.location(place),
            f"`{column}` is given the field `{field}` of the request here, and `{field}` the field `{column}`: the"
            " model takes each for the other",
            severity=Severity.ERROR,
            related=related(analysis, event.place, "the model is asked here"),
            confidence=0.9,
            context="serving",
        )

    def _said(self, project: ProjectView, fields: list[_Filled]) -> Finding:
        analysis = parity(project)
        first, *others = fields
        where: tuple[Related, ...] = related(analysis, first.event.place, "the model is asked here")
        for each in others:
            where += related(analysis, each.place, f"{each.shown} is filled here")
        what = f"{first.shown} that the request leaves out becomes {parameter_shown(first.value)}"
        if others:
            rest = f" and {len(fields) - _MOST} more" if len(fields) > _MOST else ""
            listed = ", ".join(f"{each.shown} {parameter_shown(each.value)}" for each in fields[:_MOST])
            what = f"fields that the request leaves out become constants ({listed}{rest})"
        return project.finding(
            self,
            analysis.location(first.place),
            f"{what}, and the model answers as if {'they' if others else 'it'} had been measured",
            severity=self.severity if any(_is_sent(analysis, each) for each in fields) else Severity.INFO,
            related=where,
            confidence=0.8,
            context="serving",
        )


class _Filled(NamedTuple):
    """A field of a request for which a constant stands in, and the model that gets it."""

    place: Place
    name: str
    value: object
    event: Event

    @property
    def shown(self) -> str:
        return f"`{self.name}`" if self.name else "any feature"


def _is_sent(analysis: Parity, filled: _Filled) -> bool:
    """Whether the field is looked for in what a request sent, and not in what an unknown function made of it, nor in
    what some function gets that no request is seen to lead to. Of whatever a table lacks whose fields a schema names
    nobody can tell: a saved pipeline may make those features itself.
    """
    data = filled.event.data
    made = any(is_opaque(step) or "." in step.op for step in data.steps())
    unsure = not filled.name and (made or bool(schemas(analysis.project, filled.event)))
    return filled.event.root in analysis.serving_roots and not unsure


def _function_at(project: ProjectView, place: Place) -> str:
    """The innermost function that a place lies in; "" for the module level."""
    inside = [f for f in project.files[place.path].functions if f.line <= place.line <= f.end_line]
    return max(inside, key=lambda each: each.line).qualname if inside else ""


def _reckoned(analysis: Parity, event: Event, name: str, place: Place) -> Place | None:
    """Where a file that does not serve computes a column which every request gets the same number for; None for the
    label, and for what the model is not asked about.
    """
    known = {*event.data.columns, *(event.data.order or ())}
    if not name or (name not in known and not event.data.row) or is_test_path(place.path):
        return None
    if any(name == each.label for each in analysis.training):
        return None
    served = {node[0] for node in analysis.serving_roots} | {place.path, event.place.path}
    made = (each for each in analysis.machine.reckoned.get(name, ()) if each.path not in served)
    return next((each for each in made if not is_test_path(each.path)), None)


def _named_at(analysis: Parity, event: Event, value: object) -> str:
    """What training has at the position of a number in a bare row; "" where the sides do not name the same rows."""
    if not isinstance(value, Fixed) or value.position is None:
        return ""
    for compared in analysis.compared:
        learnt = compared.pair.training.data
        if compared.pair.serving is event and learnt.order and len(learnt.order) == len(event.data.row):
            return learnt.order[value.position] if positions.moved(learnt, event.data) is None else ""
    return ""


_SAYS_SO: Final = regex(r"\W*(unknown|missing|unspecified|not[ _-]?(provided|given|available)|n/a)\b.*", re.IGNORECASE)
"""Texts that say of themselves that there is none."""


def _is_invented(value: object) -> bool:
    if isinstance(value, str) and _SAYS_SO.fullmatch(value):
        return False
    return isinstance(value, int | float | str) and not isinstance(value, bool) and value == value


def _is_feature(analysis: Parity, event: Event, name: str) -> bool:
    """Whether a field becomes a feature: one of the columns of what the model is asked about, and of those that it
    learnt from where these are known. A text that a model reads whole, and a file's name, are none.
    """
    if not name:
        return True  # whatever a table lacks
    data = event.data
    if name in _OF_FILES:
        return False
    given = {*data.columns, *(data.order or ()), *data.derived.values(), *(field for field, _ in data.row)}
    if name not in given:
        return False
    learnt = [each.pair.training.data.order for each in analysis.compared if each.pair.serving is event]
    columns = {plain(each) for order in learnt for each in order or ()}
    return not columns or plain(name) in columns or name in data.derived or name in data.derived.values()


def _is_refused(analysis: Parity, event: Event, home: tuple[str, str], name: str) -> bool:
    """Whether a request that lacks a field is refused before the model is asked: a function on the way looks for it,
    or its schema requires it.
    """
    looked = {field for node in (home, event.root, event.function) for field in analysis.machine.required.get(node, ())}
    if name in looked or (looked and "" in looked):
        return True
    fields = {plain(name), plain(event.data.derived.get(name, name))}
    return any(plain(each) in fields for schema in schemas(analysis.project, event) for each in schema.required)


def _drawn(event: Event) -> dict[str, Place]:
    """The features that are drawn at random, and where; none where all are, as to try out whether a service answers."""
    drawn = {name: place for name, value, place in event.data.filled if value is DRAWN}
    return {} if drawn.keys() >= event.data.columns.keys() else drawn


def _is_table_at_hand(analysis: Parity, event: Event) -> bool:
    """Whether the rows are those of a file that the program reads by its name, or a record whose fields it writes out:
    no request leaves a column out.
    """
    if is_made_record(analysis, event):
        return True
    return is_read_by_program(analysis, event) or (event.data.source == "file" and not is_uploaded(event.data))


def _is_made_up(analysis: Parity, event: Event) -> bool:
    """Whether a model is trained on these very rows: they are made up, to try out the program."""
    drawn = {place for _, value, place in event.data.filled if value is DRAWN}
    learnt = (each for other in analysis.training for each in other.data.filled)
    return any(value is DRAWN and place in drawn for _, value, place in learnt)


def _trained_with(analysis: Parity, event: Event, value: object) -> bool:
    """Whether the training of this model fills gaps with the same constant."""
    for compared in analysis.compared:
        if compared.pair.serving is event:
            for step in compared.pair.training.data.steps():
                if step.op == "fillna" and step.parameters.get("value") == value:
                    return True
    return False
