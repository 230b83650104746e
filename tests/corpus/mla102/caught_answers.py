# seen in: kevinxo328/ai-app-api routers/users.py@c709b91bbfd9ca4c72fa22723bbba1368e64f04f
"""Answers that a route raises for its client, and what becomes of them."""

from fastapi import FastAPI, HTTPException, status

app = FastAPI()


@app.put("/users/{name}")
def update(name: str):
    try:
        user = store.update(name)
        if not user:
            raise HTTPException(status_code=404, detail="no such user")
        return user
    except Exception as error:  # expect: MLA102
        raise HTTPException(status_code=500, detail="the update failed") from error


@app.post("/users")
def create(name: str):
    try:
        if not name:
            raise HTTPException(status.HTTP_422_UNPROCESSABLE_ENTITY, "no name")
        return store.create(name)
    except HTTPException:
        raise
    except Exception as error:
        raise HTTPException(500, "not created") from error


@app.get("/users/{name}")
def read(name: str):
    try:
        user = store.read(name)
    except Exception as error:
        raise HTTPException(500, "not read") from error
    if not user:
        raise HTTPException(404, "no such user")
    return user
