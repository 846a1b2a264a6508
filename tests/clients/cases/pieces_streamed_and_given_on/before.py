import replicate


def tell(prompt):
    yield from replicate.run("acme/storyteller", input={"prompt": prompt})  #! CF701


print(list(tell("a sum")))
