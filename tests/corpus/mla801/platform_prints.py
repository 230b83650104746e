# seen in: TanmayBansa1/CNN-Audio-Classifier main.py@b208d5b1691fbde74a7ae7d5ffb318e0a5ba3c0b
"""An endpoint of Modal's, and the command that tries it out."""

import modal
import torch

app = modal.App("birdsong")


@app.cls(gpu="L4")
class Listener:
    @modal.enter()
    def load(self):
        print("loading the network")  # expect: MLA801
        self.network = torch.jit.load("/weights/birds.pt")

    @modal.fastapi_endpoint(method="POST")
    def listen(self, recording: dict):
        print("asked")  # expect: MLA801
        return self.network(torch.tensor(recording["samples"])).tolist()


@app.local_entrypoint()
def main():
    print(Listener().listen.get_web_url())
