def write(birds):
    birds.to_csv("data/birds_ringed.csv")
