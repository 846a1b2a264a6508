import replicate

output = replicate.run(  #! CF701
    "acme/painter:7175d41e052114d7e66372dbe3889f00cc8dbc9f2f05a9bf10dc98b9bc8029f5",
    input={
        "prompt": "a lighthouse",  # what to draw
        "negative_prompt": "people",
    },
)
print(output[0].url)
