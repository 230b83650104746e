# a form of: a LitServe API that times what it decodes
import time

import litserve as ls


class Timed(ls.LitAPI):
    def decode_request(self, request):
        start = time.perf_counter()
        try:
            return request["text"]  # expect: MLA307
        finally:
            self.took = time.perf_counter() - start

    def predict(self, text):
        return self.model.predict([text])


class Refusing(ls.LitAPI):
    def decode_request(self, request):
        try:
            return request["text"]
        except KeyError:
            raise ls.HTTPException(400, "no text") from None

    def predict(self, text):
        return self.model.predict([text])
