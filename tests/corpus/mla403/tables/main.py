# a form of: logins that compare what they are given with a mapping in the source
import secrets

from fastapi import FastAPI, HTTPException

from people import ACCOUNTS, ADMIN_ACCOUNT, HASHED_USERS, PORTAL_USERS, TEAM_USERS, USER_COLUMNS, USERS

app = FastAPI()


@app.post("/login")
def login(name: str, password: str):
    if name in USERS and USERS[name] == password:
        return {"name": name}
    account = ACCOUNTS.get(name)
    if account and secrets.compare_digest(account["password"], password):
        return {"name": name}
    for user in PORTAL_USERS:
        if user["username"] == name and user["password"] == password:
            return {"name": name}
    if HASHED_USERS[name] == hashed(password):
        return {"name": name}
    if name != ADMIN_ACCOUNT["username"] or password != ADMIN_ACCOUNT["password"]:
        raise HTTPException(401)
    return {"name": name}


@app.get("/team")
def team(name: str, side: str):
    return {"here": TEAM_USERS[name] == side, "column": USER_COLUMNS["user"]}
