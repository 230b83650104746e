# a form of: an aiohttp handler that gathers an upload chunk by chunk
import io

import pandas as pd
from aiohttp import web
from lightgbm import Booster

booster = Booster(model_file="churn.txt")


async def score(request):
    reader = await request.multipart()
    part = await reader.next()
    table = bytearray()
    while piece := await part.read_chunk():
        table.extend(piece)  # expect: MLA704
    return web.json_response(booster.predict(pd.read_csv(io.BytesIO(table))).tolist())


async def score_small(request):
    reader = await request.multipart()
    part = await reader.next()
    table, size = io.BytesIO(), 0
    while piece := await part.read_chunk():
        size += len(piece)
        if size > 2_000_000:
            raise web.HTTPRequestEntityTooLarge(max_size=2_000_000, actual_size=size)
        table.write(piece)
    return web.json_response(booster.predict(pd.read_csv(table)).tolist())


def build():
    app = web.Application(client_max_size=0)  # expect: MLA704
    app.router.add_post("/score", score)
    app.router.add_post("/score/small", score_small)
    return app


def build_small():
    return web.Application(client_max_size=4 << 20)
