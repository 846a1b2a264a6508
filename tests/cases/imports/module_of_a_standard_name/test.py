import torch


def restore(model, text):
    with torch.no_grad():
        return model(text)
