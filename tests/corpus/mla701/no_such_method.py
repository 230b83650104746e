# a form of: a call of a method that no class of the project has
from fastapi import FastAPI
from sklearn.linear_model import LogisticRegression

app = FastAPI()


class Plans:
    async def all(self, person):
        return self._predict_prices(person)


class Scores(LogisticRegression):
    async def all(self, person):
        return self._predict_scores(person)  # expect: MLA701


@app.get("/plans")
async def plans(person: str):
    return [await Plans().all(person), await Scores().all(person)]
