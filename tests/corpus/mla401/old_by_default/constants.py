SHELF = "results"
NAME = "digits.pt"
RUN, EPOCH = "first", 30
