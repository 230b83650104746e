import time

import httpx
import uvicorn

from measured import app


def mean_of(count):
    began = time.perf_counter()
    for i in range(count):
        httpx.post("http://127.0.0.1:8001/mean", json={"sensor": f"s{i % 8}", "celsius": 20.0}, timeout=5)
    return (time.perf_counter() - began) / count


if __name__ == "__main__":
    uvicorn.run(app, host="0.0.0.0", port=8001)
