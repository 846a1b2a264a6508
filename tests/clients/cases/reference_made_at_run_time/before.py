import replicate


def run(model, **inputs):
    return replicate.run(f"acme/{model}", input=inputs)  #! CF701


print(run("greeter", name="f-string"))
