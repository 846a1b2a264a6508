import fal_client

try:
    fal_client.subscribe("me/clumsy", arguments={})
except fal_client.FalClientHTTPError as error:
    # TODO(cogfal CF708): fal answers with other status codes: 500 where a model fails, 422 where it refuses its inputs, 404 where there is no such app  #! CF708
    if error.status_code == 429:
        print("later")
    elif error.status_code == 404:
        print("no such model")
    print(error.status_code)
