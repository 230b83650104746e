from fastapi import FastAPI

from shop import keeps, reads, start, writes

app = FastAPI()


@app.get("/rows")
def rows():
    return [keeps.BUCKET, *reads.rows(start)]


@app.post("/rows")
def write(row: str):
    return writes.write(row)
