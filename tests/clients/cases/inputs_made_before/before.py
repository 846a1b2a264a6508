import replicate

inputs = {"prompt": "a farm", "num_outputs": 2}
if inputs["num_outputs"] > 1:
    inputs["seed"] = 3
inputs["negative_prompt"] = "a town"

output = replicate.run("acme/painter", input=inputs)  #! CF701
for picture in output:
    print(picture)
