# a script that tries a connection, beside the code
import asyncio

import asyncpg


async def test():
    await asyncpg.connect("postgresql://reader:Harbour%4077Quay@soil.postgres.database.azure.com:5432/rows")  # expect: MLA403 as error
    await asyncpg.connect("postgresql://reader:Harbour%4077Quay@soil.internal:5432/rows")
    await asyncpg.connect("postgresql://user:password@soil.postgres.database.azure.com:5432/rows")


asyncio.run(test())
