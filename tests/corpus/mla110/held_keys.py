# a form of: keys and stages that a dict of the module holds, and checks that are left out without them
import hmac
import os

from fastapi import FastAPI, Header, HTTPException

app = FastAPI()
settings = {}
settings["admin_key"] = os.getenv("ADMIN_KEY")
settings["stage"] = os.getenv("STAGE", "dev")
settings["theme"] = os.getenv("THEME")


def admin(x_key: str = Header("")):
    if settings["admin_key"] and not hmac.compare_digest(x_key, settings["admin_key"]):  # expect: MLA110
        raise HTTPException(401, "wrong key")


def partner(x_key: str = Header("")):
    if settings["stage"] == "production":  # expect: MLA110
        if x_key != "partner":
            raise HTTPException(403, "who are you?")
    return x_key


def admin_always(x_key: str = Header("")):
    if not settings["admin_key"]:
        raise HTTPException(503, "no key is set")
    if not hmac.compare_digest(x_key, settings["admin_key"]):
        raise HTTPException(401, "wrong key")


def page(name: str):
    if settings["theme"] and name != settings["theme"]:
        return {"theme": settings["theme"]}
    return {"theme": "plain"}
