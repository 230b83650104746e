from app import config
from app.config import local_model


def answer(question):
    if config.local_model:
        return question.upper()
    return question.lower() if local_model else question
