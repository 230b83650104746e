# seen in: GLNVaibhav/Churn_Predictor backend/api/routers/analysis.py@e42e3543b483501d6125a1dfe9338117a3929cb6
from fastapi import FastAPI

from jobs import Jobs, Waiting
from survey import assess, grade

app = FastAPI()
jobs = Jobs()
waiting = Waiting()


@app.post("/surveys", status_code=202)
async def start_survey(name: str):
    def made(number):
        return assess(name, number)

    return {"number": jobs.start(made)}


@app.post("/grades")
def start_grade(name: str):
    def made(number):
        return grade(name, number)

    return {"number": waiting.start(made)}
