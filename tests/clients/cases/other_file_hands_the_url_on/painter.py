import replicate


def paint(prompt):
    return replicate.run("acme/painter", input={"prompt": prompt})  #! CF701
