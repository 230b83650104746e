# seen in: oobabooga/text-generation-webui modules/tool_use.py@1dcde41d03d13fc768316f4d2256a8a6dd044268
from mcp import ClientSession
from mcp.client.stdio import stdio_client


async def ask(server, name, arguments):
    async with stdio_client(server) as (read, write):
        async with ClientSession(read, write) as session:
            await session.initialize()
            return await use(session, name, arguments)


async def use(session, name, arguments):
    found = await session.call_tool(name, arguments)  # expect: MLA101
    return found.content
