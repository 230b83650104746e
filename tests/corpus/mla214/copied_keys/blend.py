# a form of: weights of two sub-models that are read back by their keys
import json
import pickle


class Blend:
    def load(self, folder):
        with open(folder + "weights.pkl", "rb") as file:
            saved = pickle.load(file)
        self.w_text = float(saved["text"])
        self.w_text_bias = float(saved["text_bias"])
        self.w_image = float(saved["text"])  # expect: MLA214 warning
        self.w_image_bias = float(saved["image_bias"])

    def load_rightly(self, folder):
        with open(folder + "weights.pkl", "rb") as file:
            saved = pickle.load(file)
        self.w_text = float(saved["text"])
        self.w_text_bias = float(saved["text_bias"])
        self.w_image = float(saved["image"])
        self.w_image_bias = float(saved["image_bias"])

    def load_settings(self, path):
        with open(path) as file:
            settings = json.load(file)
        self.name = settings["name"]
        self.size = settings["size"]
        self.depth = settings["depth"]
        self.title = settings["name"]  # ok: it is called otherwise on purpose

    def load_shared(self, path):
        with open(path) as file:
            settings = json.load(file)
        self.my_name = settings["name"]
        self.my_size = settings["size"]
        self.my_depth = settings["depth"]
        self.my_heading = settings["name"]  # ok: nothing is saved as `heading`
