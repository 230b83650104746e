"""Whether a model that was picked among several is kept: saved, handed on, or held for another method to save."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.written import names_in

SAVES: Final = frozenset(
    {"dump", "save", "save_model", "log_model", "register_model", "save_object", "save_pretrained", "save_weights"}
    | {"transition_model_version_stage", "set_registered_model_alias", "create_model_version"}
)
_REPORTS: Final = frozenset({"json.dump", "yaml.dump", "yaml.safe_dump", "toml.dump", "tomli_w.dump"})
"""What writes texts and numbers, and no model."""
_LOGS: Final = frozenset({"autolog", "to_onnx", "convert_sklearn", "export", "log_artifact", "push_to_hub"})
"""What else keeps a model, or hands it to others."""
_LIBRARIES: Final = frozenset({"sklearn", "xgboost", "lightgbm", "catboost", "imblearn"})
_BEST: Final = regex(r"(?i)best|final|selected|chosen|winner|champion")
_CHOOSES: Final = regex(
    r"(?i)(^|_)(best|winner|winning|champion|select(ed)?|choose|chosen|pick|promot\w*|melhor|mejor|meilleur\w*|beste?)(_|$)"
)
"""How functions are called that give others the model to use."""


def keeps_model(file: FileContext) -> bool:
    """Whether a file saves or logs any model."""
    return any(file.call_name(call) not in _REPORTS for call in called(file, *SAVES, *_LOGS))


def is_reported(file: FileContext, picked: ast.expr) -> bool:
    """Whether what was picked is written into a report: ``json.dump({"best": best}, file)``."""
    return _is_saved(file, picked, reports=True)


def is_kept(file: FileContext, picked: ast.expr) -> bool:
    """Whether the model that was picked is saved or handed on, rather than named in a table of results."""
    home = file.function_of(picked)
    if is_kept_here(file, picked):
        return True
    return home is not None and handed_on(file, picked, home) != []


def is_kept_here(file: FileContext, picked: ast.expr) -> bool:
    """The same, but for the names in what its function returns: it is saved, made, or what the function is for."""
    home = file.function_of(picked)
    if _kept_by_object(file, picked) or _is_saved(file, picked, reports=False) or _is_made_into_model(file, picked):
        return True
    chooses = home is not None and _CHOOSES.search(home.name) is not None
    return chooses and home is not None and any(each.value is not None for each in file.inside(home, ast.Return))


def handed_on(file: FileContext, picked: ast.expr, home: FunctionNode) -> list[ast.Name]:
    """The names in what a function returns that stand for what was picked, or for the models that it is one of."""
    returned = [statement.value for statement in file.inside(home, ast.Return) if statement.lineno > picked.lineno]
    statement = file.statement_of(picked)
    target = statement.targets[0] if isinstance(statement, ast.Assign) else None
    fitted = {
        each.value.id
        for each in file.inside(home, ast.Subscript)
        if isinstance(target, ast.Name) and isinstance(each.value, ast.Name) and ast.unparse(each.slice) == target.id
    }
    return [
        part
        for value in returned
        if value is not None
        for part in ast.walk(value)
        if isinstance(part, ast.Name) and (part.id in fitted or _BEST.search(part.id))
    ]


def _is_saved(file: FileContext, picked: ast.expr, *, reports: bool) -> bool:
    """Whether a model, or, with `reports`, a text is written out where something is picked, or after that."""
    saves = [call for call in called(file, *SAVES) if (file.call_name(call) in _REPORTS) is reports]
    around = set(file.ancestors(picked, ast.Call)) if saves else set()
    home = file.function_of(picked)
    for call in saves:
        if call in around:
            return True
        if call.lineno > picked.lineno and file.function_of(call) is home:
            if home is not None or _reaches(file, picked, call):
                return True
    return False


def _reaches(file: FileContext, picked: ast.expr, save: ast.Call) -> bool:
    """Whether what a script picks, or anything that it makes of it, is in what it saves; a notebook saves much else."""
    statement = file.statement_of(picked)
    names = names_in(statement.targets[0]) if isinstance(statement, ast.Assign) else set()
    if statement is None or file.statement_of(save) is statement:
        return statement is not None
    for assign in file.tree.of(ast.Assign):
        if statement.lineno < assign.lineno <= save.lineno and names & names_in(assign.value):
            for target in assign.targets:
                names |= names_in(target)
    around = [*file.ancestors(save, (ast.If, ast.For, ast.With))]
    heads = [head for each in around for head in (getattr(each, "test", None), getattr(each, "iter", None)) if head]
    return any(names & names_in(part) for part in (save, *heads))


def _is_made_into_model(file: FileContext, picked: ast.expr) -> bool:
    """``KNeighborsClassifier(n_neighbors=best)``: what was picked is the setting of a model that is made with it."""
    statement = file.statement_of(picked)
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    names = {target.id for target in targets if isinstance(target, ast.Name)}
    home = file.function_of(picked)
    for call in file.tree.of(ast.Call):
        if call.lineno < picked.lineno or file.function_of(call) is not home:
            continue
        if (file.call_name(call) or "").partition(".")[0] not in _LIBRARIES or not last_part(call.func)[:1].isupper():
            continue
        for given in (*call.args, *(keyword.value for keyword in call.keywords)):
            if any(part is picked or (isinstance(part, ast.Name) and part.id in names) for part in ast.walk(given)):
                return True
    return False


def _kept_by_object(file: FileContext, picked: ast.expr) -> bool:
    """Whether a method keeps the model as ``self.best_model``, and another method of the class saves; or takes it from
    among the models: ``self.best_model = self.models[best]``.
    """
    home, owner = file.function_of(picked), file.class_of(picked)
    if home is None or owner is None:
        return False
    statement = file.statement_of(picked)
    names = {ast.unparse(each) for each in statement.targets} if isinstance(statement, ast.Assign) else set()
    kept = [
        assign.value
        for assign in file.inside(home, ast.Assign)
        if assign.lineno >= picked.lineno
        for whole in assign.targets
        for target in (whole.elts if isinstance(whole, ast.Tuple) else [whole])
        if isinstance(target, ast.Attribute) and ast.unparse(target.value) == "self" and _BEST.search(target.attr)
    ]
    if any(isinstance(each, ast.Subscript) and ast.unparse(each.slice) in names for each in kept):
        return True
    return bool(kept) and any(last_part(call.func) in SAVES for call in file.inside(owner, ast.Call))
