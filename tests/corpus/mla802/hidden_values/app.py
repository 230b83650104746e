import logging

from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel
from sqlalchemy.orm import Session

app = FastAPI()
log = logging.getLogger("x")


class Ask(BaseModel):
    text: str


@app.post("/logged")
def logged(ask: Ask, db: Session = Depends(get_db)):
    try:
        row = Row(input_text=ask.text, score=1)
        db.add(row)
        db.commit()
    except Exception as e:
        log.error(f"could not save: {e}")
        db.rollback()
    return {}
