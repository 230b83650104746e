# seen in: ChuLiYu/alphapulse-mlops-platform training/train_server.py@2d1db3fee1f5e027d2c7130cc24b1510573b1be8
"""What says which job goes on is there for all who ask; how the model answers is not."""

from fastapi import BackgroundTasks, FastAPI, HTTPException
from pydantic import BaseModel

from kiln import load_kiln

app = FastAPI()
kiln = load_kiln()


class Firing(BaseModel):
    glaze: str
    degrees: int = 900


class Round:
    def __init__(self):
        self.is_firing = False
        self.glaze = None


class Plan:
    def __init__(self):
        self.goal = None


fire_status = Plan()
oven = Round()


def note(firing: Firing):
    fire_status.goal = firing.glaze


def fire(firing: Firing):
    oven.is_firing = True
    oven.glaze = firing.glaze
    try:
        kiln.burn(firing.glaze)
    finally:
        oven.is_firing = False


@app.post("/fire")
def start(firing: Firing, tasks: BackgroundTasks):
    if oven.is_firing:
        raise HTTPException(409)
    tasks.add_task(fire, firing)
    note(firing)
    fire(firing)
    return {"state": oven.glaze, "goal": fire_status.goal}


@app.post("/ask")
def ask(firing: Firing):
    kiln.options.degrees = firing.degrees  # expect: MLA902
    kiln.quiet = True
    return {"answer": kiln.look(firing.glaze)}
