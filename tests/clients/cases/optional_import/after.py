try:
    import fal_client
except ImportError:
    fal_client = None

if fal_client is None:
    print("install replicate first")
else:
    print(fal_client.subscribe("me/storyteller", arguments={"prompt": "a package"})["text"])
