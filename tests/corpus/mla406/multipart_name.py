# seen in: DaniilShp/car-cost-prediction-api-aiohttp db/routes.py@0b5caae2c2674997c357716c5025b5c5d560d0ae
"""Names that a request to aiohttp chooses."""

from pathlib import Path

from aiohttp import web

routes = web.RouteTableDef()
FOLDER = Path("tmp")


@routes.post("/table")
async def table(request: web.Request):
    part = await (await request.multipart()).next()
    target = FOLDER.joinpath(part.filename)
    with open(target, "wb") as out:  # expect: MLA406
        out.write(await part.read())
    return web.Response(text="done")


@routes.get("/plot/{path}")
async def plot(request: web.Request):
    return web.FileResponse(FOLDER / request.match_info["path"])  # expect: MLA406


@routes.get("/logo")
async def logo(request: web.Request):
    return web.FileResponse(FOLDER / "logo.png")
