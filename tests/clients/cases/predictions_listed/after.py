import fal_client
# TODO(cogfal CF704): this file calls fal and Replicate now: it needs both packages, and both FAL_KEY and REPLICATE_API_TOKEN, until the rest is converted  #! CF704
import replicate

fal_client.subscribe("me/greeter", arguments={"name": "list"})
# TODO(cogfal CF705): `replicate.predictions.list` has no counterpart in fal_client: requests are listed in fal's dashboard  #! CF705
print(replicate.predictions.list()[0].status)
