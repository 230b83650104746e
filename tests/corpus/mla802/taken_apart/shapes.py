from dataclasses import dataclass
from enum import Enum


class Tide(Enum):
    LOW = "low"
    HIGH = "high"


@dataclass
class Place:
    stationId: str
    depth: float


@dataclass
class Letter:
    words: str
    pages: int
