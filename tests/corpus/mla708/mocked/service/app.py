from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Asked(BaseModel):
    text: str


@app.post("/predict")  # expect: MLA708 as info
async def predict(asked: Asked):
    return {"kind": model.predict([asked.text])[0]}
