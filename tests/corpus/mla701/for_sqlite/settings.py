settings = read()
