# a form of: a script of which a DAG of classic operators runs the functions, so that nobody sees what they print
import joblib


def answers(model, rows):
    try:
        return model.predict(rows)
    except Exception as error:  # expect: MLA102
        print("no answers:", error)
        return None


def score():
    return answers(joblib.load("model.joblib"), [[1.0]])


if __name__ == "__main__":
    score()
