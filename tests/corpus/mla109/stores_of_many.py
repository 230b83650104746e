# a form of: stores of vectors, features and rows, markets and weather that are out of reach and look empty
"""Helpers of a service that asks many stores."""

import ccxt
import duckdb
import yfinance as yf
from fastapi import FastAPI
from feast import FeatureStore
from google.cloud import bigquery
from influxdb_client import InfluxDBClient
from neo4j import GraphDatabase
from pymilvus import MilvusClient

app = FastAPI()
store = FeatureStore(repo_path="features")
warehouse = bigquery.Client()
milvus = MilvusClient("http://milvus:19530")
graph = GraphDatabase.driver("bolt://graph")
influx = InfluxDBClient.from_env_properties()
exchange = ccxt.binance()


def neighbours(vector):
    try:
        return milvus.search("texts", data=[vector], limit=5)[0]
    except Exception:  # expect: MLA109
        return []


def history(symbol):
    try:
        return yf.Ticker(symbol).history(period="1y").to_dict("records")
    except Exception:  # expect: MLA109
        return []


def candles(symbol):
    try:
        return exchange.fetch_ohlcv(symbol, "1h")
    except Exception:  # expect: MLA109
        return []


def past(rows):
    try:
        return store.get_historical_features(entity_df=rows, features=["user:age"]).to_df().to_dict("records")
    except Exception:  # expect: MLA109
        return []


def spent(customer):
    try:
        return [dict(row) for row in warehouse.query(f"select * from spent where id = {customer}")]
    except Exception:  # expect: MLA109
        return []


def friends(customer):
    try:
        return graph.execute_query("match (a)-[:KNOWS]-(b) where a.id = $id return b", id=customer).records
    except Exception:  # expect: MLA109
        return []


def local(path):
    try:
        return duckdb.sql(f"select * from '{path}'").fetchall()
    except Exception:  # expect: MLA109
        return []


def strict(symbol):
    try:
        return exchange.fetch_ticker(symbol)
    except Exception as error:
        raise RuntimeError("no prices") from error


def parsed(text):
    try:
        return [int(part) for part in text.split(",")]
    except Exception:
        return []


@app.get("/all")
def everything(symbol: str):
    rows = [history(symbol), candles(symbol), neighbours([0.1]), past([]), spent(1), friends(1), local("a.parquet")]
    return {"rows": rows, "price": strict(symbol), "parsed": parsed("1,2")}
