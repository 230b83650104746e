# a form of: routes that an app is given in a list
import joblib
from aiohttp import web

model = joblib.load("rents.joblib")


async def rent(request):
    row = await request.json()
    return web.json_response({"rent": float(model.predict([row])[0])})


app = web.Application()  # expect: MLA702
app.add_routes([web.post("/rent", rent)])
