# a form of: captions over web sockets
import asyncio
import json

import numpy as np
import websockets
from faster_whisper import WhisperModel

model = WhisperModel("small")
MOST = 30 * 16_000


def heard(samples):
    segments, _ = model.transcribe(samples)
    return " ".join(segment.text for segment in segments)


async def running(socket):
    window = np.zeros(0, dtype=np.float32)
    async for frame in socket:
        window = np.concatenate([window, np.frombuffer(frame, dtype=np.float32)])[-MOST:]
        await socket.send(json.dumps({"partial": await asyncio.to_thread(heard, window)}))


async def whole(socket):
    parts = []
    async for frame in socket:
        if frame == "end":
            break
        parts.append(np.frombuffer(frame, dtype=np.float32))  # expect: MLA704
    await socket.send(json.dumps({"text": await asyncio.to_thread(heard, np.concatenate(parts))}))


async def bytewise(socket):
    sound = b""
    while True:
        piece = await socket.recv()
        if piece == "end":
            break
        sound += piece  # expect: MLA704
    await socket.send(await asyncio.to_thread(heard, np.frombuffer(sound, dtype=np.float32)))


async def capped(socket):
    sound = bytearray()
    async for frame in socket:
        sound.extend(frame)
        if len(sound) > 4 * MOST:
            await socket.close(1009)
            return
    await socket.send(await asyncio.to_thread(heard, np.frombuffer(sound, dtype=np.float32)))


async def sentences(socket):
    held = bytearray()
    async for frame in socket:
        held.extend(frame)
        if frame.endswith(b"\n"):
            await socket.send(await asyncio.to_thread(heard, np.frombuffer(held, dtype=np.float32)))
            held.clear()


async def answers(socket):
    told = []
    async for frame in socket:
        told.append(await asyncio.to_thread(heard, np.frombuffer(frame, dtype=np.float32)))
    await socket.send(json.dumps(told))


async def main():
    first = await websockets.serve(running, "0.0.0.0", 7001)
    others = [await websockets.serve(each, "0.0.0.0", 0) for each in (bytewise, capped, sentences, answers)]
    second = await websockets.serve(whole, "0.0.0.0", 7002, max_size=None)  # expect: MLA704
    third = await websockets.serve(bytewise, "0.0.0.0", 7003, max_size=8 << 20)
    fourth = await websockets.serve(capped, "0.0.0.0", 7004)
    fifth = await websockets.serve(sentences, "0.0.0.0", 7005)
    await asyncio.gather(*(each.wait_closed() for each in (first, second, third, fourth, fifth, *others)))
