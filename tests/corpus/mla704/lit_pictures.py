# a form of: a server of LitServe that decodes what it is sent
import base64
import io

import litserve as ls
from PIL import Image
from transformers import pipeline


class CaptionAPI(ls.LitAPI):
    def setup(self, device):
        self.pipe = pipeline("image-to-text", device=device)

    def decode_request(self, request):
        return Image.open(io.BytesIO(base64.b64decode(request["picture"])))  # expect: MLA704

    def predict(self, picture):
        return self.pipe(picture)


class SmallCaptionAPI(CaptionAPI):
    pass


class BoundedAPI(ls.LitAPI):
    def decode_request(self, request):
        if len(request["picture"]) > 4_000_000:
            raise ValueError("at most 3 MB")
        return Image.open(io.BytesIO(base64.b64decode(request["picture"])))

    def predict(self, picture):
        return self.pipe(picture)
