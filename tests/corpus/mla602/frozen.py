# a form of: a teacher whose weights want no gradient
import torch


def frozen(teacher, batches):
    teacher.eval()
    for weights in teacher.parameters():
        weights.requires_grad = False
    return [teacher(x) for x in batches]  # ok: no weight wants a gradient
