# a form of: routes that ask what another module makes, holds or hands out
import asyncio

from fastapi import FastAPI
from stores import ask_database, cache, keep, later, passages, patient, session, settings, shelf, writer

app = FastAPI()


@app.post("/notes")
async def note(text: str):
    keep(text)  # expect: MLA701


@app.get("/orders")
async def orders():
    cursor = ask_database().cursor()  # expect: MLA701
    cursor.execute("SELECT id FROM orders")
    return cursor.fetchall()


@app.get("/passages")
async def find(text: str):
    return passages().query(query_texts=[text])  # expect: MLA701


@app.get("/users")
async def users():
    with session() as opened:
        return opened.query(dict).all()  # expect: MLA701


@app.get("/cached")
async def cached(key: str):
    return cache.get(key)  # expect: MLA701


@app.get("/shelved")
async def shelved(key: str):
    return shelf.client.get(key)  # expect: MLA701


@app.get("/written")
async def written():
    return writer.chat.completions.create(model="small", messages=[], max_tokens=9)  # expect: MLA701


@app.get("/awaited")
async def awaited(key: str):
    await patient.chat.completions.create(model="small", messages=[], max_tokens=9)
    return await later.get(key)


@app.get("/threaded")
async def threaded(key: str):
    await asyncio.to_thread(keep, key)
    return await asyncio.to_thread(cache.get, key)


@app.get("/limit")
async def limit():
    return settings().get("limit")


@app.get("/plain")
def plain(key: str):
    return cache.get(key)


@app.get("/put-off")
async def put_off(text: str):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, lambda: sorted(passages().query(query_texts=[text])))
