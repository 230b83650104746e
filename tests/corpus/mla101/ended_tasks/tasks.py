# seen in: eminaldas/Fake-News-Detection-System workers/ai_comment_task.py@1dd61cd828ab651240e46a6d2aed21d9fb5548c2
from celery import Celery

from asking import described, translated

app = Celery("reviews")


@app.task(bind=True, time_limit=300, soft_time_limit=240)
def describe(self, review):
    return described(review)


@app.task(time_limit=300)
def translate(review):
    return translated(review)


@app.task
def translate_all(reviews):
    return [translated(review) for review in reviews]
