# a form of: a key that an app of Flask takes with its settings, and that nothing signs with
class Config:
    SECRET_KEY = "this-is-to-be-changed"
