import replicate

film = replicate.run("acme/animator", input={"image": open("cat.png", "rb")})  #! CF701
with open("film.mp4", "wb") as file:
    file.write(film.read())
