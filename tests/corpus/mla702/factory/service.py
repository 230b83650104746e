from haystack import Pipeline

from settings import load_pipeline


class QueryService:
    def __init__(self):
        self.pipeline = None
        try:
            self.pipeline = load_pipeline("query.yml")
        finally:
            self.pipeline = self.pipeline or Pipeline()

    def search(self, text):
        return self.pipeline.run({"query_embedder": {"text": text}})
