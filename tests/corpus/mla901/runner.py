"""A job that runs a notebook."""

import papermill


def retrain(day):
    papermill.execute_notebook("train.ipynb", f"out/{day}.ipynb")  # expect: MLA901
