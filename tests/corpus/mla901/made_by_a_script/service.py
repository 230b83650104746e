# seen in: fahminlb33/bogor-house-price src/mcp-rumah/price_predictor.py
import lightgbm as lgb
from decouple import config
from fastapi import FastAPI

app = FastAPI()
model = lgb.Booster(model_file=config("REGRESSOR_PATH"))


@app.post("/price")
def price(row: list[float]):
    return float(model.predict([row])[0])
