import fal_client


def url_of(prompt):
    result = fal_client.subscribe("me/painter", arguments={"prompt": prompt})
    output = [image["url"] for image in result["images"]]
    if isinstance(output, list):
        output = output[0]
    return output if isinstance(output, str) else str(output)


print(url_of("a guess"))
