"""Reading code: files and notebooks, names, facts of a whole project, and the engine that runs rules over them."""
