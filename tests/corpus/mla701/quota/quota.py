# a form of: a quota that is asked of a database by every request
from psycopg_pool import AsyncConnectionPool, ConnectionPool


class Quota:
    def __init__(self):
        self.pool = ConnectionPool("postgres://quota")

    def allows(self, key):
        with self.pool.connection() as connection:
            return connection.execute("SELECT used < most FROM keys WHERE key = %s", (key,)).fetchone()[0]


class AsyncQuota:
    def __init__(self):
        self.pool = AsyncConnectionPool("postgres://quota")

    async def allows(self, key):
        async with self.pool.connection() as connection:
            return (await (await connection.execute("SELECT used < most FROM keys WHERE key = %s", (key,))).fetchone())[0]
