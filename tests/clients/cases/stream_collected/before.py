import replicate


def answer(prompt):
    text = ""
    for event in replicate.stream("acme/storyteller", input={"prompt": prompt}):  #! CF702
        text += str(event)
    return text


print(answer("a sum"))
