from fastapi import FastAPI
from weights import load, load_unseen

app = FastAPI()
net = load(build(), "https://models.example.com/net.pth", "0f3c")
other = load_unseen(build(), "https://models.example.com/other.pth")


@app.post("/predict")
def predict(rows: list[float]):
    return net(rows), other(rows)
