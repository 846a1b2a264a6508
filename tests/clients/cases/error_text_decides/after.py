import re

import fal_client


def draw(prompt):
    try:
        return fal_client.subscribe("me/clumsy", arguments={"prompt": prompt})["text"]
    except fal_client.FalClientHTTPError as error:
        message = str(error).lower()
        # TODO(cogfal CF708): the text of an error decides here, and fal has other texts: `Internal Server Error` where a model fails, and where it refuses an input a list of details (`[{'loc': ..., 'msg': ..., 'type': ...}]`)  #! CF708
        if message.startswith("cannot") or re.search("nsfw", message):
            return "refused"
        return message


print(draw("a hand"))
