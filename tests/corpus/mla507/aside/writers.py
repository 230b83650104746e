# a form of: a module with a path of its own above the try-out at its end
from readers import read

ROWS = "/Users/dana/rows.csv"  # expect: MLA507 as warning

if __name__ == "__main__":
    print(read(open("/Users/dana/try.csv")))
