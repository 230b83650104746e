# a form of: queries of metrics, which nobody typed in
import logging

import httpx
from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger(__name__)


def ask(query):
    answer = httpx.get("http://prometheus:9090/api/v1/query", params={"query": query}).json()
    if answer["status"] != "success":
        logger.warning("no answer to %s", query)
    return answer["data"]


@app.get("/load")
def load():
    return ask("rate(requests_total[5m])")
