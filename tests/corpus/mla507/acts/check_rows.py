# a form of: a module that is named for what it does, and that a service imports
ROWS = "/home/mara/rows.csv"  # expect: MLA507 as warning


def is_whole(row):
    return len(row) == len(open(ROWS).readline().split(","))
