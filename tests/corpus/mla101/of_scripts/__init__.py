from .asking import ask

__all__ = ["ask"]
