import replicate

for model in replicate.models.list():
    if model.name == "painter":
        print(model.owner, model.latest_version.cog_version)
print([hardware.sku for hardware in replicate.hardware.list()])
