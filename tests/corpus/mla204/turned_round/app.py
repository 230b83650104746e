import pandas as pd
from fastapi import FastAPI
from features import add_features, clean_names
from holder import held

app = FastAPI()


@app.post("/score")
def score(rows: list[dict]):
    table = clean_names(pd.DataFrame(rows))
    ready = held().preprocessor.transform(table)  # expect: MLA204
    made = add_features(ready)
    return held().ask(made)
