# seen in: oobabooga/text-generation-webui modules/api/models.py@1dcde41d03d13fc768316f4d2256a8a6dd044268 (the sound form)
"""What a call writes out keeps the function that it asks from its work."""

from fastapi import FastAPI

from adapters import adapt, drop_all, summary

app = FastAPI()


@app.post("/adapters")
async def load_adapters(names: list[str]):
    adapt(names)  # expect: MLA701 as error
    return names


@app.delete("/adapters")
async def unload_adapters():
    drop_all()
    return []


@app.get("/summary")
async def short():
    return summary()


@app.get("/summary/full")
async def full():
    return summary(full=True)  # expect: MLA701 as error
