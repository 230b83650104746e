# seen in: roboflow/inference inference/usage_tracking/collector.py@3bb973b5ca52076a167d39e22853686fe85138c3
import socket

from fastapi import FastAPI

app = FastAPI()


@app.get("/here")
async def here():
    return socket.gethostbyname(socket.gethostname())


@app.get("/there")
async def there(name: str):
    return socket.gethostbyname(name)  # expect: MLA701
