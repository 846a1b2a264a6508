import fal_client


def start(prompt, webhook):
    """Start a prediction; the webhook is told when it ends."""
    prediction = fal_client.submit(
        "me/painter",
        arguments={"prompt": prompt},
        webhook_url=webhook,
    )
    return prediction.request_id


if start("a hook", "https://example.com/done"):
    print("started")
