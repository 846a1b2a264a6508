import replicate


def tell(prompt):
    output = replicate.run("acme/storyteller", input={"prompt": prompt})  #! CF701
    return "".join(output)


print(tell("a king"))
print(tell("a fox").count(" "), "words")
