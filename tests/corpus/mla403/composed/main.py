# a form of: the key that tokens are signed with, the same in the code and in the compose file
import os

from fastapi import FastAPI

app = FastAPI()
JWT_SECRET_KEY = os.getenv("JWT_SECRET_KEY", "supersecretkey")  # expect: MLA403 as error
SESSION_SECRET = os.getenv("SESSION_SECRET", "sessions")  # expect: MLA403 as warning


@app.get("/who")
def who():
    return {"signed": bool(JWT_SECRET_KEY and SESSION_SECRET)}
