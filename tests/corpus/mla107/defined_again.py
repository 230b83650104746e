# seen in: Yasmani-Cascante/retail-recommender-system src/api/core/redis_config_fix.py@d438a0e3bd9521522b2beba1ca92fc3838f06cea
from fastapi import FastAPI

app = FastAPI()


class Cache:
    def put(self, key, value):
        try:
            self.client.set(key, value)
        except OSError:
            raise Exception("no cache")

    def put(self, key, value):  # noqa: F811
        try:
            self.client.set(key, value)
        except OSError:
            raise Exception("no cache")  # expect: MLA107


cache = Cache()


@app.post("/rows")
def keep(key: str, value: str):
    cache.put(key, value)
    return {"key": key}
