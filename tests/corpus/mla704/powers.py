# seen in: Kurkool/cutip-rag-chatbot chat/services/tools.py
"""A calculator that raises to any power."""

import ast
import operator

from fastapi import FastAPI

app = FastAPI()
OPERATORS = {ast.Add: operator.add, ast.Mult: operator.mul, ast.Pow: operator.pow}


def work_out(node):
    if isinstance(node, ast.Constant):
        return node.value
    return OPERATORS[type(node.op)](work_out(node.left), work_out(node.right))


@app.get("/sum")
def work(expression: str):
    if len(expression) > 40:
        return {"error": "too long"}
    return {"is": work_out(ast.parse(expression, mode="eval").body)}  # expect: MLA704
