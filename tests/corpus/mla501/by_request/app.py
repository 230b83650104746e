# seen in: 1heodora-e/Sentinel-End-to-End-MLOps backend/app.py
from fastapi import BackgroundTasks, FastAPI
from training import train

app = FastAPI()


@app.post("/retrain")
def retrain(folder: str, tasks: BackgroundTasks) -> str:  # expect: MLA501
    tasks.add_task(again, folder)
    return "started"


def again(folder):
    train(folder, "model.keras")
