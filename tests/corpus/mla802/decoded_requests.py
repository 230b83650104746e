# a form of: a server of LitServe that logs what it decodes, and a task of Celery
import logging

import litserve
from celery import Celery
from celery.utils.log import get_task_logger

worker = Celery("x")
log = logging.getLogger("grades")
logs = get_task_logger(__name__)


class Essays(litserve.LitAPI):
    def setup(self, device):
        self.net = load(device)
        log.info("on %s", device)

    def decode_request(self, request):
        log.info("in: %s", request)  # expect: MLA802
        essay = request["essay"]
        print(essay)  # expect: MLA802
        return {"pupil": request["pupil"], "essay": essay}

    def predict(self, x):
        rest = {k: v for k, v in x.items() if k != "essay"}
        log.info("%s", rest)  # expect: MLA802
        log.info("%d characters", len(x["essay"]))
        return self.net(x["essay"])


class Pictures(litserve.LitAPI):
    def decode_request(self, request):
        return to_tensor(request["picture"])

    def predict(self, x):
        log.info("%s", x)
        return self.net(x)


@worker.task
def classify(ticket_text: str, customer: dict):
    logs.info("classify %s", ticket_text)  # expect: MLA802
    logs.info("customer %s", customer["email"])  # expect: MLA802
    logs.info("customer %s", customer["id"])
    return model.predict(ticket_text)


@worker.task
def summarise(article):
    logs.info("article is %s", article)  # expect: MLA802
    logs.info("article of %d", len(article))
    return model.predict(article)
