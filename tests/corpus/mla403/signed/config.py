# a form of: a key that one module names and another one signs with
class Config:
    SECRET_KEY = "my_precious"  # expect: MLA403 as warning
    CSRF_SECRET = "unused"


class TestingConfig(Config):
    SECRET_KEY = "testing"


GATE_SECRET = "CHANGE_THIS_ONE"  # expect: MLA403 as warning
CHECKED_SECRET = "CHANGE_THIS_TOO"
OTHER_SECRET = "no one signs with it"
