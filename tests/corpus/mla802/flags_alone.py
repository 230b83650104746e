# seen in: yihong1120/Construction-Hazard-Detection examples/streaming_web/ws_handlers.py@acf706a77ae37d66ae6ae230bfd60d46f9a641d7
from fastapi import FastAPI, WebSocket

app = FastAPI()


def _described(frame) -> dict[str, object]:
    """What a page shows beside the picture."""
    return {"has_smoke": bool(frame.alarms), "frame_id": frame.number}


def _named(frame):
    if frame.note:
        return {"has_smoke": True, "note": frame.note}
    return {"has_smoke": False}


@app.websocket("/furnace")
async def furnace(socket: WebSocket):
    async for frame in frames(socket):
        payload = _described(frame)
        payload["sent_count"] = socket.state.sent
        print(f"send {payload}")
        await socket.send_json(payload)


@app.websocket("/furnace/notes")
async def notes(socket: WebSocket):
    async for frame in frames(socket):
        payload = _named(frame)
        print(f"send {payload}")  # expect: MLA802
        await socket.send_json(payload)


@app.websocket("/furnace/words")
async def words(socket: WebSocket):
    async for frame in frames(socket):
        payload = {"is_open": frame.open}
        payload["words"] = frame.words
        print(f"send {payload}")  # expect: MLA802
        await socket.send_json(payload)


@app.websocket("/furnace/all")
async def everything(socket: WebSocket):
    async for frame in frames(socket):
        payload = {"is_open": frame.open}
        payload.update(frame.extra)
        print(f"send {payload}")  # expect: MLA802
        await socket.send_json(payload)
