# seen in: Kazi-Mahmudul/product-recommender-ai app/services/error_handler.py@bf5cc3fb5c77716d41f315bfc41298e44bbe6283
"""What an error tells its user is written by the program."""

from dataclasses import dataclass


@dataclass
class Failure:
    error_id: str
    message: str
    user_message: str


@dataclass
class Turn:
    turn_id: str
    user_message: str


class ReefError(Exception):
    def __init__(self, message: str, user_message: str):
        super().__init__(message)
        self.user_message = user_message
