# a form of: the same work inside a span, or before a `finally`, and names that are annotated
import logging
from typing import Any

import requests
from opentelemetry import trace

logger = logging.getLogger(__name__)
tracer = trace.get_tracer(__name__)


def passages(question, store):
    """The passages that answer a question."""
    with tracer.start_as_current_span("passages"):
        found: list[str] = []
        try:
            found = store.similarity_search(question)
        except Exception:  # expect: MLA109
            logger.warning("the search failed")
        return found


def orders(customer, conn):
    try:
        rows = []
        try:
            rows = conn.execute("select * from orders where customer = ?", (customer,)).fetchall()
        except Exception as error:  # expect: MLA109
            logger.error("orders: %s", error)
        return rows
    finally:
        conn.close()


def error_rate(service):
    answer = requests.get(f"https://metrics.example/{service}", timeout=5)
    if answer.status_code == 200:
        rate: float = answer.json()["rate"]
    else:
        rate: float = 0.0  # expect: MLA109
    return rate


class Rates:
    def __init__(self, runtime):
        self.runtime = runtime
        self.last = 1.0

    def multiplier(self, currency):
        with tracer.start_as_current_span("multiplier"):
            try:
                self.last = self.runtime.invoke_endpoint(EndpointName="fx", Body=currency)
            except Exception as error:  # expect: MLA109
                logger.error("fx: %s", error)
            return self.last


# near-misses


def passages_or_none(question, store):
    with tracer.start_as_current_span("passages"):
        found: Any = None
        try:
            found = store.similarity_search(question)
        except Exception:
            logger.warning("the search failed")
            raise
        return found


def orders_told(customer, conn):
    try:
        rows: list[tuple] = []
        problem: str = ""
        try:
            rows = conn.execute("select * from orders where customer = ?", (customer,)).fetchall()
        except Exception as error:
            problem = str(error)
        return {"rows": rows, "error": problem}
    finally:
        conn.close()
