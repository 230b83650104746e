import httpx
import requests


async def price_of(item):
    async with httpx.AsyncClient() as client:
        return (await client.get(f"https://shop.example/{item}", timeout=None)).json()


async def cheapest(item):
    # the loop is held by this: no bound of asyncio ends it
    return requests.get(f"https://shop.example/{item}").json()  # expect: MLA101 as error
