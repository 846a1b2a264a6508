import replicate

song = replicate.run("acme/composer", input={"prompt": "a waltz", "duration": 8})  #! CF701
with open("waltz.wav", "wb") as file:
    file.write(song.read())
