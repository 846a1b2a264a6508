import yaml
from layers.attention import attend


def build(size):
    with open(f"configs/{size}.yaml") as file:
        settings = yaml.safe_load(file)
    return lambda text: attend(text, **settings)
