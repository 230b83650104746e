# a form of: a load that answers False where it fails, and a start that does not look
import joblib
from fastapi import FastAPI, HTTPException

app = FastAPI()


class Prices:
    def __init__(self):
        self.model = None

    def load_model(self):
        try:
            self.model = joblib.load("prices.joblib")
            return True
        except Exception as error:  # expect: MLA103
            print("no prices:", error)
            return False

    def predict(self, row):
        return self.model.predict([row])[0]


class Stock:
    def __init__(self):
        self.forest = None

    def load_forest(self):
        try:
            self.forest = joblib.load("stock.joblib")
            return True
        except Exception as error:
            print("no stock:", error)
            return False

    def predict(self, row):
        return self.forest.predict([row])[0]


class Returns:
    def __init__(self):
        self.net = None

    def load_net(self):
        try:
            self.net = joblib.load("returns.joblib")
            return True
        except Exception as error:
            print("no returns:", error)
            return False

    def predict(self, row):
        if self.net is None:
            raise HTTPException(503, "no net")
        return self.net.predict([row])[0]


prices, stock, returns = Prices(), Stock(), Returns()


@app.on_event("startup")
def start():
    prices.load_model()
    if not stock.load_forest():
        raise SystemExit("no stock model")
    returns.load_net()


@app.post("/predict")
def predict(row: list[float]):
    return {"price": prices.predict(row), "stock": stock.predict(row), "returns": returns.predict(row)}
