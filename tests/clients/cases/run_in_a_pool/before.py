from concurrent.futures import ThreadPoolExecutor

import replicate


def paint(prompt):
    return replicate.run("acme/portraitist", input={"prompt": prompt})  #! CF701


with ThreadPoolExecutor(2) as pool:
    for picture in pool.map(paint, ["a fox", "a hare"]):
        print(len(picture.read()))
    print(pool.submit(paint, "an owl").result().url)
