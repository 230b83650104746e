# a form of: the text of a failed INSERT, with what a user wrote in it, in the log and in the answer
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
        log.error(f"could not save: {e}")  # expect: MLA802 as info
        db.rollback()
    return {}


@app.post("/answered")
def answered(ask: Ask, db: Session = Depends(get_db)):
    try:
        db.add(Row(**ask.dict()))
        db.commit()
    except Exception as e:
        raise HTTPException(500, detail=f"failed: {str(e)}")  # expect: MLA802 as info
    return {}


@app.post("/quiet")
def quiet(ask: Ask, db: Session = Depends(get_db)):
    try:
        db.add(Row(n=len(ask.text)))
        db.commit()
    except Exception as e:
        log.error(f"could not save: {e}")
    try:
        db.add(Row(**ask.dict()))
        db.commit()
    except Exception as e:
        log.error("could not save: %s", type(e).__name__)
    return {}


@app.post("/nested")
def nested(ask: Ask, db: Session = Depends(get_db)):
    try:
        score = model.predict(ask.text)
        try:
            db.add(Row(text=ask.text))
            db.commit()
        except Exception as e:
            log.warning("could not save: %s", e)  # expect: MLA802 as info
        return {"score": score}
    except ValueError as e:
        log.error("could not score: %s", e)
        raise HTTPException(400, detail="bad input")
