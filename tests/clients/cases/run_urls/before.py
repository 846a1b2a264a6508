import replicate
import requests

urls = replicate.run("acme/painter", input={"prompt": "a boat"}, use_file_output=False)  #! CF701
response = requests.get(urls[0])
with open("boat.png", "wb") as file:
    file.write(response.content)
print(len(urls), "picture")
