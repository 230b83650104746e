# seen in: pagottoo/mle-fiap-fase3-diabetes-prediction api/main.py
from database import Record, get_database
from fastapi import Depends, FastAPI

app = FastAPI()


@app.post("/records")
async def ingest(record: dict, db=Depends(get_database)):
    row = Record(**record)
    db.add(row)
    db.commit()  # expect: MLA701 as warning
    return {"id": row.id}


@app.get("/records")
async def newest(db=Depends(get_database)):
    return db.query(Record).filter(Record.kept).first()  # ok: one connection is said once


@app.post("/records/{number}")
def change(number: int, db=Depends(get_database)):
    db.query(Record).filter(Record.id == number).update({"kept": True})
    db.commit()
