import logging

import fal_client


def draw(prompt):
    try:
        return fal_client.subscribe("me/clumsy", arguments={"prompt": prompt})["text"]
    except fal_client.FalClientHTTPError as error:
        logging.warning("no picture: %s", error)
        return None


print(draw("a hand"))
