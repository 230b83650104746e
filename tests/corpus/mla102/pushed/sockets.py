# seen in: Kalyani9618/Heart-Disease chatbot_service/core/services/websocket_manager.py@9119f3b6f19489a9ae941ac5d5e109b0064916d6
"""Pages that were closed, and a method whose answer somebody asks for on an object that nobody knows."""


class Page:
    def __init__(self, socket):
        self.socket = socket

    async def push(self, data) -> bool:
        try:
            await self.socket.send_json(data)
            return True
        except Exception:
            return False

    def record(self, row) -> bool:
        try:
            database.insert_one(row)
            return True
        except Exception:
            return False

    def note(self, row) -> bool:
        try:
            database.insert_one(row)
            return True
        except Exception:  # expect: MLA102
            return False


pages: dict = {}


async def hello(socket):
    page = Page(socket)
    await page.push({"type": "hello"})
    page.record({"kind": "hello"})
    page.note({"kind": "hello"})


def record_all(row):
    return sum(1 for page in pages.values() if page.record(row))
