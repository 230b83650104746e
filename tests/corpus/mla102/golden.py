# seen in: alanconqrepo/predictml-api src/services/golden_test_service.py@e826dee379fcd921fc9d73b6c0387b3d8395b502
import logging

from fastapi import FastAPI

logger = logging.getLogger(__name__)
app = FastAPI()


@app.post("/golden")
def golden(cases: list[dict]):
    results = []
    for case in cases:
        try:
            actual = str(model.predict([case["row"]])[0])
            passed = actual == case["expected"]
        except Exception as error:
            logger.warning("case %s: %s", case["id"], error)
            actual = f"ERROR: {error}"
            passed = False
        results.append({"actual": actual, "passed": passed})
    return results


@app.post("/ask")
def ask(rows: list[list[float]]):
    answers = []
    for row in rows:
        try:
            answer = str(model.predict([row])[0])
        except Exception as error:  # expect: MLA102
            answer = "unknown"
        answers.append(answer)
    return answers
