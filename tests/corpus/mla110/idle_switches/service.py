from asking import Watch, user
from fastapi import Depends, FastAPI

app = FastAPI()
app.add_middleware(Watch)


@app.post("/predict")
def predict(rows: list[float], who: str = Depends(user)):
    return {"price": model.predict([rows])[0], "for": who}
