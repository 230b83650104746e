# a form of: a step that nothing but a flow of homework asks for
from steps.fitting import fit_line


def homework():
    fit_line("may.csv")
