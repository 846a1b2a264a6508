import replicate

try:
    output = replicate.run("acme/storyteller:2a5e1ea1dcfeb27d558a05a789e90937abd943ddde0170e7c153ad73d6ebbd15", input={"prompt": "a sum"})  #! CF701
except replicate.exceptions.ModelError:
    output = ["failed"]
for piece in output:  #! CF708
    print(piece, end="")
