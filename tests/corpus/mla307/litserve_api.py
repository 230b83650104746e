# a form of: a LitServe API that takes what it needs out of the body
import fasttext
import litserve as ls
from pydantic import BaseModel, Field


class Wanted(BaseModel):
    text: str = Field(max_length=2000)


class Detect(ls.LitAPI):
    def setup(self, device):
        self.model = fasttext.load_model("lid.bin")

    def decode_request(self, request):
        return request["text"], request.get("k", 1)  # expect: MLA307

    def predict(self, given):
        text, most = given
        return self.model.predict(text, k=most)


class DetectWanted(Detect):
    def decode_request(self, request: Wanted):
        return request.text, 1


class Checked(ls.LitAPI):
    def decode_request(self, request):
        text = request["text"]
        if not isinstance(text, str) or len(text) > 2000:
            raise ValueError("at most 2000 characters")
        return text, 1
