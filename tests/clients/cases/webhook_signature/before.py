import replicate


def is_genuine(headers, body):
    secret = replicate.webhooks.default.secret()  #! CF707
    try:
        replicate.webhooks.validate(headers=headers, body=body, secret=secret)  #! CF707
    except ValueError:
        return False
    return True


print(is_genuine({"webhook-id": "1", "webhook-timestamp": "1", "webhook-signature": "v1,AAAA"}, "{}"))
