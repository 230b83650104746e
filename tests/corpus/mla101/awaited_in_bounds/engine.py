# seen in: Yasmani-Cascante/retail-recommender-system src/api/core/mcp_conversation_handler.py@d438a0e3bd9521522b2beba1ca92fc3838f06cea
class Engine:
    def __init__(self, client):
        self.client = client

    async def personal(self, rows):
        return await self.client.messages.create(model="claude-sonnet-4-5", max_tokens=300, messages=rows)


class Teller:
    def __init__(self, client):
        self.client = client

    async def tell(self, rows):
        return await self.client.messages.create(model="claude-sonnet-4-5", max_tokens=300, messages=rows)
