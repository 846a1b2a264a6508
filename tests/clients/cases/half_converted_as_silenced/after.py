import fal_client
# TODO(cogfal CF704): this file calls fal and Replicate now: it needs both packages, and both FAL_KEY and REPLICATE_API_TOKEN, until the rest is converted  #! CF704
import replicate

print(fal_client.subscribe("me/portraitist", arguments={"prompt": "a king"})["image"]["url"])
print(replicate.run("acme/portraitist", input={"prompt": "a queen"}).url)  # noqa: CF701
