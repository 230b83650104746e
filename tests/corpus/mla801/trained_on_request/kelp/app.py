from fastapi import BackgroundTasks, FastAPI

from kelp.rows import load
from kelp.training import fit

app = FastAPI()


def job(name: str):
    print("training")  # expect: MLA801 as info
    try:
        fit(*load(name))
    except ValueError as error:
        print(f"training failed: {error}")  # expect: MLA801 as warning


@app.post("/train")
def train(name: str, tasks: BackgroundTasks):
    tasks.add_task(job, name)
    return {"queued": True}
