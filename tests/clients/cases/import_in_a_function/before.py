def tell(prompt):
    import replicate

    return "".join(replicate.run("acme/storyteller", input={"prompt": prompt}))


print(tell("an import"))
