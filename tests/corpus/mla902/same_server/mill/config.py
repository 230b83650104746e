import os


class Settings:
    SECURE_LINKS: bool = os.getenv("SECURE_LINKS", "true") == "true"
    QUEUE_NAME: str = os.getenv("QUEUE_NAME", "flour")


settings = Settings()
