# seen in: meechy-glitch/ML-prediction-API routers/users.py@4f601ca7cc8bf7785949bb8dc6a70b803edb4218
"""Lists that say themselves that a database is missing, and one that does not."""

from fastapi import FastAPI

app = FastAPI()
fake_users_db = []
users = []


@app.post("/users")
def add(name: str):
    fake_users_db.append(name)  # expect: MLA709 as info
    return name


@app.post("/members")
def join(name: str):
    users.append(name)  # expect: MLA709 as warning
    return name
