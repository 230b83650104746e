# a form of: a server that is given middleware
import litserve as ls
from transformers import pipeline

from ours import KeyMiddleware


class CaptionAPI(ls.LitAPI):
    def setup(self, device):
        self.pipe = pipeline("image-to-text", device=device)

    def predict(self, image):
        return self.pipe(image)


if __name__ == "__main__":
    ls.LitServer(CaptionAPI(), middlewares=[(KeyMiddleware, {"header": "x-key"})]).run(port=8000)
