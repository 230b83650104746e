from .fitting import Fitter
