# seen in: umbertogriffo/rag-chatbot backend/api/endpoints/chat.py@9eb6534b2823f26bb43cdb9d60ac22999e44b639
"""A dependency by its short name is the class that it stands for."""

from fastapi import Depends, FastAPI
from keys import check_key
from needs import TalkerDep
from pydantic import BaseModel

app = FastAPI(dependencies=[Depends(check_key)])


class Talk(BaseModel):
    text: str  # expect: MLA704


@app.get("/ready")
def ready(talker: TalkerDep):
    return {"ready": talker.is_loaded()}


@app.post("/talk/")
async def talk(line: Talk, talker: TalkerDep):
    return {"said": await talker.say_later(line.text), "model_version": talker.version}
