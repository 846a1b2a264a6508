import replicate


class Placeholder:
    def markdown(self, text):
        print(text)


output = replicate.run("acme/storyteller:2a5e1ea1dcfeb27d558a05a789e90937abd943ddde0170e7c153ad73d6ebbd15", input={"prompt": "a sum"})  #! CF701
placeholder = Placeholder()
full = ""
for item in output:
    full += item
    placeholder.markdown(full + "|")
placeholder.markdown(full)
