# seen in: Raj-Indra-Asura/Crop-Recommendation-System src/pipelines/predict_pipeline.py@4a98bf31f58df09af44e38d32cf295610a129f53, sfarrukhm/sentiment-mlops app/serve.py@ee74caaeb12f1cf2d0afb6132ee96e51f7a5b84d, mKhaiTruong/thesis-redo-withMLOP-pneumonia-segmentation services/onnx_export/main.py@4663fd7f8de4b03ea78edb3ca6850369efaba5fc, junxng/churn-mlops-project src/Churn/pipeline/prediction.py@748096e250ecd4d9c8f027afd550a2ae10de640b
"""What is loaded only where it was not handed over, or was another one, or after the answer."""

import joblib
from fastapi import BackgroundTasks, Depends, FastAPI
from shelf import read, score, score_late

app = FastAPI()
small = False
model = read("large")


def held():
    return model


@app.post("/given")
def given(row: list[float], pipeline=Depends(held)):
    return score(row, pipeline)


@app.post("/switch")
def switch(row: list[float], want_small: bool):
    global model, small
    if want_small != small:
        model, small = read("small"), want_small
    return model.predict([row]).tolist()


@app.post("/run-export")
def run_export():
    return {"written": read("export").export("model.onnx")}


@app.post("/later", status_code=202)
def later(tasks: BackgroundTasks):
    tasks.add_task(score_late, [1.0])
    return {"job": 1}


@app.post("/named/{kind}")
def named(kind: str, row: list[float]):
    picked = joblib.load(f"models/{kind}.joblib")  # expect: MLA605 as info
    return picked.predict([row]).tolist()


@app.post("/each")
def each(row: list[float]):
    fresh = joblib.load("models/fresh.joblib")  # expect: MLA605 as error
    return fresh.predict([row]).tolist()
