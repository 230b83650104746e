# a form of: a script of which a DAG of classic operators runs the functions, so that nobody sees what they print
import joblib


def answers(model, rows):
    try:
        return model.predict(rows)
    except Exception as error:
        print("no answers:", error)
        return None


if __name__ == "__main__":
    print(answers(joblib.load("model.joblib"), [[1.0]]))
