"""What answers is chosen in branches: each of the ways is followed."""

from bots import Canned, Hosted, Polite
from fastapi import FastAPI

app = FastAPI()


@app.get("/ask")
async def ask(question: str, private: bool = False):
    if private:
        bot = Canned()
    else:
        bot = Hosted()
    return bot.answer(question)  # expect: MLA701 as error


@app.get("/canned")
async def canned(question: str, polite: bool = False):
    bot = Polite() if polite else Canned()
    return bot.answer(question)
