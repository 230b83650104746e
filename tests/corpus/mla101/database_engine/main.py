from fastapi import FastAPI
from store import bounded, engine

app = FastAPI()


@app.post("/predict")
def predict(row: list[float]):
    with engine.begin() as connection, bounded.begin() as audit:
        audit.exec_driver_sql("insert into calls default values")
        return {"rows": connection.exec_driver_sql("select 1").scalar()}
