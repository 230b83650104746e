from fastapi import FastAPI

from mill import caches, config, grain, links, queues, stones

app = FastAPI()


@app.get("/grain")
def stored():
    return [grain.store(), stones.store(), config.settings.QUEUE_NAME, links.secure(), queues.NAME, caches.CACHE_URL]
