import fal_client

output = fal_client.subscribe("me/transcriber", arguments={"audio_url": fal_client.upload_file("speech.wav")})
print(output["transcription"])
for segment in output["segments"]:
    print(segment["start"], segment["end"], segment["text"])
