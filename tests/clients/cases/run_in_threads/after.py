from concurrent.futures import ThreadPoolExecutor

import fal_client


def greet(name):
    return fal_client.subscribe("me/greeter", arguments={"name": name})["text"]


with ThreadPoolExecutor() as executor:
    for greeting in executor.map(greet, ["one", "two", "three"]):
        print(greeting)
