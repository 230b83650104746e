# a form of: a session that waits on the loop, and holds nobody up
from database import Record, get_session
from fastapi import Depends, FastAPI

app = FastAPI()


@app.post("/records")
async def ingest(record: dict, db=Depends(get_session)):
    db.add(Record(**record))
    await db.commit()
