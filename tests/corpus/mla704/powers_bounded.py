"""A calculator that refuses large powers, and one that has none."""

import ast
import operator

from fastapi import FastAPI

app = FastAPI()
OPERATORS = {ast.Add: operator.add, ast.Mult: operator.mul, ast.Pow: operator.pow}


def work_out(node):
    if isinstance(node, ast.Constant):
        return node.value
    left, right = work_out(node.left), work_out(node.right)
    if isinstance(node.op, ast.Pow) and abs(right) > 12:
        raise ValueError("too large a power")
    return OPERATORS[type(node.op)](left, right)


@app.get("/sum")
def work(expression: str):
    return {"is": work_out(ast.parse(expression, mode="eval").body)}
