import replicate

frames = replicate.run("acme/flipbook:76525edaf1984a0ac8aed092054dda184559c108a32a387545d0bfa709937246", input={"prompt": "a horse", "frames": 4})  #! CF701
for index, frame in enumerate(frames):
    with open(f"frame-{index}.png", "wb") as file:
        file.write(frame.read())
