import fal
from pydantic import BaseModel


class Output(BaseModel):
    text: str


class Plain(fal.App):
    app_name = "plain"
    machine_type = "M"
    requirements = ["words", "unidecode==1.3.8", "spelling"]

    def setup(self) -> None:
        pass

    @fal.endpoint("/")
    def plain(self) -> Output:
        from unidecode import unidecode

        return Output(text=unidecode("é"))
