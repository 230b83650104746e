# seen in: PhoenixWild29/secureai-deepfake-detection ai_model/enhanced_detector.py@a93dcb224db82a73538d14e068d052e05c9b68b7
from celery import Celery
from hearing import hear, hear_later

worker = Celery("hearing")


@worker.task
def hear_all(names: list[str]):
    return [hear(name) + hear_later(name) for name in names]
