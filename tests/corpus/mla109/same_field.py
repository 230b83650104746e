# a form of: an answer whose number says the same of a failure and of a prediction
from django.http import JsonResponse


class Irrigation:
    def post(self, request, field):
        try:
            depth = float(model.predict([request.row])[0])
            return JsonResponse({"field": field, "mm": round(depth, 1)})
        except Exception as error:  # expect: MLA109
            return JsonResponse({"field": field, "mm": 0, "note": str(error)})

    def put(self, request, field):
        try:
            return JsonResponse({"field": field, "mm": float(model.predict([request.row])[0])})
        except Exception as error:
            return JsonResponse({"field": field, "mm": 0, "error": str(error)}, status=500)

    def patch(self, request, field):
        try:
            return JsonResponse({"field": field, "mm": float(model.predict([request.row])[0])})
        except Exception as error:
            return JsonResponse({"field": field, "mm": None, "note": str(error)})


class Reranker:
    def rerank(self, text, found):
        if self.model is None:
            return [1.0] * len(found)  # expect: MLA109
        return self.model.predict([(text, each) for each in found]).tolist()

    def embed(self, texts):
        if self.model is None:
            raise RuntimeError("there is no model")
        return self.model.encode(texts)
