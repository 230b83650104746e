from dataclasses import dataclass


@dataclass
class Person:
    email: str
    level: int


@dataclass
class Place:
    row: int
    level: int
