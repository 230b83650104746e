# a form of: searches compared by their scores on test rows, beside what they found in their folds
import pandas as pd
from sklearn.metrics import recall_score


def judged(search, X_test, y_test, title):
    answers = search.predict(X_test)
    return {
        "search": title,
        "cv_f1": search.cv_results_["mean_test_f1"][search.best_index_],
        "test_recall": recall_score(y_test, answers),
    }


def main(grid, sampled, X_test, y_test):
    table = pd.DataFrame([judged(grid, X_test, y_test, "grid"), judged(sampled, X_test, y_test, "sampled")])
    winner = table.loc[table["test_recall"].idxmax(), "search"]  # expect: MLA302
    return {"winner": winner, "table": table}
