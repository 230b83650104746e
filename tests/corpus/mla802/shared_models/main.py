# a form of: the body of a request whose model another module declares, logged here and by what it is handed to
import logging

from fastapi import FastAPI

from .models import Application, Reading, hidden, settings

app = FastAPI()
log = logging.getLogger("main")
log.info("settings %s", settings)  # expect: MLA802
log.info("settings %s", settings.model_dump())  # expect: MLA802
log.info("settings %s", hidden)
log.info("model %s", settings.model)


@app.post("/score")
def score(application: Application):
    log.info("scoring %s", application.model_dump_json())  # expect: MLA802
    keep(application)
    keep_loans(application.loans)
    return model.predict(application)


@app.post("/reading")
def reading(reading: Reading):
    log.info("reading %s", reading)
    return model.predict(reading)


def keep(item):
    log.info("audit %s", item)  # expect: MLA802


def keep_loans(loans):
    log.info("audit %s", loans)
