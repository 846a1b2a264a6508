import replicate

output = replicate.run("acme/transcriber", input={"audio": open("speech.wav", "rb")})  #! CF701
print(output["transcription"])
for segment in output["segments"]:
    print(segment["start"], segment["end"], segment["text"])
