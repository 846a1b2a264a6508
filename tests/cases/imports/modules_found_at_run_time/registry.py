import importlib


def sampler_class(name):
    module, _, attribute = name.rpartition(".")
    return getattr(importlib.import_module(module), attribute)
