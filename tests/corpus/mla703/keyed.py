# seen in: eightBEC/fastapi-ml-skeleton fastapi_skeleton/api/routes/prediction.py@b7e21d8304b11201ea045c59c200d30ba40c96fa
from fastapi import Depends, FastAPI
from security import validate_request

app = FastAPI()


@app.post("/predict")
def predict(rows: list[float], authenticated: bool = Depends(validate_request)):
    return {"score": float(model.predict([rows])[0])}
