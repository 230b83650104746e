class Judge:
    def _truncate_text(self, text, most=10000):
        return text if len(text) <= most else text[:most]

    def predict(self, text):
        text = self._truncate_text(text)
        return self.pipeline.predict_proba([text])[0, 1]
