# a form of: the place of the one model
painter = None
name = ""
steps = 20
