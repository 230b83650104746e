# seen in: ChuLiYu/alphapulse-mlops-platform training/train_server.py@2d1db3fee1f5e027d2c7130cc24b1510573b1be8
from fastapi import BackgroundTasks, FastAPI
from sklearn.linear_model import Ridge

app = FastAPI()


def run_training(rows, target):
    print(Ridge().fit(rows, target).predict(rows))


@app.post("/train")
def trigger_training(rows: list[list[float]], target: list[float], tasks: BackgroundTasks):
    tasks.add_task(run_training, rows, target)
    return {"status": "accepted"}
