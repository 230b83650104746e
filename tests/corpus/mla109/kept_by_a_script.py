# a form of: a script that asks for vectors once, and keeps what is answered without a look at the status
"""Nobody is answered from it: it ends where a body is no vector."""

import asyncio
import sys

import httpx


async def vectors(url, rows):
    async with httpx.AsyncClient(timeout=60) as client:
        answers = await asyncio.gather(*[client.post(url, json=row) for row in rows])
        return [answer.json() for answer in answers]  # expect: MLA109 as info


if __name__ == "__main__":
    print(asyncio.run(vectors(sys.argv[1], sys.argv[2:])))
