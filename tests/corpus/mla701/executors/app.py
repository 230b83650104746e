# seen in: jina-ai/clip-as-service server/clip_server/executors/clip_onnx.py@03410570d4398084f5ca5c88ad968248e0f3fc5d
"""Handlers of an executor of Jina, which an event loop runs."""

import asyncio

from jina import Executor, requests
from model import Towers


class Pictures(Executor):
    def __init__(self, **options):
        super().__init__(**options)
        self._model = Towers("towers")
        self._model.start()

    @requests
    async def vectors(self, docs, **options):
        for doc in docs:
            doc.vector = self._model.encode_picture({"input": doc.tensor})  # expect: MLA701

    @requests(on="/apart")
    async def apart(self, docs, **options):
        for doc in docs:
            doc.vector = await asyncio.to_thread(self._model.encode_picture, {"input": doc.tensor})

    @requests(on="/plain")
    def plain(self, docs, **options):
        for doc in docs:
            doc.vector = self._model.encode_picture({"input": doc.tensor})

    @requests(on="/names")
    async def names(self, docs, **options):
        for doc in docs:
            doc.key = self._model.encode_name(doc.name)
