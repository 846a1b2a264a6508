import replicate


def pieces(prompt):
    for event in replicate.stream("acme/storyteller", input={"prompt": prompt}):  #! CF702
        yield str(event)


print("|".join(pieces("a cloud")).rstrip("|"))
