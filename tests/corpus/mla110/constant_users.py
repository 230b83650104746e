"""Who asks, where nobody is asked."""

from fastapi import Depends, FastAPI, HTTPException, Request

app = FastAPI()


def get_current_user():  # expect: MLA110
    return {"user": "demo", "role": "admin"}


def get_current_account(request: Request):
    if "token" not in request.headers:
        raise HTTPException(401)
    return {"user": request.headers["token"]}


def get_active_user():
    return {"user": "demo", "role": "reader"}


@app.get("/me")
def me(user: dict = Depends(get_current_user)):
    return user


@app.get("/account")
def account(user: dict = Depends(get_current_account)):
    return user
