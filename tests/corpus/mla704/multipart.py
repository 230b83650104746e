# seen in: DaniilShp/car-cost-prediction-api-aiohttp db/routes.py@0b5caae2c2674997c357716c5025b5c5d560d0ae
"""Parts of a request's body: the limit of the application does not hold for them."""

from aiohttp import web

routes = web.RouteTableDef()


@routes.post("/predict")
async def predict(request: web.Request):
    reader = await request.multipart()  # expect: MLA704
    part = await reader.next()
    return web.json_response(request.app["model"].predict(await part.read()))


@routes.post("/predict/bounded")
async def bounded(request: web.Request):
    reader = await request.multipart()
    part = await reader.next()
    body = await part.read()
    if len(body) > 1_000_000:
        raise web.HTTPRequestEntityTooLarge(1_000_000, len(body))
    return web.json_response(request.app["model"].predict(body))
