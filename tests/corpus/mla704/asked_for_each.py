# seen in: jomanor/weather-prediction-mlops api/api.py@2d5599123f8e9008f3aecdfb2975dfca4e47ac06
# seen in: Nipun-Malinga/churn-prediction-system system/backend/server/application/routes/v1/evaluation_data_route.py@e72fed964c856c3f208df6a53112e5b69bf4b2f2
import joblib
from fastapi import FastAPI, HTTPException, Query
from motor.motor_asyncio import AsyncIOMotorClient
from sqlalchemy import create_engine, text

app = FastAPI()
db = AsyncIOMotorClient("mongodb://store").rivers
engine = create_engine("postgresql://store/rivers")
model = joblib.load("rivers.joblib")


@app.get("/rivers/compare")
async def compare(names: str = Query(description="Comma-separated")):
    rivers = [each.strip() for each in names.split(",")]
    if len(rivers) < 2:
        raise HTTPException(400, "at least two")
    levels = []
    for river in rivers:  # expect: MLA704 as info
        cursor = db.levels.aggregate([{"$match": {"river": river}}])
        levels += await cursor.to_list(1)
    return {"levels": levels}


@app.get("/rivers/compare-few")
async def compare_few(names: str = Query(description="Comma-separated")):
    rivers = [each.strip() for each in names.split(",")]
    if len(rivers) > 10:
        raise HTTPException(400, "at most ten")
    return {"levels": [await db.levels.find_one({"river": river}) for river in rivers]}


@app.get("/rivers/compare-short")
async def compare_short(names: str = Query(max_length=80)):
    return {"levels": [await db.levels.find_one({"river": river}) for river in names.split(",")]}


def store(name: str) -> None:
    with engine.connect() as connection:
        connection.execute(text("insert into rivers values (:name)"), {"name": name})
        connection.commit()


@app.post("/rivers/known")
def known(names: list[str]):
    return {"stored": [store(name) for name in names]}  # expect: MLA704 as info


@app.post("/rivers/shown")
def shown(names: list[str]):
    return {"shown": [name.title() for name in names]}


@app.post("/rivers/two")
def two():
    return {"stored": [store(name) for name in ("Elbe", "Oder")]}
