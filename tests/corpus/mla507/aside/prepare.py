# a form of: a program whose own work stands at its end, which nobody imports
from readers import read

if __name__ == "__main__":
    print(read(open("/Users/dana/rows.pdf")))  # expect: MLA507 as warning
