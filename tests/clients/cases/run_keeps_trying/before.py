import time

import replicate
from replicate.exceptions import ReplicateError


def paint(prompt, attempts=3):
    for attempt in range(attempts):
        try:
            return replicate.run("acme/painter", input={"prompt": prompt})[0].url  #! CF701
        except ReplicateError as error:
            print("attempt", attempt + 1, "failed")
            time.sleep(0)
    return None


print(paint("a try"))
print(paint(None))
