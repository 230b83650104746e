# seen in: issyugk3-zxw/RAGbased-Medical-Chatbot Backend/Models/AnalysisModels/train.py@30a0db471cb951fd7e939335023d2729559ca9f1
"""A sum of losses that each epoch starts anew, and one that lives as long as the run."""


def train(model, loader, loss_function, optimizer, epochs):
    seen = 0.0
    for _ in range(epochs):
        total = 0
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_function(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss  # expect: MLA606 as info
            seen += loss  # expect: MLA606 as error
        print(total / len(loader), seen)
