import fal_client


class Placeholder:
    def markdown(self, text):
        print(text)


output = fal_client.stream("me/storyteller", arguments={"prompt": "a sum"})
placeholder = Placeholder()
full = ""
for item in output:
    full += item["text"]
    placeholder.markdown(full + "|")
placeholder.markdown(full)
