try:
    import replicate
except ImportError:
    replicate = None

if replicate is None:
    print("install replicate first")
else:
    print("".join(replicate.run("acme/storyteller", input={"prompt": "a package"})))  #! CF701
