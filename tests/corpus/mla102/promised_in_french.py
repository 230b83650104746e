# seen in: Natsu-eng/ApplicationMLOps src/data/preprocessing.py@6af04c84266dfe75bcde5fcd56d5323bc6575e43
import logging
import pickle
from typing import Optional

from sklearn.pipeline import Pipeline

log = logging.getLogger(__name__)


def preparateur(chemin: str) -> Optional[Pipeline]:
    """Charge le pipeline.

    Returns:
        Le pipeline, ou None en cas d'erreur
    """
    try:
        with open(chemin, "rb") as fichier:
            return pickle.load(fichier)
    except Exception as erreur:  # ok: promised and declared, in whatever language
        log.error("lecture: %s", erreur)
        return None


def encodeur(chemin: Optional[str] = None) -> Optional[Pipeline]:
    """Charge l'encodeur.

    Args:
        chemin: None by default, the one of the project then
    """
    try:
        with open(chemin or "encodeur.pkl", "rb") as fichier:
            return pickle.load(fichier)
    except Exception as erreur:  # expect: MLA102 as warning
        log.error("lecture: %s", erreur)
        return None
