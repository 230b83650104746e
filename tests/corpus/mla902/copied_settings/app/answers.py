from app.config import local_model


def answer(question):
    return question.upper() if local_model else question
