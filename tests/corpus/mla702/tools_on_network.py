# seen in: fahminlb33/bogor-house-price src/mcp-rumah/server.py@870f0432b12938c63e1346eb16273dc3c1e626db
"""Tools of MCP on a network."""

import joblib
import uvicorn
from mcp.server.fastmcp import FastMCP
from starlette.applications import Starlette
from starlette.routing import Mount

mcp = FastMCP("rents")
model = joblib.load("rents.joblib")


@mcp.tool()
def districts() -> list[str]:
    return ["north", "south"]


@mcp.tool()  # expect: MLA702
def predict_rent(area: float, rooms: int) -> float:
    return float(model.predict([[area, rooms]])[0])


app = Starlette(routes=[Mount("/", app=mcp.sse_app())])

if __name__ == "__main__":
    uvicorn.run(app, host="0.0.0.0", port=8000)
