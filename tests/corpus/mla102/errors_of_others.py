# seen in: apiatx/caelyn-agent-backend backend/main.py@75ad9bfc7bda3deb9be9655ea6f2cc9c0cde67e3
"""The errors of others that a route was asked for, and its own."""

from fastapi import FastAPI

app = FastAPI()


@app.get("/runs/failed")
def failed(hours: int):
    runs = get_recent_runs(hours=hours, failed=True)
    return {"errors": runs}


@app.get("/runs/checked")
def checked(hours: int):
    if hours > 24:
        errors = ["at most a day"]
        return {"errors": errors}  # expect: MLA102
    return {"runs": model.predict(hours)}
