"""The API of the server."""

import litserve as ls
import torch


class RatingAPI(ls.LitAPI):
    def setup(self, device):
        self.network = torch.jit.load("ratings.pt").to(device)

    def decode_request(self, request):
        return torch.tensor(request["films"])

    def predict(self, films):
        return self.network(films)

    def encode_response(self, ratings):
        return {"ratings": ratings.tolist()}
