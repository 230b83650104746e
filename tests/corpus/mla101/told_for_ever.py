# a form of: a bot whose handler asks its model with the bound switched off, and a script that does the same
"""What a coroutine waits for holds the whole loop."""

import requests


class Bot:
    def __init__(self, address):
        self.address = address

    async def voice(self, update, context):
        return requests.post(self.address, files={"sound": update.sound}, timeout=None)  # expect: MLA101 as warning


def fetch(address):
    return requests.get(address, timeout=None)  # expect: MLA101 as info


if __name__ == "__main__":
    fetch("https://sounds.example/list")
