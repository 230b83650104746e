"""What clears gradients."""


def begin(model):
    for each in model.parameters():
        each.grad = None
