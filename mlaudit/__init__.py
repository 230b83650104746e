"""mlaudit: may this machine-learning model ship?"""

__version__ = "0.1.0"
