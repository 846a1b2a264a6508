import fal
from pydantic import BaseModel, Field, SecretStr


def login(token: SecretStr) -> str:
    return token.get_secret_value()


class Input(BaseModel):
    name: str
    token: SecretStr = Field(description="Token")
    key: SecretStr | None = Field(description="Key", default=None)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        name = input.name
        if input.key:
            name += input.key.get_secret_value()
        return Output(text=name + login(input.token))
