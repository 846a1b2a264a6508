import fal_client
import replicate

fal_client.subscribe("me/greeter", arguments={"name": "list"})
# TODO(cogfal CF705): `replicate.predictions.list` has no counterpart in fal_client: requests are listed in fal's dashboard  #! CF705
print(replicate.predictions.list()[0].status)
