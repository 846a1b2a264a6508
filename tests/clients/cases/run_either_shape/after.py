import fal_client


def url_of(prompt):
    output = fal_client.subscribe("me/painter", arguments={"prompt": prompt})
    return output["images"][0]["url"]


print(url_of("a guess"))
