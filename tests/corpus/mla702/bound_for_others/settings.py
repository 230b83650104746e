from os import getenv


class Settings:
    HOST = getenv("CLINIC_HOST", default="127.0.0.1")
    PORT = int(getenv("CLINIC_PORT", "8300"))
