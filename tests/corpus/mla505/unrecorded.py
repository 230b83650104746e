# seen in: pytorch/examples mnist/main.py@77f55b912142e11fcfdf5b530231fb9c52f181e8
import torch


def train(model, batches):
    optimizer = torch.optim.Adadelta(model.parameters(), lr=1.0)
    for x, y in batches:
        optimizer.zero_grad()
        loss = torch.nn.functional.nll_loss(model(x), y)
        loss.backward()
        optimizer.step()
        print("loss", loss.item())
    torch.save(model.state_dict(), "mnist.pt")  # expect: MLA505


if __name__ == "__main__":
    torch.manual_seed(1)
    train(torch.nn.Linear(784, 10), [])
