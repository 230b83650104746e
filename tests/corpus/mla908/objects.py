# seen in: RiyadMehdi7/churnvision_web_1_0 backend/app/services/ml/churn_prediction_service.py@616197bffee3ffee8014117ac756c898ae2aa8e4
from fastapi import FastAPI, UploadFile

app = FastAPI()


@app.post("/predict")
def predict(file: UploadFile):
    answers = []
    for _, row in table(file).iterrows():
        person = Person(years=float(row.get("years", 3)), level=str(row.get("level", "low")))
        answers.append(Answer(share=by_rule(person), why=reasons(person)))
    return answers


@app.post("/classify")
def classify(file: UploadFile):
    ratios = []
    for _, row in table(file).iterrows():  # expect: MLA908
        ratios.append({"ratio": row["paid"] / row["owed"], "level": str(row["level"])})
    return model.predict(ratios)
