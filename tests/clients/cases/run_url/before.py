import requests
import replicate

url = replicate.run("acme/portraitist", input={"prompt": "a boat"}, use_file_output=False)  #! CF701
print(url)
print(len(requests.get(url).content), "bytes")
