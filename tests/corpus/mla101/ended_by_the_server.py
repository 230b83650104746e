# seen in: massquantity/LibRecommender libserving/sanic_serving/tf_deploy.py@7463d9d084bfc6d4cf06dbfc834a255801304d2f
import aiohttp
import redis.asyncio as redis
import requests
from sanic import Sanic
from sanic.response import json

app = Sanic("recommend")


@app.before_server_start
async def connect(app):
    app.ctx.redis = await redis.from_url("redis://features")  # expect: MLA101 as info


@app.post("/recommend")
async def recommend(request):
    async with aiohttp.ClientSession() as session:  # expect: MLA101 as info
        async with session.post("http://models:8501/v1/models/din:predict", json=request.json) as answer:
            return json(await answer.json())


@app.post("/similar")
async def similar(request):
    return json(requests.post("http://models:8501/similar", json=request.json).json())  # expect: MLA101
