"""One object for all, that a method of its class hands out, and a helper that is nested in a method."""

import requests


class Rates:
    _only = None

    @classmethod
    def instance(cls) -> "Rates":
        if cls._only is None:
            cls._only = cls()
        return cls._only

    def fetch(self, day: str) -> dict:
        return requests.get(f"https://rates.example/{day}", timeout=5).json()

    def parse(self, text: str) -> list[str]:
        return text.split(",")

    async def both(self, day: str, text: str):
        def fetched(of: str) -> dict:
            return requests.get(f"https://rates.example/{of}", timeout=5).json()

        def parsed(of: str) -> list[str]:
            return of.split(";")

        return fetched(day), parsed(text)  # expect: MLA701 as error
