from enum import Enum


class Band(str, Enum):
    YOUNG = "young"
    MIDDLE = "middle"
    OLD = "old"
    OLDEST = "oldest"
