import re

import joblib
import litserve as ls

LINK = re.compile(r"(?:https?://|www\.)\S+")  # the same links


class Topics(ls.LitAPI):
    def setup(self, device):
        self.model = joblib.load("topics.joblib")

    def decode_request(self, request):
        return LINK.sub(" ", request["text"]).strip()

    def predict(self, text):
        return self.model.predict([text])[0]  # expect: MLA202
