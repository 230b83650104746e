# seen in: jtayl222/financial-mlops-pytorch scripts/demo/live-business-impact-dashboard.py@f4cd72c82e945b660798c222655594adeb10eaff
import logging

import aiohttp

logger = logging.getLogger(__name__)


async def figures(session: aiohttp.ClientSession, queries):
    found = {}
    for name, query in queries.items():
        try:
            async with session.get("http://metrics:9090/api/v1/query", params={"query": query}) as answer:
                if answer.status == 200:
                    found[name] = float((await answer.json())["data"]["result"][0]["value"][1])
                else:
                    found[name] = 0  # expect: MLA109
        except Exception as error:  # expect: MLA109
            print("no figure:", error)
            found[name] = 0
    return found


async def figures_or_gaps(session: aiohttp.ClientSession, queries):
    found = {}
    for name, query in queries.items():
        try:
            async with session.get("http://metrics:9090/api/v1/query", params={"query": query}) as answer:
                answer.raise_for_status()
                found[name] = float((await answer.json())["data"]["result"][0]["value"][1])
        except Exception:
            logger.exception("no figure for %s", name)
            found[name] = None  # ok: a gap is no zero
    return found


def open_orders(cursor):
    try:
        open_now = cursor.execute("select count(*) from orders where closed is null").fetchone()[0]
    except Exception as error:  # expect: MLA109
        logger.error("orders: %s", error)
        open_now = 0
    return open_now


def pages(cursor, page):
    try:
        page = cursor.execute("select page from progress").fetchone()[0]
    except Exception as error:
        logger.error("from the start: %s", error)
        page = 0  # ok: where to begin
    return page
