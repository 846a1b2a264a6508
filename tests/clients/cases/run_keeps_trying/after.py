import time

import fal_client


def paint(prompt, attempts=3):
    for attempt in range(attempts):
        try:
            return fal_client.subscribe("me/painter", arguments={"prompt": prompt})["images"][0]["url"]
        except fal_client.FalClientError as error:
            print("attempt", attempt + 1, "failed")
            time.sleep(0)
    return None


print(paint("a try"))
print(paint(None))
