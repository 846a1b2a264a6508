import fal


@fal.function(requirements=["pyjokes"], machine_type="S")
def joke() -> str:
    import pyjokes

    return pyjokes.get_joke()
