# a form of: a key that production gives under a name that nothing takes
import os

from fastapi import FastAPI

app = FastAPI()
SECRET_KEY = os.getenv("SECRET_KEY", "change-me")  # expect: MLA403 as error


@app.get("/who")
def who():
    return {"signed": bool(SECRET_KEY)}
