# a form of: a Starlette route that takes a picture as its body
import io

from PIL import Image
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from transformers import pipeline

look = pipeline("image-classification", model="nsfw")


def scores(raw):
    return look(Image.open(io.BytesIO(raw)))


async def picture(request: Request):
    raw = await request.body()  # expect: MLA704
    return JSONResponse(scores(raw))


async def small_picture(request: Request):
    if int(request.headers.get("content-length", "0")) > 2_000_000:
        raise HTTPException(413)
    return JSONResponse(scores(await request.body()))


async def echo(request: Request):
    return JSONResponse({"bytes": (await request.body()).hex()})


app = Starlette(
    routes=[
        Route("/picture", picture, methods=["POST"]),
        Route("/small", small_picture, methods=["POST"]),
        Route("/echo", echo, methods=["POST"]),
    ]
)
