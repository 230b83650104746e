"""One JSON object a line, with the request and the model it concerns. Payloads and keys are never logged."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

FIELDS = ("request_id", "model_version", "feature_version", "route", "status", "milliseconds", "degraded", "late")


class JsonFormatter(logging.Formatter):
    """Renders the message, the `FIELDS` given as `extra`, and the type of an exception."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line."""
        entry = {
            "time": datetime.fromtimestamp(record.created, tz=UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        entry |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry)


def configure() -> None:
    """Send the package's logs to standard error as JSON."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter())
    logger = logging.getLogger("flight_delays")
    logger.handlers = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False
