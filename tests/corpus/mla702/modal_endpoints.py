# seen in: TanmayBansa1/CNN-Audio-Classifier main.py@b208d5b1691fbde74a7ae7d5ffb318e0a5ba3c0b
"""An endpoint that a platform gives an address of its own."""

import modal

app = modal.App("birdsong")
image = modal.Image.debian_slim().pip_install("transformers")


@app.cls(image=image, gpu="L4")
class Listener:
    @modal.enter()
    def load(self):
        from transformers import pipeline

        self.pipe = pipeline("audio-classification")

    @modal.fastapi_endpoint(method="POST")  # expect: MLA702
    def listen(self, recording: dict):
        return self.pipe(recording["url"])

    @modal.fastapi_endpoint(method="GET")
    def labels(self):
        return list(self.pipe.model.config.id2label)
