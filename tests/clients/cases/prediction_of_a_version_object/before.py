import replicate

model = replicate.models.get("acme/painter")
version = model.versions.get("7175d41e052114d7e66372dbe3889f00cc8dbc9f2f05a9bf10dc98b9bc8029f5")
prediction = replicate.predictions.create(version=version, input={"prompt": "a version"})  #! CF703
prediction.wait()
for url in prediction.output:
    print(url)
