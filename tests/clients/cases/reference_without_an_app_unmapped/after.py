import fal_client

# TODO(cogfal CF701): "acme/painter" is the name on Replicate: put the id of the fal app here  #! CF701
output = fal_client.subscribe("acme/painter", arguments={"prompt": "a map"})
print(output["images"][0]["url"])
