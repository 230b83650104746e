import pandas as pd
from fastapi import FastAPI
from features import row
from served import asked

app = FastAPI()


@app.post("/score")
def score(person: dict):
    return asked(pd.DataFrame([row(person, 0.1)]))
