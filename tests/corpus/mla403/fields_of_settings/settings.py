import os

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    SECRET_KEY: str = os.getenv("GATEWAY_SECRET_KEY", "test-secret-key")  # expect: MLA403 as info
    JWT_SECRET: str = os.getenv("GATEWAY_JWT_SECRET", "test-jwt-secret")  # expect: MLA403 as warning
    SIGNING_KEY: str = os.getenv("GATEWAY_SIGNING_KEY", "test-signing-key")
    SESSION_SECRET: str = os.getenv("GATEWAY_SESSION_SECRET", "test-session-key")  # expect: MLA403 as warning

    def __init__(self, **given):
        super().__init__(**given)
        path = os.getenv("SIGNING_KEY_FILE")
        if path:
            try:
                with open(path) as file:
                    self.SIGNING_KEY = file.read().strip()
            except OSError:
                self.SIGNING_KEY = ""
        else:
            self.SIGNING_KEY = ""
        if os.getenv("SESSION_SECRET_FILE"):
            self.SESSION_SECRET = open(os.environ["SESSION_SECRET_FILE"]).read()


settings = Settings()
