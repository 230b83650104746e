# a form of: a password that is made up at the start because none is set, and told in the log
import logging
import random
import secrets
import string

from fastapi import FastAPI

logger = logging.getLogger(__name__)
app = FastAPI()


class Admin:
    def __init__(self, settings):
        if settings["password"] == "":
            self.temp_password = "".join(random.sample(string.digits, 4))
            logger.info("no password is set; for this run it is %s" % self.temp_password)  # expect: MLA802 as info
        else:
            self.temp_password = None


class Users:
    def __init__(self, store, settings):
        if not settings["admin_password"]:
            admin_password = secrets.token_hex(8)
            store.add("admin", admin_password)
            logger.info("the admin's password is %s", admin_password)  # expect: MLA802 as warning


@app.post("/reset")
def reset(user: str, password: str = ""):  # expect: MLA802
    if not password:
        password = secrets.token_hex(8)
        logger.info("the new password is %s", password)  # expect: MLA802 as warning
    return {"user": user}
