"""Which models a file fits: a scale by all rows moves the score of some, and of trees hardly at all."""

from __future__ import annotations

from typing import Final

from mlaudit.code.called import lasts
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

_TREES: Final = regex(r"(Forest|Tree|XGB|LGBM|CatBoost|GradientBoosting)\w*(Classifier|Regressor|Ranker)$|^CatBoost$")
_OTHERS: Final = regex(
    r"(Classifier|Regressor|Regression|SV[CR]|NB|Ridge|RidgeCV|Lasso|LassoCV|ElasticNet|KMeans|DBSCAN|KNN\w*|Neighbors\w*"
    r"|Perceptron|Discriminant\w*|PCA|SVD|TSNE|UMAP|SMOTE\w*|ADASYN|IsolationForest|OneClassSVM|Mixture|Sequential|Dense"
    r"|Linear|Module|setup|compare_models|GLM|Logit|OLS|autoML|AutoML\w*|TabPFN\w*|TabNet\w*)$"
)
_NO_MODELS: Final = regex(r"Dummy|Voting|Stacking|Bagging|AdaBoost")
"""What says nothing of how it is made: by what it is made of."""


def only_trees(file: FileContext) -> bool:
    """Whether a file makes trees or ensembles of them, and nothing else that learns."""
    return makes_no_others(file) and any(_TREES.search(last) for last in lasts(file))


def makes_no_others(file: FileContext) -> bool:
    """Whether a file makes nothing that learns but trees."""
    return not any(
        _OTHERS.search(last) and not _TREES.search(last) and not _NO_MODELS.search(last) for last in lasts(file)
    )


def fits_none(file: FileContext) -> bool:
    """Whether a notebook makes nothing that learns from a table of features: what it computes of rows is looked at."""
    if not file.path.endswith(".ipynb"):
        return False
    return not any(_TREES.search(last) or _OTHERS.search(last) for last in lasts(file))


__all__ = ["fits_none", "makes_no_others", "only_trees"]
