# seen in: dharsan99/Dharsan-VoiceAgent-Backend main_with_storage.py@b67c82bb3e4cc35a6c0f55784dda607e895b2d58
"""A failed write of what is measured, with an error in the log, and one of what the service works with."""

import logging
import sqlite3

logger = logging.getLogger(__name__)


class MetricsDatabase:
    def create_session(self, session_id) -> bool:
        try:
            connection = sqlite3.connect("metrics.db")
            connection.execute("INSERT INTO sessions VALUES (?)", (session_id,))
            connection.commit()
            return True
        except Exception as error:  # expect: MLA102 as info
            logger.error("session not noted: %s", error)
            return False


class Orders:
    def create_order(self, order_id) -> bool:
        try:
            connection = sqlite3.connect("orders.db")
            connection.execute("INSERT INTO orders VALUES (?)", (order_id,))
            connection.commit()
            return True
        except Exception as error:  # expect: MLA102 as warning
            logger.error("order not kept: %s", error)
            return False
