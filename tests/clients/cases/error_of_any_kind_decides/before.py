import replicate


def draw(prompt):
    return replicate.run("acme/clumsy", input={"prompt": prompt})  #! CF701


try:
    print(draw("a hand"))
except Exception as error:
    if "NSFW" in str(error):  #! CF708
        print("not safe")
    print(type(error).__module__ != "builtins")

try:
    int("many")
except Exception as error:
    print("invalid" in str(error))
