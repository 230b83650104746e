# a form of: routes that tell a failure by a field of an answer with status 200
"""A small service."""

from fastapi import FastAPI
from fastapi.responses import JSONResponse

app = FastAPI()


@app.post("/train")
def train(name: str):
    try:
        started = app.state.jobs.begin(name)
        return {"status": "ok", "job": started}
    except Exception as error:
        return {"status": "error", "message": str(error)}  # expect: MLA102


@app.post("/reload")
def reload():
    try:
        app.state.jobs.again()
        return {"success": True}
    except Exception as error:
        return JSONResponse({"success": False, "error": str(error)})  # expect: MLA102


@app.post("/drop")
def drop(name: str):
    try:
        app.state.jobs.drop(name)
        return {"success": True}
    except Exception as error:
        return JSONResponse({"success": False, "error": str(error)}, status_code=500)


@app.get("/health")
def health():
    try:
        app.state.jobs.ping()
        return {"status": "ok"}
    except Exception as error:
        return {"status": "error", "message": str(error)}


@app.get("/debug/jobs")
def debug_jobs():
    try:
        return {"ok": True, "jobs": app.state.jobs.all()}
    except Exception as error:
        return {"ok": False, "error": str(error)}


@app.post("/each")
def each(names: list[str]):
    done = []
    for name in names:
        try:
            done.append(app.state.jobs.begin(name))
        except Exception as error:
            done.append({"status": "error", "message": str(error)})
    return {"jobs": done}
