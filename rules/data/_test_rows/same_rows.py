"""Whether a model is asked about the rows that it was fitted on, by their names."""

from __future__ import annotations

import ast

from mlaudit.code.file import FileContext


def names_of(file: FileContext, fit: ast.Call, owner: ast.expr) -> list[str]:
    """What the fitted model goes by: ``model = Forest().fit(X, y)`` names it on the left."""
    statement = file.statement_of(fit)
    targets = statement.targets if isinstance(statement, ast.Assign) and statement.value is fit else []
    named = [target for target in targets if isinstance(target, ast.Name | ast.Attribute | ast.Subscript)]
    return [ast.unparse(owner), *map(ast.unparse, named)]


def written(file: FileContext, node: ast.expr) -> str:
    """How rows are written; those of an attribute are written as such, by whatever name a method calls them."""
    text = ast.unparse(node)
    root = node
    while isinstance(root, ast.Subscript | ast.Attribute):
        root = root.value
    bound = file.names.lookup(root.id, root) if isinstance(root, ast.Name) and root.id != "self" else []
    made = bound[0].value if len(bound) == 1 and bound[0].kind == "assign" else None
    if isinstance(root, ast.Name) and isinstance(made, ast.Attribute) and ast.unparse(made.value) == "self":
        return f"{ast.unparse(made)}{text.removeprefix(root.id)}"
    return text


def is_unchanged(file: FileContext, fit: ast.Call, call: ast.Call, given: str) -> bool:
    """Whether the name still stands for the fitted rows."""
    if file.function_of(fit) is not file.function_of(call):
        return _is_kept(file, fit, call, given)
    return not any(
        fit.lineno < assign.lineno <= call.lineno
        and any(isinstance(t, ast.Name) and t.id == given for t in ast.walk(assign) if isinstance(t, ast.Name))
        and any(given == ast.unparse(target) for target in assign.targets)
        for assign in file.tree.of(ast.Assign)
    )


def _is_kept(file: FileContext, fit: ast.Call, call: ast.Call, given: str) -> bool:
    """Whether rows of ``self.rows`` are those that another method of the class has fitted: it is set once only."""
    cls, judges = file.class_of(fit), file.function_of(call)
    if cls is None or judges is None or file.class_of(call) is not cls or not given.startswith("self."):
        return False
    if "train" in judges.name and "eval" not in judges.name:
        return False  # it gives the training score, by its name
    name = given.removeprefix("self.").partition("[")[0].partition(".")[0]
    stores = [
        each
        for each in file.inside(cls, ast.Attribute)
        if each.attr == name and isinstance(each.ctx, ast.Store) and ast.unparse(each.value) == "self"
    ]
    return len(stores) == 1
