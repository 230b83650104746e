# seen in: weaviate/Verba goldenverba/components/managers.py@6fb7c98d729bca91efe6be7d835dc9d36a53905f
from fastapi import FastAPI

app = FastAPI()


@app.post("/rows")
def take(rows: list[float]):
    try:
        kept = store.insert(rows)
        if kept != len(rows):
            raise Exception("some rows are missing")
    except Exception as error:
        store.remove(rows)
        raise Exception(f"not stored: {error}") from error  # expect: MLA107
    return {"rows": kept}


@app.post("/labels")
def label(rows: list[float]):
    try:
        kept = store.insert(rows)
        if kept != len(rows):
            raise Exception("some labels are missing")  # expect: MLA107
    except Exception as error:
        print(error)
        raise
    return {"rows": kept}
