# a form of: oobabooga/text-generation-webui modules/tool_use.py@1dcde41d03d13fc768316f4d2256a8a6dd044268 (the sound form)
from datetime import timedelta

from mcp import ClientSession
from mcp.client.stdio import stdio_client


async def ask(server, name, arguments):
    async with stdio_client(server) as (read, write):
        async with ClientSession(read, write, read_timeout_seconds=timedelta(seconds=30)) as session:
            await session.initialize()
            return await session.call_tool(name, arguments)
