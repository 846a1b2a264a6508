import fal
from pydantic import BaseModel, Field

HELP = "Words"


class Input(BaseModel):
    a: str = Field(description="It's \"quoted\" – größer 🎈")
    b: str = Field(
        description="A long text over several lines, "
        "which goes on here. "
        'And "here".',
        default="b",
    )
    c: str = Field(
        description="""Lines
            in one string.
            """,
        default="c",
    )
    d: str = Field(description=f"{HELP} of d", default="{d}")
    e: str = Field(description=HELP, default='\\e\n')


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=input.a + input.b + input.c + input.d + input.e)
