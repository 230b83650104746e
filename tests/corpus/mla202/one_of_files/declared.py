import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    model_file: str = Field(default="models/rents_ridge.joblib", description="where the model lies")


settings = Settings()
app = FastAPI()
model = joblib.load(settings.model_file)


@app.post("/rent")
def rent(area: float, floor: int):
    return float(model.predict(pd.DataFrame([{"area": area, "floor": floor}]))[0])  # expect: MLA202
