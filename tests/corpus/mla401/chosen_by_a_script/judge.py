from tastes import Tastes


class Judge:
    def __init__(self, tastes, settings):
        self.tastes = tastes
        self.settings = settings

    def judge(self):
        self.tastes.move_to(self.settings["folder"])
        return self.tastes.suggest("1")


if __name__ == "__main__":
    print(Judge(Tastes("./models/tried/"), {"folder": "./models/tried/"}).judge())
