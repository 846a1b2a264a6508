import replicate


def paint(prompt, model="acme/painter"):
    output = replicate.run(model, input={"prompt": prompt})  #! CF701
    return output[0].url


print(paint("fox"))
