"""Which training belongs to which serving: by artifact, else by class or name of the model, else by being alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from mlaudit.code.parity import artifacts, logged, pipelines, steps, tables, tokenizers, unseen
from mlaudit.code.parity.parameters import plain
from mlaudit.code.parity.values import Data, Event, Obj
from mlaudit.code.parity.writers import Writers
from mlaudit.code.pattern import regex

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine
    from mlaudit.code.project import ProjectView


_GUESS = 0.6
"""How sure a pair may be that the bare name of an export's source speaks for."""
_KIN = 2
"""Operations that two chains share where nothing but their likeness ties them together."""


_ROW = 3
"""Columns that two models of one project hardly share by chance."""
_SAME = 0.75
"""How sure a pair is that nothing ties together but that it is the only one, and that both sides have one row."""


class Pair(NamedTuple):
    """A training and a serving event of one model, why they belong together, and how sure that is."""

    training: Event
    serving: Event
    reason: str
    confidence: float
    guessed: bool = False
    """Whether only the bare name of a file, on the way from one to the other, speaks for it."""


def split(machine: Machine, serving_roots: set[tuple[str, str]]) -> tuple[list[Event], list[Event]]:
    """The events that train a model, and those that ask one."""
    training: list[Event] = []
    serving: list[Event] = []
    learns = {id(each.model) for each in machine.events if each.function in machine.backward and _is_own(each.model)}
    for event in machine.events:
        model = event.model
        if event.kind == pipelines.STEP or (event.kind != "fit" and _is_dummy(event.data)):
            continue
        if event.kind == "fit":
            if model.short not in tables.TRANSFORMERS and (event.root not in serving_roots or _is_kept(model)):
                if not _only_transforms(machine, model):
                    training.append(event)
        elif event.kind == "call" and id(model) in learns and event.root not in serving_roots:
            if event.function in machine.backward:
                training.append(event)
        elif model.loaded is not None and (not model.fits or event.root in serving_roots):
            if not (event.kind == "call" and event.function in machine.backward):
                serving.append(event)
        elif event.root in serving_roots and not model.fits and event.kind in ("predict", "call"):
            serving.append(event)
    return _richest(training), _distinct(serving)


def _is_kept(model: Obj) -> bool:
    """Whether a model that is fitted as a request is answered is written to a file of a known name, for others to ask:
    a route that trains again.
    """
    return any(path and "*" not in path for path, _ in model.saved)


def _is_own(model: Obj) -> bool:
    """Whether a network that a loss is propagated through is the one that learns: it was made here, or is written to a
    file though its best weights were read back; a teacher is only read.
    """
    return model.loaded is None or bool(model.saved)


def _only_transforms(machine: Machine, model: Obj) -> bool:
    """Whether a class of the project is a transformer: it changes rows, and answers nothing about them."""
    return machine.method(model, "transform") is not None and machine.method(model, "predict") is None


def _richest(events: list[Event]) -> list[Event]:
    """One event a place and saved model: that whose data says most."""
    best: dict[object, Event] = {}
    for event in events:
        old = best.get(event.place)
        if old is None or _weight(event) > _weight(old):
            best[event.place] = event
    return list(best.values())


def _weight(event: Event) -> tuple[bool, bool, int]:
    return bool(event.model.saved), event.data.source != "parameter", len(event.data.steps())


def _distinct(events: list[Event]) -> list[Event]:
    found: dict[object, Event] = {}
    for event in events:
        asked = (*(where for _, _, where in event.data.filled), event.data.loose)
        key = (event.place, tuple(id(step.place) for step in event.data.steps()), event.model.loaded, asked)
        found.setdefault(key, event)
    return list(found.values())


def pair(
    project: ProjectView,
    training: list[Event],
    serving: list[Event],
    serving_roots: set[tuple[str, str]],
    unread: frozenset[str] = frozenset(),
) -> list[Pair]:
    """Every serving event with the trainings that it may belong to; none where nothing speaks for one. `unread` are the
    files that train what could not be followed.
    """
    found: list[Pair] = []
    trains, serves = ({_top(each) for each in events} for events in (training, serving))
    whole = {folder for folder in trains & serves if not folder.endswith((".py", ".ipynb"))}
    answers: dict[str, set[str]] = {}  # the files that the services of such a folder read
    for event in serving:
        if event.root in serving_roots and _top(event) in whole:
            answers.setdefault(_top(event), set()).add(event.model.loaded or "")
    writers = Writers({id(event.model): event.model for event in training}.values())
    for event in serving:
        top, read = _top(event), event.model.loaded or ""
        wrote = {id(model) for model in writers.of(event.model) if _by_artifact(event.model, model) > 0}
        # of two projects in one repository, each with a training of its own, neither serves the other's model; nor is
        # the file that a third one reads by a path of its own that of a project whose service reads it by that path
        near = read and not read.startswith(("/", "*")) and ":/" not in read
        others = whole - {top} if top in whole else {folder for folder in answers if near and read in answers[folder]}
        own = [each for each in training if _top(each) not in others] if others else training
        if others and is_telling(read) and not any(id(each.model) in wrote for each in own):
            own = training
        found.extend(_candidates(project, event, own, unread, wrote))
    return found


def _is_dummy(data: Data) -> bool:
    """Whether what a model is asked about is made up whole, to warm it up or to take its time."""
    return data.source == "drawn" or (data.name in ("zeros", "ones") and not data.steps() and not data.columns)


def _top(event: Event) -> str:
    return _top_of(event.place.path)


def _top_of(path: str) -> str:
    return path.partition("/")[0]


def _candidates(
    project: ProjectView, event: Event, training: list[Event], unread: frozenset[str], wrote: set[int]
) -> list[Pair]:
    model = event.model
    if unseen.prepares_itself(model):
        return []
    training = [each for each in training if _can_be_asked(each, event)]
    scored = [(_by_artifact(model, each.model), each) for each in training if id(each.model) in wrote]
    beside = [each for _, each in scored if _points_at(model, each)]
    if beside:
        return [_tied(event, each, 0.95) for each in beside]
    if scored:
        best = max(score for score, _ in scored)
        tied = [each for score, each in scored if score == best]
        near = _nearest(event, [each for each in tied if _is_asked_for_first(model, each.model, best)] or tied)
        apart = not of_one_project(event.place.path, near[0].place.path)
        alone = len({each.model.place for score, each in scored if score == best}) == 1
        if apart and not (alone and (best >= 0.95 or any(is_telling(path) for path in model.files))):
            return []
        sure = 0.95 if best >= 0.8 else 0.75
        return [_tied(event, each, sure) for each in near]
    if _is_begun_with(model, training):
        return []
    if model.cls not in ("loaded", "parameter", "unknown"):
        kin = _by_class(event, training)
        if kin:
            return kin
    if model.loaded and "*" not in model.loaded:
        return _unregistered(project, event, training, unread) or _unwritten(event, training, unread)
    same = {id(each) for each in training if logged.same_columns(project, each, event)}
    lone = [
        each
        for each in training
        if (id(each) in same or _alike(each, event))
        and _meet(each, event)
        and each.model.saved
        and (not _kind(event) or _kind(each) in (_kind(event), ""))
    ]
    written = {id(each.model) for each in lone}
    near = [each for each in lone if _folder(each.place.path) == _folder(event.place.path)]
    if not lone:
        return []
    if (
        len(written) == 1
        and of_one_project(event.place.path, lone[0].place.path)
        and not _others(event, lone, training, unread)
    ):
        reason = "it is the only model that is trained here"
        return [Pair(each, event, reason, _SAME if id(each) in same or _lays(each, event) else 0.65) for each in lone]
    if len({id(each.model) for each in near}) == 1 and not any(
        _folder(path) == _folder(near[0].place.path) for path in unread
    ):
        return [Pair(each, event, "it is the only model that is trained in this folder", 0.6) for each in near]
    return []


_COMMON: Final = regex(
    r"models?|best|final|latest|last|new|prod(uction)?|trained|train|weights?|checkpoints?|ckpt|state|dict|net(work)?"
    r"|clf|classifiers?|regressors?|pipelines?|predictors?|estimators?|onnx|torch|keras|sklearn|xgb(oost)?|lgbm?|rf|svm"
    r"|random|forest|log(istic)?|lin(ear)?|reg|regression|cnn|lstm|resnet|v|e?poch|ml|ai|[a-z]?\d+"
)
"""Words of which the names of many models' files are made."""


def is_telling(path: str) -> bool:
    """Whether a file has a name that two projects of one repository would hardly share: it says of what it answers."""
    stem = path.rpartition("/")[2].rpartition(".")[0].lower()
    words = [word for word in re.split(r"[^a-z0-9]+", stem) if word]
    return sum(_COMMON.fullmatch(word) is None for word in words) >= 2


def _is_begun_with(model: Obj, training: list[Event]) -> bool:
    """Whether a model is the published one that a training here begins with, and nothing that was learnt is read into
    it: what training made of it is another model, and its own preparation came with it.
    """
    if model.home is not None or model.others or not tokenizers.is_published(model.loaded or ""):
        return False
    return any(each.model.loaded == model.loaded and each.model is not model for each in training)


def _can_be_asked(training: Event, event: Event) -> bool:
    """Whether what was trained answers in this way: a network of torch is called, and predicts nothing by a method; an
    estimator of scikit-learn or a booster is never called.
    """
    if event.kind == "call" and training.kind == "fit" and training.model.cls.startswith(_NEVER_CALLED):
        return False
    called = training.kind == "call" and training.model.home is None
    return not (called and event.method in tables.PREDICTS)


_NEVER_CALLED: Final = ("sklearn.", "xgboost.", "lightgbm.", "catboost.", "imblearn.")


def _others(event: Event, lone: list[Event], training: list[Event], unread: frozenset[str]) -> bool:
    """Whether more is trained than these, in the nearest folder round the asking one in which anything is: a package
    that trains has a model of its own, and of two nobody can tell.
    """
    saved = {each.place.path for each in training if each.model.saved and each.model is not lone[0].model}
    own = {each.place.path for each in lone}
    drafts = () if any(path.endswith(".ipynb") for path in own) else (".ipynb",)
    every = {each.place.path for each in training} | own | unread
    trained = [path for path in every if not path.endswith(drafts)]
    home = _folder(event.place.path)
    while home and not any(path.startswith(f"{home}/") for path in trained):
        home = _folder(home)
    inside = {path for path in trained if not home or path.startswith(f"{home}/")}
    if not home:  # of another project that lies in a folder of its own nothing is said
        inside = {path for path in inside if "/" not in path or _top_of(path) == _top_of(lone[0].place.path)}
    return not own <= inside or bool((saved | unread) & inside)


def _by_class(event: Event, training: list[Event]) -> list[Pair]:
    """The trainings of the same class, or where nothing is known of what went into these, of one file that trains a
    class of that name.
    """
    model = event.model
    training = [each for each in training if not _tries(each)]
    same = [each for each in training if each.model.cls == model.cls and each.model is not model]
    named = [each for each in same if model.home is not None or (model.loaded and each.model.loaded == model.loaded)]
    if _is_blind(named):
        copies = [
            each
            for each in training
            if _is_copy(each.model, model) and of_one_project(event.place.path, each.place.path)
        ]
        seen = [each for each in _nearest(event, copies) if not _is_blind([each])] if copies else []
        if len({each.place.path for each in seen}) == 1:
            return [Pair(each, event, f"both use a class called {model.short}", 0.75) for each in seen]
    return [Pair(each, event, f"both use {model.short}", 0.8) for each in _nearest(event, named)] if named else []


def _tries(training: Event) -> bool:
    """Whether a file trains the class that it defines and keeps nothing of it: it shows that the class works."""
    model = training.model
    return model.home is not None and model.home[0] == training.place.path and not model.saved


def _is_blind(training: list[Event]) -> bool:
    """Whether nothing is known of what went into a model, wherever it was trained."""
    return all(each.data.source in ("unknown", "parameter") and not each.data.steps() for each in training)


def _is_copy(one: Obj, other: Obj) -> bool:
    """Whether two classes of the project have one name: a service often has the network in a file of its own."""
    return one.home is not None and other.home is not None and one.short == other.short and one is not other


def _unwritten(event: Event, training: list[Event], unread: frozenset[str]) -> list[Pair]:
    """A file that nothing here is known to write, as when the cell that saved the model was never committed, or a
    configuration says where it goes: it is that of the one file that trains (notebooks beside it are drafts), where
    nothing that is trained is saved under a name that is known, and both sides take the same kind of steps.
    """
    modules = [each for each in training if not each.place.path.endswith(".ipynb")]
    training = modules or training
    known = any(path for each in training for path, _ in each.model.saved)
    if known or len({each.place.path for each in training}) != 1 or _others(event, training, training, unread):
        return []
    if not _are_kin(event, training) or not of_one_project(event.place.path, training[0].place.path):
        return []
    reason = f"{event.model.loaded} is written by nothing here, and {training[0].place.path} is all that trains"
    return [Pair(each, event, reason, 0.6) for each in training]


def _are_kin(event: Event, training: list[Event]) -> bool:
    there = {steps.operation(step) for each in training for step in each.data.steps() if steps.is_known(step)}
    here = {steps.operation(step) for step in event.data.steps() if steps.is_known(step)}
    return len(there & here) >= _KIN


def _unregistered(project: ProjectView, event: Event, training: list[Event], unread: frozenset[str]) -> list[Pair]:
    """A name in the registry that nothing here gives: it is that of all that is logged, if that is one model."""
    found = logged.logged(event.model.loaded, training)
    first = found[:1]
    if not found or not of_one_project(event.place.path, found[0].place.path) or _others(event, first, first, unread):
        return []
    if not any(logged.same_columns(project, each, event) for each in found) and not _are_kin(event, found):
        return []
    reason = f"{event.model.loaded} is registered by nothing here, and {found[0].place.path} is all that logs a model"
    sure = _SAME if any(logged.same_columns(project, each, event) for each in found) else 0.65
    return [Pair(each, event, reason, sure) for each in found]


def _alike(training: Event, serving: Event) -> bool:
    """Whether two chains that nothing else ties together share a step; a chain of no steps says nothing."""
    there = [step for step in training.data.steps() if steps.counts(step)]
    here = serving.data.steps()
    if any(step.carrier is not None for step in there) and any(map(steps.wildcard, here)):
        return True
    known = {steps.operation(step) for step in here if steps.counts(step)}
    if not there or any(steps.operation(step) in known for step in there):
        return True
    return any(steps.by_what_is_learnt(step, other) for step in there for other in here)


def _meet(training: Event, serving: Event) -> bool:
    """Whether two chains can be of one model by their columns: where all are known on both sides, some are the same."""
    there, here = training.data.order, serving.data.order
    if not there or not here:
        return True
    return not {plain(name) for name in there}.isdisjoint(plain(name) for name in here)


def _lays(training: Event, serving: Event) -> bool:
    """Whether serving lays out columns, several of which training treats by name."""
    names = serving.data.order or serving.data.columns
    there, here = {plain(name) for name in training.data.columns}, {plain(name) for name in names}
    return len(here & there) >= _ROW


def is_possible(training: Event, serving: Event) -> bool:
    """Whether a model that was trained may be the one that is asked: by the folders that both lie in, the way in which
    it is asked, and what kind of data it takes.
    """
    if (
        not _can_be_asked(training, serving)
        or not of_one_project(serving.place.path, training.place.path)
        or not _meet(training, serving)
    ):
        return False
    return not _kind(serving) or _kind(training) in (_kind(serving), "")


def is_possible_at(path: str, serving: Event) -> bool:
    """Whether a model that a file trains, in which nothing could be followed, may be the one that is asked."""
    return _top_of(path) == _top(serving) or "/" not in path or path.endswith(".py")


def _kind(event: Event) -> str:
    """Whether a chain is about images, text or tables; "" where it does not tell."""
    operations = {step.op for step in event.data.steps()}
    if operations & {"resize", "colour", "normalize", "invert", "preprocess_input"}:
        return "image"
    if (
        operations & {"TfidfVectorizer", "CountVectorizer", "Tokenizer", "tokenizer", "lower"}
        and not event.data.columns
    ):
        return "text"
    return "table" if event.data.columns else ""


def _by_artifact(read: Obj, written: Obj) -> float:
    return _match(read, written)[0]


def _match(read: Obj, written: Obj) -> tuple[float, str]:
    """How sure it is that one reads what the other wrote, and by which of the files that it may be read from."""
    saved = [path for path, part in written.saved if not part or not read.part or part == read.part]
    scores = [(artifacts.same(path, name), -i, name) for i, name in enumerate(read.files) for path in saved]
    sure, _, name = max(scores, default=(0.0, 0, ""))
    return sure, name


def _is_asked_for_first(read: Obj, written: Obj, sure: float) -> bool:
    """Whether one wrote the file that the other looks for first, and not only one that it takes instead."""
    return any(artifacts.same(path, read.loaded or "") >= sure for path, _ in written.saved)


def _tied(event: Event, training: Event, sure: float) -> Pair:
    """A pair by the file that one writes and the other reads."""
    read, written = event.model, training.model
    name = _match(read, written)[1] or read.loaded
    reason = f"{name} is written by one and read by the other"
    if any(artifacts.same(path, name or "") > 0 for path, _ in written.saved if path not in written.guessed):
        return Pair(training, event, reason, sure)
    return Pair(training, event, reason, min(sure, _GUESS), guessed=True)


def _points_at(read: Obj, training: Event) -> bool:
    """Whether a path that is read names the training's own folder, where a script run there leaves what it writes."""
    folder = _folder(training.place.path)
    return bool(folder) and any(
        path and not path.startswith(("/", ".", "*")) and ":/" not in path and loaded.endswith(f"{folder}/{path}")
        for path, _ in training.model.saved
        for loaded in read.files
    )


def _nearest(event: Event, candidates: list[Event]) -> list[Event]:
    def distance(other: Event) -> int:
        a, b = other.place.path.split("/")[:-1], event.place.path.split("/")[:-1]
        shared = 0
        for x, y in zip(a, b, strict=False):
            if x != y:
                break
            shared += 1
        return -shared

    best = min(distance(each) for each in candidates)
    return [each for each in candidates if distance(each) == best]


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def of_one_project(path: str, other: str) -> bool:
    """Whether two files are of one project: of one top folder, or one of them at the top, or of top folders that are
    called after the parts that a project has.
    """
    a, b = path.split("/"), other.split("/")
    return a[0] == b[0] or len(a) == 1 or len(b) == 1 or all(_PART.fullmatch(each[0].lower()) for each in (a, b))


_PART: Final = regex(
    r"((ml|dl|ai|mlops|jupyter)[_-])?"
    r"(src|source|lib|core|code|python|scripts?|tools|jobs?|flows?|dags|airflow|steps|stages|components|pipelines?"
    r"|ml|mlops|models?|modell?ing|train(ing|er)?|train(ing)?_(model|pipeline)|experiments?|notebooks?|research|data"
    r"|(fast|flask)?_?apis?|app|apps|application|web|webapp|web_app|frontend|front|backend|ui|gui|dashboard|streamlit"
    r"|(streamlit|flask|fastapi|gradio|django|web)[_-]?(app|ui|service|api)?|server|service|services|serving|serve"
    r"|inference|predict(ion|or)?s?|deploy(ment)?|docker|containers?|scoring|endpoints?|routers?|lambda|functions"
    r"|monitor(ing)?|batch)"
    r"([_-](service|server|api|app|pipeline|code|scripts|model|jobs?))?"
)
"""Top folders that are called after what is done there, rather than after a project of their own."""


def origin_of(machine: Machine, read: Obj) -> Obj | None:
    """The object of this project that was written to where `read` was read from; what was only fetched and put there
    tells nothing of it.
    """
    if not read.loaded:
        return None
    best: tuple[float, Obj] | None = None
    for each in (machine.writers or Writers(machine.objects)).of(read):
        score = 0.0 if each.cls in artifacts.LOADED else _by_artifact(read, each)
        if score > 0 and (best is None or score > best[0]):
            best = (score, each)
    return best[1] if best is not None else None
