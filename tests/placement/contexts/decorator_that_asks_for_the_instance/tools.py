import torch


def locked(function):
    def wrapper(self, *args):
        torch.cuda.synchronize(self)
        return function(self, *args)

    return wrapper
