# a form of: the settings that hold the keys, of which some may be left out
import os
from dataclasses import dataclass, field

from pydantic import Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    scoring_key: str = ""
    report_token: str | None = Field(default=None, alias="REPORT_TOKEN")
    partner_key: str
    pad_token: str = "<pad>"


@dataclass
class Limits:
    upload_secret: str = field(default_factory=lambda: os.getenv("UPLOAD_SECRET", ""))


FEED_KEY = os.environ.get("FEED_KEY")
SIGNING_KEY = os.environ["SIGNING_KEY"]
settings = Settings()
limits = Limits()
