# seen in: weaviate/Verba goldenverba/server/api.py@6fb7c98d729bca91efe6be7d835dc9d36a53905f
"""Statuses of errors that stand in a body alone."""

from fastapi import FastAPI
from fastapi.responses import JSONResponse

app = FastAPI()


@app.post("/settings")
async def keep(settings: dict):
    try:
        app.state.store.write(settings)
        return JSONResponse(content={"status": 200})
    except Exception as error:
        return JSONResponse(content={"status": 400, "status_msg": str(error)})  # expect: MLA102 as warning


@app.post("/settings/plain")
async def keep_plainly(settings: dict):
    try:
        app.state.store.write(settings)
        return {"code": 0, "data": settings}
    except Exception as error:
        return {"code": 500, "data": str(error)}  # expect: MLA102 as warning


@app.post("/settings/sound")
async def keep_soundly(settings: dict):
    try:
        app.state.store.write(settings)
        return JSONResponse(content={"status": 200})
    except Exception as error:
        return JSONResponse(content={"status": 400, "status_msg": str(error)}, status_code=400)


@app.post("/settings/counted")
async def keep_and_count(settings: dict):
    try:
        return {"code": 500, "data": app.state.store.write(settings)}
    except Exception as error:
        return JSONResponse({"detail": str(error)}, status_code=500)
