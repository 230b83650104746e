# a form of: databases, vector stores, brokers and object stores by their synchronous clients
"""Stores that an async service asks without waiting for them as it should."""

import queue

import lancedb
import neo4j
import pika
import redis
import weaviate
from confluent_kafka import Consumer
from fastapi import FastAPI
from googleapiclient.discovery import build
from minio import Minio
from neo4j import GraphDatabase
from pymilvus import MilvusClient
from pymongo import AsyncMongoClient, MongoClient
from qdrant_client import AsyncQdrantClient, QdrantClient
from sqlalchemy import create_engine, text

app = FastAPI()
orders = MongoClient("mongodb://orders")["shop"]["orders"]
visits = AsyncMongoClient("mongodb://orders")["shop"]["visits"]
milvus = MilvusClient("http://milvus:19530")
qdrant = QdrantClient("http://qdrant:6333")
quick = AsyncQdrantClient("http://qdrant:6333")
graph = GraphDatabase.driver("bolt://graph")
engine = create_engine("postgresql://orders")
pictures = Minio("pictures:9000")
consumer = Consumer({"group.id": "scores"})
waiting: queue.Queue[str] = queue.Queue()


@app.get("/orders/{number}")
async def order(number: str):
    visits_before = await visits.find_one({"number": number})
    return {"order": orders.find_one({"number": number}), "visits": visits_before}  # expect: MLA701


@app.get("/near")
async def near(text_of: str):
    found = await quick.query_points("papers", query=[0.1])
    more = qdrant.recommend("papers", positive=[1])  # expect: MLA701
    return [found, more]


@app.get("/close")
async def close(x: float):
    return milvus.search("papers", data=[[x]], limit=3)  # expect: MLA701


@app.get("/friends")
async def friends(name: str):
    with graph.session() as session:
        return session.run("MATCH (p {name: $name})-[:KNOWS]->(q) RETURN q", name=name).data()  # expect: MLA701


@app.get("/friends/later")
async def friends_later(name: str):
    async with neo4j.AsyncGraphDatabase.driver("bolt://graph") as driver:
        return await driver.execute_query("MATCH (p {name: $name}) RETURN p", name=name)


@app.get("/total")
async def total():
    with engine.connect() as connection:
        return connection.execute(text("SELECT sum(price) FROM orders")).scalar()  # expect: MLA701


@app.get("/papers")
async def papers(words: str):
    table = lancedb.connect("papers").open_table("papers")  # expect: MLA701
    return table.search(words).limit(5).to_list()


@app.get("/articles")
async def articles(words: str):
    client = weaviate.connect_to_local()  # expect: MLA701
    return client.collections.get("Article").query.near_text(query=words, limit=2)


@app.post("/pictures")
async def keep(name: str, path: str):
    pictures.fput_object("pictures", name, path)  # expect: MLA701


@app.post("/jobs")
async def job(body: str):
    connection = pika.BlockingConnection(pika.ConnectionParameters("broker"))  # expect: MLA701
    connection.channel().basic_publish("", "jobs", body)


@app.get("/sheet")
async def sheet(key: str):
    service = build("sheets", "v4")
    return service.spreadsheets().values().get(spreadsheetId=key, range="A1:B2").execute()  # expect: MLA701


async def consume():
    while True:
        message = consumer.poll(1.0)  # expect: MLA701
        await visits.insert_one({"message": message.value()})


async def glance():
    message = consumer.poll(0)
    entry = waiting.get_nowait() if waiting.empty() else waiting.get(False)
    return message, entry


async def listen():
    topic = redis.Redis("cache").pubsub()
    for message in topic.listen():  # expect: MLA701
        await visits.insert_one(message)
