import replicate


def url_of(prompt):
    output = replicate.run("acme/painter", input={"prompt": prompt})  #! CF701
    if isinstance(output, list):
        output = output[0]
    return output.url if hasattr(output, "url") else str(output)


print(url_of("a guess"))
