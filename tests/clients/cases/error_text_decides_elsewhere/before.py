import replicate


def is_refused(text):
    return "cannot" in text  #! CF708


try:
    replicate.run("acme/clumsy", input={"prompt": "a hand"})  #! CF701
except replicate.exceptions.ReplicateException as error:
    print("refused" if is_refused(str(error)) else "failed")
