from tastes import Tastes


class Judge:
    def __init__(self, every, settings):
        self.every = every
        self.settings = settings

    def judge(self):
        for tastes in self.every:
            tastes.move_to(self.settings["folder"])
        return [tastes.suggest("1") for tastes in self.every]


if __name__ == "__main__":
    print(Judge([Tastes("./models/tried/")], {"folder": "./models/tried/"}).judge())
