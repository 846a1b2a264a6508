import torch


def shout(text):
    with torch.inference_mode():
        return text.upper()
