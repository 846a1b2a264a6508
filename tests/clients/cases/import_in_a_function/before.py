def tell(prompt):
    import replicate

    return "".join(replicate.run("acme/storyteller", input={"prompt": prompt}))  #! CF701


print(tell("an import"))
