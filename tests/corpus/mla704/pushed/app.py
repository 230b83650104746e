# seen in: RitAreaSciencePark/sem-image-classifier-api src/redis_queue.py@c72eae8d02209d3aca8a4b851f2a6a49856d97e8
from fastapi import FastAPI
from pydantic import BaseModel, Field
from waiting import ShortWaiting, Waiting

app = FastAPI()
waiting = Waiting()
short = ShortWaiting()


class Plate(BaseModel):
    picture: str = Field(max_length=4_000_000)


@app.post("/plates")
def add(plate: Plate):
    short.add_asked(plate.picture)
    short.add_late(plate.picture)
    short.answer("1", "seen")
    return {"number": waiting.add(plate.picture)}
