import fal_client

try:
    fal_client.subscribe("me/clumsy", arguments={})
except fal_client.FalClientHTTPError as error:
    print("again later" if error.status_code == 429 else "wrong")
    print(error.status_code)
