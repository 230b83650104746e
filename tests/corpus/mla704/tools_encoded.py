# seen in: fahminlb33/bogor-house-price src/mcp-rumah/server.py@870f0432b12938c63e1346eb16273dc3c1e626db
"""Tools on a network that are given pictures as text."""

import base64
import io
from urllib.parse import unquote

import joblib
import uvicorn
from mcp.server.fastmcp import FastMCP
from PIL import Image

mcp = FastMCP("rents")
model = joblib.load("rents.joblib")


@mcp.resource("search://picture/{picture}")
def search(picture: str) -> list[str]:  # expect: MLA704
    content = unquote(picture)
    if content.find(",") != -1:
        content = content[content.index(",") + 1 :]
    return model.predict(Image.open(io.BytesIO(base64.b64decode(content)))).tolist()


@mcp.tool()
def search_small(picture: str) -> list[str]:
    if len(picture) > 2_000_000:
        raise ValueError("at most 2 MB")
    return model.predict(Image.open(io.BytesIO(base64.b64decode(picture)))).tolist()


uvicorn.run(mcp.sse_app(), host="0.0.0.0", port=8000)
