import replicate


def train(data):
    training = replicate.trainings.create(  #! CF705
        version="acme/painter:7175d41e052114d7e66372dbe3889f00cc8dbc9f2f05a9bf10dc98b9bc8029f5",
        input={"input_images": data},
        destination="acme/painter-of-cats",
    )
    return training.id


if __name__ == "__main__":
    print("nothing to train on")
