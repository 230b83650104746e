# seen in: cpee15/mlb-prediction-app mlb_app/my_dashboard_context_cache.py@90bbb0522b942f24362062a1ddc840c8321997db
from fastapi import FastAPI

import solver

app = FastAPI()
_patched = False
_plain_rows = None
_plain_means = None
_asked = None


def patch():
    """Puts a cache before what the solver reads, once: whoever comes later leaves at the first test."""
    global _patched, _plain_rows, _plain_means
    if _patched:
        return
    _plain_rows = solver.rows
    _plain_means = solver.means
    solver.rows = lambda day: cached("rows", _plain_rows, day)
    solver.means = lambda day: cached("means", _plain_means, day)
    _patched = True


def remember(day):
    global _asked
    if _patched:
        return None
    _asked = solver.rows(day)  # expect: MLA709
    return _asked


@app.get("/predict")
def predict(day: str):
    patch()
    return {"score": solver.score(day), "before": remember(day)}
