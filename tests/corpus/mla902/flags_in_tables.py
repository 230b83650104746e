# a form of: a flag in a dictionary of the module, asked by a route and set by what that starts
import threading

from fastapi import BackgroundTasks, FastAPI, HTTPException

app = FastAPI()
state: dict = {"running": False, "last": None}
guarded = {"running": False}
shown = {"ready": False}
lock = threading.Lock()


@app.post("/evaluate")
async def evaluate(tasks: BackgroundTasks):
    if state["running"]:
        raise HTTPException(409)

    def work():
        state["running"] = True  # expect: MLA902 as info
        try:
            state["last"] = score()
        finally:
            state["running"] = False

    tasks.add_task(work)
    return {"started": True}


@app.post("/train")
def train(tasks: BackgroundTasks):
    with lock:
        if guarded["running"]:
            raise HTTPException(409)
        guarded["running"] = True
    tasks.add_task(score)
    return {"started": True}


@app.get("/ready")
async def ready():
    if shown["ready"]:
        return {"ready": True}
    shown["ready"] = True
    return {"ready": False}
