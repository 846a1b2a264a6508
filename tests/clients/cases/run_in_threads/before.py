from concurrent.futures import ThreadPoolExecutor

import replicate


def greet(name):
    return replicate.run("acme/greeter", input={"name": name})  #! CF701


with ThreadPoolExecutor() as executor:
    for greeting in executor.map(greet, ["one", "two", "three"]):
        print(greeting)
