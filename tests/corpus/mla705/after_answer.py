# seen in: Krishnendu-Chaudhuri/credit-risk-prediction-platform app/api/main.py@8b07815453de4ee37d08b0b13bda7839f0078fe0
import os

from fastapi import BackgroundTasks, FastAPI
from rq import Queue
from sklearn.linear_model import LogisticRegression

app = FastAPI()
jobs = Queue()


def fit_again(job: str):
    classifier = LogisticRegression()
    classifier.fit(*read_all(job))


def fit_at_night(job: str):
    classifier = LogisticRegression()
    classifier.fit(*read_all(job))


def fit_now(job: str):
    classifier = LogisticRegression()
    classifier.fit(*read_all(job))  # expect: MLA705


@app.post("/train", status_code=202)
def train(tasks: BackgroundTasks):
    tasks.add_task(fit_again, "7")
    return {"job": "7"}


@app.post("/train-queued", status_code=202)
def train_queued():
    return {"job": jobs.enqueue(fit_at_night, "8").id}


@app.post("/train-now")
def train_now():
    fit_now("9")
    return {"job": "9"}


@app.post("/train-process")
def train_process():
    os.system("python train.py")  # expect: MLA705
    os.system("nohup python train.py &")
    return {"job": "9"}
