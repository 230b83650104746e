import pickle


class Tastes:
    def __init__(self, folder="./models/tastes/"):
        self.folder = folder
        self.bias = None

    def load(self, folder):
        with open(folder + "bias.data", "rb") as file:
            self.bias = pickle.load(file)

    def move_to(self, folder):
        self.folder = folder
        self.load(folder)

    def suggest(self, user):
        if self.bias is None:
            self.load(self.folder)
        return self.bias[user]
