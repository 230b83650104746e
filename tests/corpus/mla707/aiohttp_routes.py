# seen in: DaniilShp/car-cost-prediction-api-aiohttp regression/routes.py@0b5caae2c2674997c357716c5025b5c5d560d0ae
"""A service on aiohttp."""

import pandas as pd
from aiohttp import web

routes = web.RouteTableDef()


@routes.post("/predict")
async def predict(request: web.Request):
    data = await request.json()  # expect: MLA707
    try:
        frame = pd.DataFrame(data)
    except ValueError:
        frame = pd.DataFrame.from_dict(data, orient="index").T
    return web.Response(text=str(request.app["model"].predict(frame)[0]))


@routes.post("/checked")
async def checked(request: web.Request):
    data = Row.model_validate(await request.json())
    return web.Response(text=str(request.app["model"].predict([data.values])[0]))
