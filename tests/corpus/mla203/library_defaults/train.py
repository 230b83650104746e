# a form of: arguments of library steps that one side leaves to their defaults, or gives by position
import pickle

import pandas as pd
import torch
import torchaudio
from tensorflow import keras
from tensorflow.keras.preprocessing.sequence import pad_sequences
from tensorflow.keras.preprocessing.text import Tokenizer
from voices import Voices

mel = torchaudio.transforms.MelSpectrogram(sample_rate=16000, n_mels=64)


def heard(path):
    sound, rate = torchaudio.load(path)
    return torch.log(mel(torchaudio.functional.resample(sound, rate, 16000)) + 1e-6)


class Calls(torch.utils.data.Dataset):
    def __init__(self, items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return heard(self.items[i][0]), self.items[i][1]


def train_voices(items):
    torch.manual_seed(0)
    net = Voices()
    steps, loss = torch.optim.Adam(net.parameters()), torch.nn.CrossEntropyLoss()
    for sound, name in torch.utils.data.DataLoader(Calls(items)):
        steps.zero_grad()
        loss(net(sound), name).backward()
        steps.step()
    torch.save(net.state_dict(), "voices.pt")


def train_letters():
    keras.utils.set_random_seed(0)
    letters = pd.read_csv("letters.csv")
    words = Tokenizer(num_words=4000)
    words.fit_on_texts(letters["text"])
    rows = pad_sequences(words.texts_to_sequences(letters["text"]), maxlen=80, padding="post")
    net = keras.Sequential([keras.layers.Embedding(4000, 16), keras.layers.LSTM(8), keras.layers.Dense(1)])
    net.compile("adam", "mse")
    net.fit(rows, letters["days"])
    net.save("letters.keras")
    with open("words.pkl", "wb") as file:
        pickle.dump(words, file)
