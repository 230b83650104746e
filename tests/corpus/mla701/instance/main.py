from fastapi import FastAPI
from service import Rates

app = FastAPI()


@app.get("/rates/{day}")
async def rates(day: str):
    return Rates.instance().fetch(day)  # expect: MLA701 as error


@app.get("/parts")
async def parts(text: str):
    return Rates.instance().parse(text)


@app.get("/both/{day}")
async def both(day: str, text: str):
    return await Rates.instance().both(day, text)
