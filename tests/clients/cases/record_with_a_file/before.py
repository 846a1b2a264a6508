import replicate

output = replicate.run("acme/detector", input={"image": open("cat.png", "rb"), "threshold": 0.5})  #! CF701
print(output["count"], "found")
with open("boxes.png", "wb") as file:
    file.write(output["image"].read())
