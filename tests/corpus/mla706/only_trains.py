# seen in: ChuLiYu/alphapulse-mlops-platform training/train_server.py@2d1db3fee1f5e027d2c7130cc24b1510573b1be8
"""A service that trains in the background holds no model that could be loaded or not."""

from fastapi import BackgroundTasks, FastAPI
from sklearn.linear_model import Ridge

app = FastAPI()
state = {"training": False}


def run_training(rows: list[list[float]], target: list[float]):
    state["training"] = True
    model = Ridge().fit(rows, target)
    state["scores"] = model.predict(rows).tolist()
    state["training"] = False


@app.get("/health")
def health():
    return {"status": "healthy", "service": "trainer"}


@app.post("/train")
def trigger_training(rows: list[list[float]], target: list[float], tasks: BackgroundTasks):
    tasks.add_task(run_training, rows, target)
    return {"status": "accepted"}
