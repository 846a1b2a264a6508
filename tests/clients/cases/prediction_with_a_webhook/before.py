import replicate


def start(prompt, webhook):
    """Start a prediction; the webhook is told when it ends."""
    prediction = replicate.predictions.create(  #! CF703
        version="7175d41e052114d7e66372dbe3889f00cc8dbc9f2f05a9bf10dc98b9bc8029f5",
        input={"prompt": prompt},
        webhook=webhook,
        webhook_events_filter=["completed"],
    )
    return prediction.id


if start("a hook", "https://example.com/done"):
    print("started")
