def count():
    return len(open("people.csv").read())
