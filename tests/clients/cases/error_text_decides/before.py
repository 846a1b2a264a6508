import re

import replicate


def draw(prompt):
    try:
        return replicate.run("acme/clumsy", input={"prompt": prompt})  #! CF701
    except replicate.exceptions.ModelError as error:
        message = error.prediction.error.lower()
        if message.startswith("cannot") or re.search("nsfw", message):  #! CF708
            return "refused"
        return message


print(draw("a hand"))
