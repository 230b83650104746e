"""A model server has the model loaded before that takes requests: a note. What answers them holds the loop."""

import joblib
from mlserver.model import MLModel
from mlserver.utils import get_model_uri
from network import Net


class Forest(MLModel):
    async def load(self):
        uri = await get_model_uri(self._settings)
        self._forest = joblib.load(uri)  # expect: MLA701 as info
        await self.load_network(uri)
        return True

    async def load_network(self, uri):
        self._network = Net.load_from_checkpoint(uri)  # expect: MLA701 as info

    async def predict(self, payload):
        return self._network.predict(payload)  # expect: MLA701


class Late(MLModel):
    async def load(self):
        self._uri = await get_model_uri(self._settings)
        return True

    async def read(self):
        self._forest = joblib.load(self._uri)  # expect: MLA701 as error

    async def predict(self, payload):
        await self.read()
        return {"rows": len(payload.inputs)}
