# seen in: SciPhi-AI/R2R py/core/providers/llm/openai.py@9c5a94d151f90876bd7eb860f300a8fd662dc481
import importlib

from fastapi import FastAPI
from providers import Provider

app = FastAPI()
KINDS = {"open": Provider}


@app.get("/providers")
def kinds():
    return list(KINDS)
