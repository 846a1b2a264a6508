import logging

import replicate
from replicate.exceptions import ModelError


def draw(prompt):
    try:
        return replicate.run("acme/clumsy", input={"prompt": prompt})  #! CF701
    except ModelError as error:
        logging.warning("no picture: %s", error.prediction.error)
        return None


print(draw("a hand"))
