import replicate


def start(prompt):  #! CF703
    return replicate.predictions.create("acme/painter", input={"prompt": prompt})  #! CF703 CF708 CF708


def check(prompt):
    return start(prompt).status  #! CF708
