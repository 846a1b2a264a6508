import replicate


def portrait(prompt):
    return replicate.run("acme/portraitist", input={"prompt": prompt}).url  #! CF701


def run(model, prompt):
    return replicate.run(model, input={"prompt": prompt})  #! CF701 CF708


print(portrait("a king"), run("acme/portraitist", "a queen"))
