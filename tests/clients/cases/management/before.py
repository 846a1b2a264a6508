import replicate

for model in replicate.models.list():  #! CF705
    if model.name == "painter":
        print(model.owner, model.latest_version.cog_version)
print([hardware.sku for hardware in replicate.hardware.list()])  #! CF705
