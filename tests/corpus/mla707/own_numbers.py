# a form of: a forecast whose numbers are parameters of the route
from typing import Annotated

import joblib
from fastapi import FastAPI, HTTPException, Query

app = FastAPI()
wind = joblib.load("wind.joblib")


def forecast(hours, degrees):
    if not 0 < hours < 73:
        raise HTTPException(422, "at most 72 hours")
    return float(wind.predict([[hours, degrees]])[0])


@app.get("/wind/{park}")
def of_park(park: str, hours: int = 24, degrees: float = 10.0):  # expect: MLA707
    return float(wind.predict([[park, hours, degrees]])[0])


@app.get("/near/{park}")
def near(park: str, hours: Annotated[int, Query(ge=1, le=72)] = 24, degrees: Annotated[float, Query(le=50)] = 10.0):
    return float(wind.predict([[park, hours, degrees]])[0])


@app.get("/checked/{park}")
def checked(park: str, hours: int = 24, degrees: float = 10.0):
    return forecast(hours, degrees)


@app.get("/listed/{park}")
def listed(park: str, limit: int = 24, offset: int = 10):
    return wind.predict([[park]]).tolist()[offset : offset + limit]
