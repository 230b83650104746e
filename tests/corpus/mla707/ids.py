# seen in: trchitho/AI-Based-Career-Recommendation-System apps/backend/app/modules/assessments/routes_assessments.py@5457e2067045f3eb8d77308a2fd5b2f705991651
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Essay(BaseModel):
    essayText: str
    assessmentId: int | None = None
    promptId: int | None = None


class Plot(BaseModel):
    plotId: int
    roomsInAll: int  # expect: MLA707
    storeys: int


@app.post("/essays/predict")
def of_essay(essay: Essay):
    return model.predict([essay.essayText])


@app.post("/plots/predict")
def of_plot(plot: Plot):
    return model.predict([[plot.roomsInAll, plot.storeys]])
