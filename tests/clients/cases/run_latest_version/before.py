import replicate

model = replicate.models.get("acme/storyteller")
output = replicate.run(f"acme/storyteller:{model.latest_version.id}", input={"prompt": "a tree"})  #! CF701
print("".join(output))
