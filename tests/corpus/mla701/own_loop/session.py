# seen in: roboflow/inference inference_sdk/webrtc/session.py@3bb973b5ca52076a167d39e22853686fe85138c3
"""A client's loop in a thread of its own, and a coroutine that anybody may await on theirs."""

import asyncio
import threading

import requests


class Session:
    def open(self):
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        asyncio.run_coroutine_threadsafe(self._start(), self._loop).result()

    async def _start(self):
        self._servers = await self._ask()

    async def _ask(self):
        return requests.get("https://example.org/servers", timeout=5).json()  # expect: MLA701 as info


async def ask(name):
    return requests.get(f"https://example.org/{name}", timeout=5).json()  # expect: MLA701 as warning
