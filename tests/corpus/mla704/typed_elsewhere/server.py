# seen in: itsmekhoathekid/RecSys-MLops apps/agentic/recsys-recommendation-mcp/src/recsys_recommendation_mcp/server.py@a7ce4e4ec31e0fea5c1e4558c35012aee7b87cac
from contracts import Answer, Least, TopK
from mcp.server.fastmcp import FastMCP

mcp = FastMCP("films")


@mcp.tool()
async def films(user: int, top_k: TopK = 10) -> Answer:
    return await client.recommend(user=user, top_k=top_k)


@mcp.tool()
async def more_films(user: int, top_k: Least = 10) -> Answer:  # expect: MLA704
    return await client.recommend(user=user, top_k=top_k)
