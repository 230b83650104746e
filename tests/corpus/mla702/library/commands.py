import joblib
import typer
import uvicorn
from fastapi import FastAPI

cli = typer.Typer()


def made_for_command():
    app = FastAPI()  # expect: MLA702
    model = joblib.load("model.joblib")

    @app.post("/predict")
    def predict(row: list[float]):
        return {"score": float(model.predict([row])[0])}

    return app


@cli.command()
def serve():
    uvicorn.run(made_for_command())
