# a form of: tools that a program runs as its own child
import joblib
from mcp.server.fastmcp import FastMCP

mcp = FastMCP("rents")
model = joblib.load("rents.joblib")


@mcp.tool()
def predict_rent(area: float, rooms: int) -> float:
    return float(model.predict([[area, rooms]])[0])


if __name__ == "__main__":
    mcp.run(transport="stdio")
