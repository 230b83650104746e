# seen in: YuriiOks/mnist-digit-classifier model/app.py@fc9874c1261f71444156e9c289c5f1f6de8b7a4d
import torch
from flask import Flask, jsonify, request
from leaves import Leaves
from trees import Trees

app = Flask(__name__)
net = Leaves()
net.load_state_dict(torch.load("leaves.pt", weights_only=True))
net.eval()


@app.post("/leaf")
def leaf():
    with torch.no_grad():
        return jsonify(kind=int(net(torch.tensor(request.json["pixels"])).argmax()))


if __name__ == "__main__":
    Trees().eval()
    app.run(port=8000)
